package dev.assay.formats.harness;

import dev.assay.domain.Glob;
import dev.assay.formats.Settings;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What names of models, files and folders tell: steps, dates, short names. */
final class Names {
  private static final String STEP_WORD = "(?:global_?step|step|checkpoint|ckpt|iter)";

  /** {@code step1000} as a part of a name, as in {@code 160m-5shot_step1000}. */
  private static final Pattern STEP_INSIDE =
      Pattern.compile(
          "(?:^|[^a-z])" + STEP_WORD + "[-_=]?(\\d{1,15})(?![\\d.]*[a-z0-9])",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern STEP_WHOLE =
      Pattern.compile(STEP_WORD + "[-_=]?(\\d{1,15})", Pattern.CASE_INSENSITIVE);

  private static final Pattern DATE_ID =
      Pattern.compile(
          "(?:^|_)(\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\d(?:\\.\\d{1,9})?)\\.jsonl?$");

  /** Tokens of one training step of the Pythia suite: 1024 sequences of 2048. */
  private static final long PYTHIA_TOKENS_PER_STEP = 2_097_152;

  private Names() {}

  /** The step when the whole text is one, such as {@code step1000} or {@code checkpoint-500}. */
  static OptionalLong wholeStep(String text) {
    Matcher matcher = STEP_WHOLE.matcher(text);
    return matcher.matches()
        ? OptionalLong.of(Long.parseLong(matcher.group(1)))
        : OptionalLong.empty();
  }

  /** The last step named inside a text. */
  static OptionalLong stepInside(String text) {
    Matcher matcher = STEP_INSIDE.matcher(text);
    OptionalLong step = OptionalLong.empty();
    while (matcher.find()) {
      step = OptionalLong.of(Long.parseLong(matcher.group(1)));
    }
    return step;
  }

  /** The text without the steps named inside it, and without signs left at its ends. */
  static String withoutStep(String text) {
    return STEP_INSIDE.matcher(text).replaceAll("").replaceAll("^[-_. ]+|[-_. ]+$", "");
  }

  /**
   * Weights in a folder of their training run.
   *
   * @param above the path of the training run
   */
  record StepFolder(String above, OptionalLong step) {}

  /**
   * The step of weights in {@code .../my-run/checkpoint-500} or {@code .../my-run/step_500/hf};
   * null when neither of the last two folders is a step.
   */
  static @Nullable StepFolder stepFolder(String weights) {
    String path = weights.replace('\\', '/').replaceAll("/+$", "");
    for (int level = 0; level < 2; level++) {
      OptionalLong step = wholeStep(lastComponent(path));
      int slash = path.lastIndexOf('/');
      if (step.isPresent()) {
        return new StepFolder(slash > 0 ? path.substring(0, slash) : weights, step);
      }
      if (slash <= 0) {
        return null;
      }
      path = path.substring(0, slash);
    }
    return null;
  }

  /** Training tokens at a step: from the settings, else known for some model families. */
  static OptionalLong tokens(Settings settings, String model, OptionalLong step) {
    if (step.isEmpty()) {
      return OptionalLong.empty();
    }
    for (Settings.TokensPerStep rule : settings.tokensPerStep()) {
      if (Glob.matches(rule.model(), model) || Glob.matches(rule.model(), lastComponent(model))) {
        return times(step.getAsLong(), rule.tokens());
      }
    }
    return model.toLowerCase(Locale.ROOT).contains("pythia")
        ? times(step.getAsLong(), PYTHIA_TOKENS_PER_STEP)
        : OptionalLong.empty();
  }

  /** Product; empty when it does not fit. */
  static OptionalLong times(long step, long tokensPerStep) {
    long high = Math.multiplyHigh(step, tokensPerStep);
    long product = step * tokensPerStep;
    return high == 0 && product >= 0 ? OptionalLong.of(product) : OptionalLong.empty();
  }

  /** What follows the last slash (either kind); the text itself when nothing does. */
  static String lastComponent(String name) {
    String text = name.replace('\\', '/');
    while (text.endsWith("/")) {
      text = text.substring(0, text.length() - 1);
    }
    String last = text.substring(text.lastIndexOf('/') + 1);
    return last.isEmpty() ? name : last;
  }

  /** File name without its last extension. */
  static String stem(String fileName) {
    int dot = fileName.lastIndexOf('.');
    return dot > 0 ? fileName.substring(0, dot) : fileName;
  }

  /** Name of the folder that holds a file; empty at the root. */
  static String folder(Path file) {
    Path parent = file.getParent();
    Path name = parent == null ? null : parent.getFileName();
    return name == null ? "" : name.toString();
  }

  /** The date that lm-eval puts at the end of file names, as written; empty if there is none. */
  static String dateId(String fileName) {
    Matcher matcher = DATE_ID.matcher(fileName);
    return matcher.find() ? matcher.group(1) : "";
  }

  /** Such a date as a time; it carries no zone. */
  static Optional<Instant> timeOf(String dateId, ZoneId zone) {
    if (dateId.isEmpty()) {
      return Optional.empty();
    }
    String iso = dateId.substring(0, 11) + dateId.substring(11).replace('-', ':');
    try {
      return Optional.of(LocalDateTime.parse(iso).atZone(zone).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Keeps a part of an id short and free of separators and blanks. */
  static String idPart(String text) {
    String safe = text.strip().replaceAll("[^\\p{L}\\p{N}._+@-]+", "-");
    return safe.length() > 120 ? safe.substring(0, 120) : safe;
  }
}
