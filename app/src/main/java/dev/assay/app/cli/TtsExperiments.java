package dev.assay.app.cli;

import dev.assay.analysis.report.Visible;
import dev.assay.analysis.tts.across.Experiment;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.UnreadableException;
import dev.assay.formats.tts.DifficultyFile;
import dev.assay.formats.tts.DifficultyReader;
import dev.assay.formats.tts.OldDifficultyReport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Folders that {@code assay tts difficulty} wrote, or the field's older scripts. */
final class TtsExperiments {
  private static final String JSON = "difficulty.json";
  private static final int MOST = 100;

  @Parameters(
      paramLabel = "DIR",
      arity = "1..*",
      description = {
        "Folders of tts difficulty, or with a report of the field's older scripts;",
        "ALGORITHM=DIR or ALGORITHM@T=DIR says what such a report does not: what was run, and the",
        "temperature that levels come from."
      })
  List<String> folders = List.of();

  @Option(
      names = "--method",
      paramLabel = "WORD",
      defaultValue = "maj",
      description = "How one answer is chosen: naive, weighted or maj; default: ${DEFAULT-VALUE}.")
  String method = "maj";

  private final List<TtsRead> inputs = new ArrayList<>();

  /** Reads them; says which are of older scripts and so know less. */
  List<Experiment> read(Subcommand command) {
    if (!Set.of("naive", "weighted", "maj").contains(method)) {
      throw usage(command, "--method is one of naive, weighted, maj");
    }
    if (folders.size() > MOST) {
      throw usage(command, "there can be at most " + MOST + " folders");
    }
    List<Experiment.Given> given = new ArrayList<>();
    for (String folder : folders) {
      given.add(given(command, folder));
    }
    List<Experiment> experiments = Experiment.of(given);
    boolean any =
        experiments.stream()
            .flatMap(each -> each.file().levels().stream())
            .anyMatch(level -> !Experiment.budgets(level, method).isEmpty());
    if (!any) {
      throw new AssayException(
          Kind.BAD_INPUT,
          "no folder has an accuracy by " + method,
          "Choose another --method, or make the folders of runs that have scores.");
    }
    return experiments;
  }

  private Experiment.Given given(Subcommand command, String text) {
    int equals = text.indexOf('=');
    boolean named = equals > 0 && !Files.exists(command.resolve(Path.of(text)));
    String name = named ? text.substring(0, equals) : "";
    Path folder = command.resolve(Path.of(named ? text.substring(equals + 1) : text));
    OptionalDouble reference = OptionalDouble.empty();
    int at = name.lastIndexOf('@');
    if (at >= 0) {
      String temperature = name.substring(at + 1);
      if (!temperature.matches("\\d{1,4}(\\.\\d{1,9})?")) {
        throw usage(command, "'%s' of '%s' is no temperature".formatted(temperature, text));
      }
      reference = OptionalDouble.of(Double.parseDouble(temperature));
      name = name.substring(0, at);
    }
    DifficultyFile file = file(command, folder);
    boolean unknown = reference.isEmpty() && file.reference().isEmpty();
    if (file.origin() == DifficultyFile.Origin.REPORT) {
      command
          .err()
          .println(
              Visible.line(
                  "assay: %s is a report of older scripts: no intervals%s"
                      .formatted(
                          folder,
                          name.isEmpty() || unknown
                              ? "; say what it does not: ALGORITHM@T=" + folder.getFileName()
                              : "")));
    }
    return new Experiment.Given(name, reference, file);
  }

  private DifficultyFile file(Subcommand command, Path folder) {
    Path json = Files.isDirectory(folder) ? folder.resolve(JSON) : folder;
    Path report = folder.resolve(OldDifficultyReport.FILE);
    boolean old = folder.toString().toLowerCase(Locale.ROOT).endsWith(".md");
    Path file = !old && Files.isRegularFile(json) ? json : old ? folder : report;
    if (!Files.isRegularFile(file)) {
      throw new AssayException(
          Kind.NOT_FOUND,
          "%s has neither %s nor %s".formatted(folder, JSON, OldDifficultyReport.FILE),
          "Make it: assay tts difficulty PLACE -o " + folder.getFileName());
    }
    byte[] bytes = InputFile.bytes(file);
    inputs.add(TtsRead.of(command, "", file, bytes));
    try {
      return file.equals(json)
          ? DifficultyReader.read(InputFile.json(file.toString(), bytes))
          : OldDifficultyReport.read(
              new String(bytes, StandardCharsets.UTF_8), String.valueOf(folder.getFileName()));
    } catch (UnreadableException e) {
      String place = e.place().isEmpty() ? "" : ", " + e.place();
      throw new AssayException(Kind.BAD_INPUT, file + place + ": " + e.problem(), e.remedy(), e);
    }
  }

  /** The files that were read. */
  List<TtsRead> inputs() {
    return List.copyOf(inputs);
  }

  private static ParameterException usage(Subcommand command, String problem) {
    return new ParameterException(command.spec.commandLine(), problem);
  }
}
