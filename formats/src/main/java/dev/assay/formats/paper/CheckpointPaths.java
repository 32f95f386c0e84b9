package dev.assay.formats.paper;

import dev.assay.domain.Checkpoint;
import java.util.OptionalLong;

/**
 * What a checkpoint's path says, as text: the path may belong to another machine, so the disk is
 * never asked.
 */
public final class CheckpointPaths {
  private CheckpointPaths() {}

  /** Key of every pretrained baseline that has no file of its own. */
  public static final String PRETRAINED_KEY = "baseline:pretrained";

  private static final String KEY = "path:";
  private static final String CHECKPOINT = "checkpoint_";
  private static final String CONSOLIDATED = "/consolidated";

  /** The form in which two mentions of one checkpoint are equal; see {@link #normalise}. */
  public static String key(String path) {
    return KEY + normalise(path);
  }

  /** The normalised path that a {@link #key} was made of; empty for other keys. */
  public static String ofKey(String key) {
    return key.startsWith(KEY) ? key.substring(KEY.length()) : "";
  }

  /**
   * Makes two spellings of one path equal: no trailing slash, no trailing {@code /consolidated},
   * {@code //} and {@code /./} collapsed. Letters and {@code ..} stay as they are.
   */
  public static String normalise(String path) {
    String text = path.strip();
    String plain = text.indexOf('\\') >= 0 ? text.replace('\\', '/') : text;
    while (plain.contains("/./")) {
      plain = plain.replace("/./", "/");
    }
    while (plain.contains("//")) {
      plain = plain.replace("//", "/");
    }
    if (plain.endsWith("/.")) {
      plain = plain.substring(0, plain.length() - 1);
    }
    plain = withoutTrailingSlash(plain);
    if (plain.endsWith(CONSOLIDATED)) {
      plain = withoutTrailingSlash(plain.substring(0, plain.length() - CONSOLIDATED.length()));
    }
    return plain;
  }

  private static String withoutTrailingSlash(String path) {
    int end = path.length();
    while (end > 1 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(0, end);
  }

  /** Whether a registry, log or dashboard means the pretrained model by this path. */
  public static boolean isBaseline(String path) {
    String text = path.strip();
    return text.isEmpty() || text.equalsIgnoreCase("none") || text.equalsIgnoreCase("null");
  }

  /**
   * The step in a path: the last component that is exactly {@code checkpoint_<digits>}, else the
   * digits after the first {@code checkpoint_} that has some. Empty without.
   */
  public static OptionalLong step(String path) {
    OptionalLong first = OptionalLong.empty();
    OptionalLong exact = OptionalLong.empty();
    for (int at = path.indexOf(CHECKPOINT); at >= 0; at = path.indexOf(CHECKPOINT, at + 1)) {
      int start = at + CHECKPOINT.length();
      int end = digitsEnd(path, start);
      if (end == start || end - start > 18) {
        continue;
      }
      OptionalLong step = OptionalLong.of(Long.parseLong(path.substring(start, end)));
      boolean whole =
          (at == 0 || path.charAt(at - 1) == '/')
              && (end == path.length() || path.charAt(end) == '/');
      if (whole) {
        exact = step;
      } else if (first.isEmpty()) {
        first = step;
      }
    }
    return exact.isPresent() ? exact : first;
  }

  private static int digitsEnd(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  /**
   * The training run's directory: the one above the last {@code checkpoints}; empty without. A
   * directory so named directly under the root has none.
   */
  static String experimentDirectory(String normalised) {
    String marker = "/checkpoints";
    int at = normalised.lastIndexOf(marker + "/");
    if (at < 0 && normalised.endsWith(marker)) {
      at = normalised.length() - marker.length();
    }
    return at > 0 ? normalised.substring(0, at) : "";
  }

  /**
   * The training run's name: the directory above {@code checkpoints}, else the last component of
   * the configured run directory, else the directory above the weights.
   */
  public static String experiment(String path, String runDir) {
    String normalised = normalise(path);
    String directory = experimentDirectory(normalised);
    if (!directory.isEmpty()) {
      return lastComponent(directory);
    }
    String configured = lastComponent(normalise(runDir));
    if (!configured.isEmpty()) {
      return configured;
    }
    int slash = normalised.lastIndexOf('/');
    String above = slash > 0 ? lastComponent(normalised.substring(0, slash)) : "";
    return above.isEmpty() ? lastComponent(normalised) : above;
  }

  /**
   * Where the weights were when they were evaluated. A copied tree keeps the training run's
   * directory name, so when the configured run directory ends in that name, the rest of the path is
   * put behind it.
   *
   * @param path where the files are now
   * @param runDir the training configuration's {@code run_dir}; may be empty
   */
  public static String logical(String path, String runDir) {
    String home = normalise(runDir);
    if (home.isEmpty() || home.charAt(0) != '/') {
      return path;
    }
    String directory = experimentDirectory(normalise(path));
    if (directory.isEmpty() || !lastComponent(directory).equals(lastComponent(home))) {
      return path;
    }
    int tail = path.replace('\\', '/').lastIndexOf("/checkpoints");
    return tail < 0 ? path : home + path.substring(tail).replace('\\', '/');
  }

  /** The last component, empty for the root. */
  public static String lastComponent(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The last two components, by which the two ends of a link know each other. */
  static String link(String path) {
    String plain = path.strip().replace('\\', '/');
    int last = plain.lastIndexOf('/');
    int before = last <= 0 ? -1 : plain.lastIndexOf('/', last - 1);
    return plain.substring(before + 1);
  }

  static Checkpoint checkpoint(String path, String experiment) {
    return new Checkpoint(experiment, path, step(path), OptionalLong.empty(), "");
  }

  /**
   * {@code <experiment>_cp<step, 6 digits>}; without a step the weights' directory stands there.
   */
  public static String id(String experiment, String path) {
    OptionalLong step = step(path);
    if (step.isPresent()) {
      return experiment + "_cp" + padded(step.getAsLong(), 6);
    }
    String leaf = lastComponent(normalise(path));
    String id = leaf.isEmpty() || leaf.equals(experiment) ? experiment : experiment + "_" + leaf;
    return id.isEmpty() ? "run" : id;
  }

  /** The same where nothing is known but the path. */
  public static String runId(String path) {
    return id(experiment(path, ""), path);
  }

  /** {@code CP0400 - <title>}; only the title without a step. */
  static String name(OptionalLong step, String title) {
    return step.isPresent() ? "CP" + padded(step.getAsLong(), 4) + " - " + title : title;
  }

  private static String padded(long value, int width) {
    String digits = Long.toString(value);
    return digits.length() >= width ? digits : "0".repeat(width - digits.length()) + digits;
  }
}
