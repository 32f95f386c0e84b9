package dev.assay.formats.track;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.domain.Nearest;
import dev.assay.formats.UnreadableException;
import dev.assay.formats.files.Durable;
import dev.assay.formats.files.LockedFile;
import dev.assay.formats.files.Sha256;
import dev.assay.formats.json.Json;
import dev.assay.formats.json.Nodes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Experiments at rest: {@code experiments/<id>.json}, a file each, which nobody changes after. An
 * experiment that no longer counts gets a second file, {@code <id>.void.json}. So folders of
 * several machines can be copied together, and any number of processes may log at once.
 *
 * @param resultsDir need not exist
 */
public record ExperimentStore(Path resultsDir) {
  private static final String END = ".json";
  private static final String VOID = ".void.json";
  private static final long MAX_BYTES = 64L << 20;
  private static final int MOST_NEAR = 3;

  /** Where the files are. */
  public Path folder() {
    return resultsDir.resolve("experiments");
  }

  /** The table of them all. */
  public Path table() {
    return resultsDir.resolve("metrics.csv");
  }

  /** The table as a file that several processes change. */
  LockedFile lockedTable() {
    return new LockedFile(table(), folder().resolve(".lock"), "metrics.csv");
  }

  /**
   * What was found.
   *
   * @param experiments by time, then by id; also those that no longer count
   * @param inputs digest of each file that was read, by its place below the results folder
   * @param problems files that could not be read, and why
   */
  public record Contents(
      List<Experiment> experiments, Map<String, String> inputs, List<String> problems) {
    /** Those that count. */
    public List<Experiment> valid() {
      return experiments.stream().filter(Experiment::isValid).toList();
    }
  }

  /**
   * Adds an experiment.
   *
   * @return false when there is one of its id, which is left as it is
   */
  public boolean add(Experiment experiment) {
    return create(folder().resolve(experiment.id() + END), ExperimentJson.write(experiment));
  }

  /**
   * Adds experiments that were read elsewhere, each once: one whose content is there already, under
   * whatever time, is left out.
   *
   * @return those that are new
   */
  public List<Experiment> addImported(List<Experiment> experiments) {
    Set<String> known = new HashSet<>();
    for (Path file : files()) {
      known.add(digits(String.valueOf(file.getFileName())));
    }
    return experiments.stream()
        .filter(experiment -> known.add(digits(experiment.id())))
        .filter(this::add)
        .toList();
  }

  /** The part of a name that tells content, not time. */
  private static String digits(String name) {
    return name.substring(name.lastIndexOf('_') + 1).replaceFirst("\\..*", "");
  }

  private boolean create(Path file, byte[] content) {
    try {
      Files.createDirectories(folder());
      Path part = folder().resolve(".saving-" + ExperimentId.fresh(Instant.now()));
      try {
        Durable.create(part, content);
        if (Files.exists(file)) {
          return false;
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        Durable.flush(folder());
        return true;
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new AssayException(
          Kind.UNAVAILABLE,
          "cannot log in " + folder() + ": " + e.getMessage(),
          "Check free space and the folder's permissions, or name another with --results-dir.",
          e);
    }
  }

  /**
   * Says that an experiment no longer counts; its file stays.
   *
   * @throws AssayException NOT_FOUND when there is none of this id; CONFLICT when it is invalid
   *     already
   */
  public void invalidate(String id, String reason, OffsetDateTime now) {
    require(id);
    byte[] note =
        Json.MAPPER.writeValueAsBytes(
            Json.MAPPER
                .createObjectNode()
                .put("experiment_id", id)
                .put("time", now.toString())
                .put("reason", reason));
    if (!create(folder().resolve(id + VOID), note)) {
      throw new AssayException(Kind.CONFLICT, "the experiment " + id + " is invalid already", "");
    }
  }

  /**
   * Does nothing if there is an experiment of this id.
   *
   * @throws AssayException NOT_FOUND, with ids that are near, if there is none
   */
  void require(String id) {
    if (ExperimentId.isOne(id) && Files.exists(folder().resolve(id + END))) {
      return;
    }
    List<String> ids =
        names().stream()
            .filter(name -> !name.endsWith(VOID))
            .map(name -> name.substring(0, name.length() - END.length()))
            .toList();
    List<String> near = Nearest.of(id, ids, MOST_NEAR);
    throw new AssayException(
        Kind.NOT_FOUND,
        "there is no experiment " + id + " in " + folder(),
        (near.isEmpty() ? "" : "Did you mean " + String.join(" or ", near) + "? ")
            + "See which there are: assay track list --results-dir "
            + resultsDir);
  }

  /** All experiments; a file that cannot be read is named, and the others are read. */
  public Contents read() {
    return readBut(Set.of());
  }

  /** Names of the files that {@link #read} reads. */
  public Set<String> names() {
    Set<String> names = new HashSet<>();
    files().forEach(file -> names.add(String.valueOf(file.getFileName())));
    return names;
  }

  /** The same without the files of these names. */
  public Contents readBut(Set<String> names) {
    List<Experiment> found = new ArrayList<>();
    Map<String, String> inputs = new TreeMap<>();
    Map<String, String> reasons = new HashMap<>();
    List<String> problems = new ArrayList<>();
    for (Path file : files()) {
      String name = String.valueOf(file.getFileName());
      if (names.contains(name)) {
        continue;
      }
      try {
        byte[] bytes = bytes(file);
        if (name.endsWith(VOID)) {
          String reason = Nodes.text(Json.tree(bytes), "reason");
          reasons.put(
              name.substring(0, name.length() - VOID.length()),
              reason.isBlank() ? "no reason given" : reason);
        } else {
          found.add(ExperimentJson.read(bytes));
        }
        inputs.put("experiments/" + name, Sha256.hex(bytes));
      } catch (UnreadableException e) {
        problems.add(file + ": " + e.problem());
      } catch (IOException e) {
        problems.add(file + ": " + e.getMessage());
      }
    }
    for (Experiment experiment : found) {
      if (!experiment.corrects().isEmpty()) {
        reasons.putIfAbsent(experiment.corrects(), "corrected by " + experiment.id());
      }
    }
    return new Contents(ordered(found, reasons), inputs, problems);
  }

  private static List<Experiment> ordered(List<Experiment> found, Map<String, String> reasons) {
    Set<String> seen = new HashSet<>();
    return found.stream()
        .filter(experiment -> seen.add(experiment.id()))
        .map(e -> reasons.containsKey(e.id()) ? invalid(e, reasons) : e)
        .sorted(
            Comparator.comparing((Experiment e) -> e.time().toInstant())
                .thenComparing(Experiment::id))
        .toList();
  }

  private static Experiment invalid(Experiment experiment, Map<String, String> reasons) {
    return experiment.but().invalid(reasons.getOrDefault(experiment.id(), "")).build();
  }

  private List<Path> files() {
    try (Stream<Path> list = Files.list(folder())) {
      return list.filter(file -> isOurs(String.valueOf(file.getFileName()))).sorted().toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new AssayException(
          Kind.UNAVAILABLE, "cannot read " + folder() + ": " + e.getMessage(), "", e);
    }
  }

  private static boolean isOurs(String name) {
    String end = name.endsWith(VOID) ? VOID : END;
    return name.endsWith(end)
        && ExperimentId.isOne(name.substring(0, name.length() - end.length()));
  }

  private static byte[] bytes(Path file) throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      throw new UnreadableException("", "larger than 64 MiB", "");
    }
    return Files.readAllBytes(file);
  }

  /** Whether anything was ever logged here. */
  public boolean exists() {
    return Files.isDirectory(folder());
  }

  /** Keeps the bytes of a table that was taken over, as {@code experiments/imported-*.txt}. */
  @SuppressWarnings("ArrayParameter")
  public void keepOriginal(byte[] table) {
    create(folder().resolve("imported-" + Sha256.hex(table).substring(0, 10) + ".txt"), table);
  }

  /** Writes {@code metrics.csv} anew from the files, whole or not at all. */
  public void writeTable(List<Experiment> experiments) {
    byte[] text = MetricsCsv.text(experiments).getBytes(StandardCharsets.UTF_8);
    LockedFile table = lockedTable();
    table.locked(() -> {
      if (!Arrays.equals(table.bytes(), text)) {
        table.write(text);
      }
      return true;
    });
  }
}
