package dev.assay.app.cli;

import dev.assay.analysis.report.JsonOut;
import dev.assay.analysis.report.Table;
import dev.assay.analysis.report.TableFormat;
import dev.assay.analysis.report.TextTable;
import dev.assay.analysis.scaling.Outputs;
import dev.assay.analysis.suite.SuiteManifest.Written;
import dev.assay.analysis.tts.measure.StudyOptions;
import dev.assay.app.dashboard.FigureFolder;
import dev.assay.figures.Figure;
import dev.assay.figures.FigureJson;
import dev.assay.figures.FigureNumbers;
import dev.assay.figures.layout.Theme;
import dev.assay.figures.render.Drawing;
import dev.assay.figures.render.ImageFormat;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/**
 * Writes what an analysis of test-time scaling leaves behind: only what changed. What an earlier
 * run wrote there and this one does not is removed, unless it was changed since; nothing else is. A
 * file of somebody else, or one that was changed by hand, is a conflict where it is in the way.
 */
final class TtsFolder {
  /** Where a command writes that always does. */
  static final class Target {
    @Option(
        names = {"-o", "--output-dir"},
        paramLabel = "DIR",
        required = true,
        description = "Where to write; only what Assay wrote there is ever replaced.")
    Path output = Path.of("");

    /** Opens the folder, before any work is done for it. */
    TtsFolder open(Subcommand command, String analysis) {
      return TtsFolder.open(command.resolve(output), analysis, command.tools().version());
    }
  }

  /** Options of all commands that draw and print. */
  static final class Options {
    @Mixin FormatOption format = new FormatOption();

    @Option(names = "--no-plots", description = "Draw no figures.")
    boolean noPlots;

    @Option(names = "--no-report", description = "Write no report.")
    boolean noReport;

    @Option(
        names = "--figure-format",
        paramLabel = "FORMATS",
        split = ",",
        defaultValue = "png",
        description = "png, svg, pdf, by commas; default: ${DEFAULT-VALUE}.")
    List<String> formats = List.of("png");

    @Option(
        names = "--dpi",
        paramLabel = "N",
        defaultValue = "200",
        description = "Pixels to the inch of PNG figures; default: ${DEFAULT-VALUE}.")
    int dpi;

    /** The ending of the pictures that a report shows; empty for none. */
    String ending(CommandSpec spec) {
      List<String> wanted = images(spec).stream().map(format -> format.ending).toList();
      return noPlots
          ? ""
          : wanted.contains("png") ? "png" : wanted.contains("svg") ? "svg" : wanted.getFirst();
    }

    List<ImageFormat> images(CommandSpec spec) {
      if (dpi < 10 || dpi > 1200) {
        throw new ParameterException(spec.commandLine(), "--dpi must be from 10 to 1200");
      }
      List<ImageFormat> wanted = new ArrayList<>();
      for (String word : formats) {
        String name = word.strip().toUpperCase(Locale.ROOT);
        wanted.add(
            Arrays.stream(ImageFormat.values())
                .filter(format -> format.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                    new ParameterException(
                        spec.commandLine(),
                        "--figure-format must be png, svg or pdf, not '" + word + "'")));
      }
      return wanted;
    }
  }

  /**
   * How an analysis was made, so that it can be made again.
   *
   * @param options what the command line said or left as it is, by name
   * @param seed of whatever is drawn
   * @param inputs files that were read
   */
  record Made(Map<String, List<String>> options, long seed, List<TtsRead> inputs) {
    Made {
      options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
      inputs = List.copyOf(inputs);
    }

    /** By a command, all of whose draws begin at the usual seed unless it has {@code --seed}. */
    static Made by(Subcommand command, List<TtsRead> inputs) {
      Map<String, List<String>> options = new LinkedHashMap<>();
      command
          .spec
          .positionalParameters()
          .forEach(each -> options.put(each.paramLabel(), texts(each.getValue())));
      long seed = StudyOptions.USUAL.seed();
      for (OptionSpec option : command.spec.options()) {
        List<String> values = texts(option.getValue());
        if (!values.isEmpty() && !SILENT.contains(option.longestName())) {
          options.put(option.longestName(), values);
        }
        if (option.longestName().equals("--seed") && option.getValue() instanceof Long number) {
          seed = number;
        }
      }
      return new Made(options, seed, inputs);
    }

    private static List<String> texts(@Nullable Object value) {
      return switch (value) {
        case null -> List.of();
        case Collection<?> many -> many.stream().map(String::valueOf).toList();
        case Map<?, ?> many ->
            many.entrySet().stream().map(each -> each.getKey() + "=" + each.getValue()).toList();
        case Boolean flag -> flag ? List.of("true") : List.of();
        default -> value.toString().isEmpty() ? List.of() : List.of(value.toString());
      };
    }
  }

  /** Options that change nothing of what is made. */
  private static final Set<String> SILENT = Set.of("--help", "--workspace", "--format");

  private static final String KIND = "tts";

  private final FigureFolder folder;
  private final Path root;
  private final String analysis;
  private final String version;

  private TtsFolder(FigureFolder folder, Path root, String analysis, String version) {
    this.folder = folder;
    this.root = root;
    this.analysis = analysis;
    this.version = version;
  }

  /**
   * Opens the folder, before any work is done for it.
   *
   * @param analysis what the folder is about
   */
  static TtsFolder open(Path root, String analysis, String version) {
    return new TtsFolder(FigureFolder.open(root, KIND, analysis), root, analysis, version);
  }

  /** Whether a file is there that Assay did not write, or that was changed since. */
  boolean isForeign(String path) {
    return folder.isForeign(path);
  }

  /**
   * Writes all.
   *
   * @param made how, and of what
   * @return the files, from the folder
   */
  List<String> write(Outputs outputs, List<ImageFormat> formats, int dpi, Made made) {
    folder.claim(paths(outputs, formats), List.of());
    Drawing drawing = new Drawing(Theme.LIGHT, dpi);
    for (Figure figure : outputs.figures()) {
      String data = FigureJson.write(figure);
      for (ImageFormat format : formats) {
        String detail = format == ImageFormat.PNG ? "png " + dpi : format.ending;
        folder.put(
            figure.id() + "." + format.ending,
            FigureFolder.hash(version, detail, data),
            () -> drawing.draw(figure, format));
      }
      folder.put(
          figure.id() + ".csv",
          FigureFolder.hash(version, "csv", data),
          () -> FigureNumbers.write(figure).getBytes(StandardCharsets.UTF_8));
    }
    for (Map.Entry<String, String> file : outputs.files().entrySet()) {
      folder.put(
          file.getKey(),
          FigureFolder.hash(version, file.getKey(), file.getValue()),
          () -> file.getValue().getBytes(StandardCharsets.UTF_8));
    }
    folder.removeStale();
    folder.write(FigureFolder.MANIFEST, manifest(made));
    return folder.files().stream().map(Written::path).toList();
  }

  /**
   * How an analysis ends: writes all, prints what it found and says how many files there are.
   *
   * @param json the file that is printed where JSON is asked for
   * @param table what is printed else
   * @param inputs files that were read
   */
  void leave(
      Subcommand command,
      Options drawing,
      Outputs outputs,
      String json,
      Table table,
      List<TtsRead> inputs) {
    List<String> files =
        write(outputs, drawing.images(command.spec), drawing.dpi, Made.by(command, inputs));
    TextTable.Page page = command.tools().terminal().page();
    command.out().print(shown(outputs, json, drawing.format, table, page));
    command.err().println(files.size() + " files in " + root);
  }

  private static List<String> paths(Outputs outputs, List<ImageFormat> formats) {
    List<String> paths = new ArrayList<>(outputs.files().keySet());
    for (Figure figure : outputs.figures()) {
      formats.forEach(format -> paths.add(figure.id() + "." + format.ending));
      paths.add(figure.id() + ".csv");
    }
    return paths;
  }

  private byte[] manifest(Made made) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonOut json = new JsonOut(bytes)) {
      json.object(() -> {
        json.text(KIND, analysis);
        json.text("tool", "assay " + version);
        json.object("options", () -> made.options().forEach(json::texts));
        json.whole("seed", made.seed());
        json.array("inputs", () -> made.inputs().forEach(each -> input(json, each)));
        json.array(
            "files",
            () ->
                folder
                    .files()
                    .forEach(file ->
                        json.object(() ->
                            json.text("path", file.path())
                                .text("figure", file.figure())
                                .text("sha256", file.sha256()))));
      });
    }
    return bytes.toByteArray();
  }

  private static void input(JsonOut json, TtsRead each) {
    json.object(() ->
        json.textIfAny("run", each.run())
            .textIfAny("revision", each.revision())
            .text("path", each.path())
            .whole("bytes", each.bytes())
            .textIfAny("sha256", each.sha256())
            .textIfAny("git_oid", each.oid()));
  }

  /** What a command prints: its JSON where that is asked for, else a table. */
  static String shown(
      Outputs outputs, String json, FormatOption format, Table table, TextTable.Page page) {
    return format.format == TableFormat.JSON
        ? outputs.files().getOrDefault(json, "")
        : format.render(table, page);
  }
}
