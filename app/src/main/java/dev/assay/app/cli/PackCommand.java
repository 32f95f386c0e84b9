package dev.assay.app.cli;

import dev.assay.analysis.experiment.PackOptions;
import dev.assay.analysis.experiment.PackageFiles;
import dev.assay.analysis.experiment.ReadmeSnippet;
import dev.assay.analysis.experiment.ResultsFolder;
import dev.assay.analysis.report.TextTable;
import dev.assay.analysis.report.Visible;
import dev.assay.app.dashboard.PackageFolder;
import dev.assay.formats.Settings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay pack}: tables, figures and a report of the experiments of a folder. */
@Command(
    name = "pack",
    description = {
      "Makes tables, figures, a page of examples and a report of the experiments of a folder:",
      "mean, deviation and interval of each method, and differences to a baseline after Holm.",
      "Where there is a package already, its options hold unless others are given."
    },
    footer = {
      "  assay pack results --baseline ntp",
      "  assay pack results -o paper --update-readme README.md",
      "  assay pack results --check --update-readme README.md"
    })
final class PackCommand extends Subcommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "RESULTS_DIR",
      defaultValue = "results",
      description = "Folder of the experiments; default: ${DEFAULT-VALUE}.")
  Path resultsDir = Path.of("results");

  @Mixin Packaging.Options options = new Packaging.Options();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "Where the package goes; default: the results folder.")
  @Nullable Path output;

  @Option(
      names = "--update-readme",
      paramLabel = "FILE",
      description = "Replace what stands between the two markers of this file.")
  @Nullable Path readme;

  @Option(
      names = "--check",
      description = "Write nothing; exit 4 if anything would be written anew.")
  boolean check;

  @Option(
      names = "--fresh",
      description = "Take nothing over from the package that is there already.")
  boolean fresh;

  @Override
  public Integer call() {
    Settings settings = tools().settings().apply(workspace());
    ResultsFolder folder = ResultsFolder.read(resolve(resultsDir), settings.zone());
    folder.problems().forEach(problem -> err().println(Visible.line(problem)));
    Path target = output == null ? folder.store().resultsDir() : resolve(output);
    PackOptions asked =
        fresh
            ? Packaging.asked(options, settings, spec)
            : Packaging.takenOver(options, target, settings, spec);
    PackageFiles made = PackageFiles.of(folder, asked, options.dpi, tools().version());
    PackageFolder writing = new PackageFolder(folder, check);
    List<String> stale =
        new ArrayList<>(
            writing.put(made, target).written().stream()
                .map(name -> target.resolve(name).toString())
                .toList());
    if (readme != null && updated(readme, made, target, writing)) {
      stale.add(resolve(readme).toString());
    }
    if (check) {
      stale.forEach(file -> err().println("stale: " + Visible.line(file)));
      out().println(stale.isEmpty() ? "all is as the experiments say" : stale.size() + " stale");
      return stale.isEmpty() ? Exit.OK : Exit.NO_ANSWER;
    }
    out().print(TextTable.render(made.table(), tools().terminal().page()));
    out().println("\n" + made.files().size() + " files in " + target);
    return folder.problems().isEmpty() ? Exit.OK : Exit.PARTLY;
  }

  private boolean updated(Path readme, PackageFiles made, Path target, PackageFolder writing) {
    Path file = resolve(readme);
    String text = new String(InputFile.bytes(file), StandardCharsets.UTF_8);
    String now = ReadmeSnippet.update(file.toString(), text, made.snippet(place(file, target)));
    return writing.put(file, now.getBytes(StandardCharsets.UTF_8)) == PackageFolder.State.WRITTEN;
  }

  /** The package as the README's reader finds it, for links. */
  private static String place(Path readme, Path target) {
    Path base = readme.toAbsolutePath().getParent();
    String way =
        base == null ? "" : base.relativize(target.toAbsolutePath()).toString().replace('\\', '/');
    return way.isEmpty()
        ? ""
        : way.replace(" ", "%20").replace("(", "%28").replace(")", "%29") + "/";
  }
}
