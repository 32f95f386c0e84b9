package dev.assay.analysis.tts;

import dev.assay.analysis.tts.Preparation.Result;
import dev.assay.domain.AssayException;
import dev.assay.formats.files.Durable;
import dev.assay.formats.files.Sha256;
import dev.assay.grading.Grader;
import dev.assay.samples.ParquetTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A Parquet file that carries Assay's mark: made whole, not made again of the same, and never in
 * the place of another's.
 *
 * @param file to be written
 * @param run what it holds, whose identity is kept beside it where the names do not tell it
 * @param inputs what it is made of, in order
 * @param force whether to make it though it was made before
 * @param options of what it is to hold
 * @param words the options, and what else tells how it is made
 */
record MarkedFile(
    Path file, RunRef run, List<Path> inputs, boolean force, PrepareOptions options, String words) {
  /** The column that says of what and how the rows were made. */
  static final String METADATA = "_preprocessing_metadata";

  MarkedFile {
    inputs = List.copyOf(inputs);
  }

  /** Makes the rows. */
  interface Maker {
    /**
     * Makes them and calls {@link #publish}, or says why not.
     *
     * @param workplace a folder of its own
     * @param hashes SHA-256 of each input
     */
    Result in(Path workplace, List<String> hashes) throws IOException;
  }

  /** Makes it, unless it was made. Never throws for what is in the files. */
  Result make(Maker maker) {
    try {
      Result result = attempt(maker);
      return result instanceof Result.Failed ? result : withSidecar(result);
    } catch (AssayException e) {
      return failed(file, e.problem(), e.remedy());
    } catch (IOException e) {
      return failed(file, "cannot be prepared: " + e.getMessage(), "");
    }
  }

  static Result failed(Path place, String problem, String remedy) {
    return new Result.Failed(new RunProblem(place.toString(), problem, remedy));
  }

  private Result attempt(Maker maker) throws IOException {
    List<String> hashes = new ArrayList<>();
    for (Path input : inputs) {
      hashes.add(Sha256.hex(input));
    }
    if (Files.isSymbolicLink(file) && !Files.exists(file)) {
      return failed(
          file, "is a link to what is not there; it is left as it is", "Name another folder.");
    }
    if (Files.exists(file)) {
      Optional<PreparedMark> mark = PreparedMark.of(file);
      if (mark.isEmpty()) {
        return failed(
            file,
            "is there and was not written by Assay; it is left as it is",
            "Name another folder with -o.");
      }
      if (inputs.contains(file)) {
        hashes = mark.get().inputs();
      }
      if (!force && mark.get().isMadeAs(options, words) && mark.get().inputs().equals(hashes)) {
        return new Result.Skipped(file, "is prepared already", left(mark.get()));
      }
    }
    try (Workplace place = Workplace.in(Files.createDirectories(folder()))) {
      return maker.in(place.folder(), hashes);
    }
  }

  /** What was lost when it was made is still lost. */
  private List<RunProblem> left(PreparedMark mark) {
    List<RunProblem> left = new ArrayList<>(mark.uneven());
    if (mark.left() > 0) {
      left.add(
          new RunProblem(
              file.toString(),
              (mark.left() == 1 ? "1 row was" : mark.left() + " rows were")
                  + " left out when it was made",
              "Mend the input, then run the command again; --force makes it anew and names"
                  + " the rows."));
    }
    return left;
  }

  private Path folder() {
    Path absolute = file.toAbsolutePath();
    return Objects.requireNonNullElse(absolute.getParent(), absolute);
  }

  private Result withSidecar(Result result) throws IOException {
    List<RunProblem> beside = IdentityFile.keep(folder(), run);
    if (beside.isEmpty()) {
      return result;
    }
    return switch (result) {
      case Result.Done done ->
          new Result.Done(
              done.file(),
              done.rows(),
              done.completions(),
              and(done.problems(), beside),
              done.findings());
      case Result.Skipped skipped ->
          new Result.Skipped(skipped.file(), skipped.reason(), and(skipped.problems(), beside));
      case Result.Failed failed -> failed;
    };
  }

  private static List<RunProblem> and(List<RunProblem> problems, List<RunProblem> more) {
    List<RunProblem> all = new ArrayList<>(problems);
    all.addAll(more);
    return all;
  }

  /**
   * How making went.
   *
   * @param hashes SHA-256 of each input
   * @param choices columns of chosen answers
   * @param left rows that were left out
   * @param uneven what else is to be told of the inputs
   */
  record Outturn(List<String> hashes, long choices, int left, List<RunProblem> uneven) {
    Outturn {
      hashes = List.copyOf(hashes);
      uneven = List.copyOf(uneven);
    }
  }

  /** Writes the rows to where they belong. */
  void publish(ParquetTable rows, Path workplace, Clock clock, Outturn how) throws IOException {
    Path made = workplace.resolve("prepared.parquet");
    PreparedMark mark = PreparedMark.of(options, words, how.hashes(), how.left(), how.uneven());
    var metadata = metadata(clock, rows.size(), how);
    rows.write(made, PreparedMark.KEY, mark.json(), Map.of(METADATA, metadata));
    Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
    Durable.flush(folder());
  }

  /** What the first tool says of rows that it prepared, and who judged them. */
  private Map<String, Object> metadata(Clock clock, long rows, Outturn how) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("preprocessing_version", "1.0");
    fields.put(
        "preprocessed_at", LocalDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS).toString());
    fields.put("num_pred_fields", how.choices());
    fields.put("total_evaluations", rows * how.choices());
    fields.put("grader_version", (long) Grader.VERSION);
    fields.put("profile", options.grading().profile().name());
    fields.put("grading", options.grading().toString());
    fields.put("options", words);
    fields.put("input_sha256", String.join(" ", how.hashes()));
    return fields;
  }
}
