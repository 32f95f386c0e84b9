package dev.assay.app.cli;

import dev.assay.analysis.report.Visible;
import dev.assay.analysis.suite.Evaluated;
import dev.assay.analysis.suite.Outcome;
import dev.assay.analysis.suite.SuiteFigures;
import dev.assay.analysis.suite.SuiteInput;
import dev.assay.analysis.suite.SuiteManifest;
import dev.assay.analysis.suite.SuitePlan;
import dev.assay.analysis.suite.SuiteReport;
import dev.assay.analysis.suite.Suites;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.domain.MetricCatalogue;
import dev.assay.figures.layout.Theme;
import dev.assay.figures.render.Drawing;
import dev.assay.formats.Settings;
import dev.assay.formats.suite.Suite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code assay figures}: all figures of a suite. */
@Command(
    name = "figures",
    description = {
      "Draws all figures of a suite from the results below some folders, with a manifest of",
      "their numbers and a page that shows them. What is unchanged is not drawn again.",
      "",
      "Suites that come along: stage-diagrams, stage3-diagrams, stage4-diagrams, paper-figures,",
      "paper-sft-figures, learning-curves. Own ones: a YAML or JSON file, see docs/formats.md."
    },
    footer = {
      "  assay figures stage-diagrams --source results/ -o diagrams/",
      "  assay figures stage-diagrams --source stage1=old/ --source stage2=new/ --format png,pdf",
      "  assay figures my-suite.yaml --only 'tier2/*' --strict"
    })
final class FiguresCommand extends Subcommand {
  private static final int MOST_SHOWN = 10;
  private static final Set<String> ENDINGS = Set.of("png", "svg", "pdf", SuiteOutput.HTML);

  @Parameters(index = "0", paramLabel = "SUITE", description = "Name of a suite, or a suite file.")
  String named = "";

  @Option(
      names = "--source",
      paramLabel = "[STAGE=]DIR",
      description = "Where results are, and of which stage; may be repeated; default: here.")
  List<String> sources = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "Where figures go; default: figures/<suite>.")
  @Nullable Path output;

  @Option(
      names = "--snapshots",
      split = ",",
      paramLabel = "STEP",
      description = "Steps to look at closely; default: what the suite says.")
  List<String> snapshots = List.of();

  @Option(
      names = "--compare-steps",
      split = ",",
      paramLabel = "STEP",
      description = "Steps at which stages are compared; the last that both have is faced off.")
  List<String> compareSteps = List.of();

  @Option(names = "--skip-stage-compare", description = "Leave out stage against stage.")
  boolean skipStageCompare;

  @Option(
      names = "--skip-stage-history",
      description = "Leave out the row of checkpoints of all stages.")
  boolean skipStageHistory;

  @Option(
      names = "--only",
      paramLabel = "GLOB",
      defaultValue = "",
      description = "Only figures whose path matches, such as 'tier2/*'; the others stay.")
  String only = "";

  @Option(
      names = "--format",
      split = ",",
      paramLabel = "FORMAT",
      defaultValue = "png",
      description = "png, svg, pdf, html, or several with commas; default: ${DEFAULT-VALUE}.")
  List<String> formats = List.of();

  @Option(
      names = "--dpi",
      paramLabel = "N",
      defaultValue = "180",
      description = "Pixels to the inch of a PNG, 10 to 1200; default: ${DEFAULT-VALUE}.")
  int dpi;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Writes tables, figures and captions as .md, .html or .tex too.")
  @Nullable Path document;

  @Option(
      names = "--strict",
      description = "Exit with 4 if any figure, step or value that was asked for is missing.")
  boolean strict;

  @Override
  public Integer call() {
    Drawing drawing = drawing();
    List<String> wanted = formats();
    if (document != null) {
      documentFormat(document, wanted);
    }
    Suite suite = Suites.find(named, resolve(Path.of(named)));
    SuitePlan.Options options =
        new SuitePlan.Options(
            steps("--snapshots", snapshots),
            steps("--compare-steps", compareSteps),
            skipStageCompare,
            skipStageHistory);
    Settings settings = tools().settings().apply(workspace());
    MetricCatalogue catalogue = MetricCatalogue.builtIn().with(settings.metricRules());
    Path root = output == null ? resolve(Path.of("figures", suite.name())) : resolve(output);
    var asked = new SuiteOutput.Asked(tools().version(), wanted, drawing, only);
    SuiteOutput.check(root, suite.name()); // before anything is read
    Evaluated data = SuiteInput.read(suite, sources(), settings);
    SuitePlan plan = new SuitePlan(suite, data, catalogue, options);
    List<Outcome> outcomes = SuiteFigures.of(plan, only);
    if (outcomes.isEmpty()) {
      throw new AssayException(
          Kind.NOT_FOUND, "no figure matches --only " + only, "Use * for any run of characters.");
    }
    return SuiteOutput.alone(root, () -> write(plan, outcomes, root, asked));
  }

  private int write(SuitePlan plan, List<Outcome> outcomes, Path root, SuiteOutput.Asked asked) {
    SuiteOutput files = new SuiteOutput(root, plan.suiteName(), asked);
    files.draw(outcomes);
    files.finish(plan, outcomes, sources()).forEach(path -> out().println("removed " + path));
    if (document != null) {
      Path file = resolve(document).toAbsolutePath().normalize();
      SuiteReport.Format format = documentFormat(file, asked.formats());
      files.document(plan, outcomes, file, format, shown(format, asked.formats()));
      out().println("report " + file);
    }
    return report(plan.data(), outcomes, files, root);
  }

  private Drawing drawing() {
    try {
      return new Drawing(Theme.LIGHT, dpi);
    } catch (IllegalArgumentException e) {
      throw usage("--dpi must be from 10 to 1200, not " + dpi);
    }
  }

  private ParameterException usage(String problem) {
    return new ParameterException(spec.commandLine(), problem);
  }

  private List<String> formats() {
    var wanted = new LinkedHashSet<String>();
    for (String word : formats) {
      String ending = word.strip().toLowerCase(Locale.ROOT);
      if (!ENDINGS.contains(ending)) {
        throw usage("--format must be png, svg, pdf or html, not '" + word + "'");
      }
      wanted.add(ending);
    }
    return List.copyOf(wanted);
  }

  private List<Long> steps(String option, List<String> words) {
    List<Long> steps = new ArrayList<>();
    for (String word : words) {
      String digits = word.strip();
      if (!digits.matches("[0-9]{1,15}")) {
        throw usage(option + " takes whole numbers with commas, not '" + word + "'");
      }
      steps.add(Long.parseLong(digits));
    }
    return steps;
  }

  /** {@code stage1=DIR} names the stage; a folder that is there is a folder, whatever its name. */
  private List<SuiteInput.Source> sources() {
    if (sources.isEmpty()) {
      return List.of(new SuiteInput.Source("", tools().folder()));
    }
    List<SuiteInput.Source> all = new ArrayList<>();
    for (String source : sources) {
      int equals = source.indexOf('=');
      boolean stage = equals > 0 && !Files.isDirectory(resolve(Path.of(source)));
      Path folder = resolve(Path.of(stage ? source.substring(equals + 1) : source));
      all.add(new SuiteInput.Source(stage ? source.substring(0, equals) : "", folder));
    }
    return all;
  }

  private SuiteReport.Format documentFormat(Path file, List<String> wanted) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    SuiteReport.Format format =
        switch (name.substring(name.lastIndexOf('.') + 1)) {
          case "md" -> SuiteReport.Format.MARKDOWN;
          case "html" -> SuiteReport.Format.HTML;
          case "tex" -> SuiteReport.Format.LATEX;
          default -> throw usage("--report must end with .md, .html or .tex, not '" + file + "'");
        };
    shown(format, wanted);
    return format;
  }

  /** The ending of the pictures that a document can show. */
  private String shown(SuiteReport.Format format, List<String> wanted) {
    List<String> able =
        format == SuiteReport.Format.LATEX ? List.of("pdf", "png") : List.of("svg", "png");
    return able.stream()
        .filter(wanted::contains)
        .findFirst()
        .orElseThrow(
            () -> usage("--report shows " + String.join(" or ", able) + ": add it to --format"));
  }

  private int report(Evaluated data, List<Outcome> outcomes, SuiteOutput written, Path root) {
    some("could not be used", data.faults());
    some("left out", data.remarks());
    List<String> missing = new ArrayList<>();
    long drawn = 0;
    for (Outcome outcome : outcomes) {
      switch (outcome) {
        case Outcome.Drawn each -> drawn++;
        case Outcome.Skipped each -> {
          if (!each.asked()) {
            missing.add(each.path() + ": " + each.reason());
          }
        }
      }
    }
    some("figures not drawn", missing);
    out()
        .println(
            counted(drawn, "figure")
                + " in "
                + root
                + " ("
                + counted(written.drawn(), "file")
                + " written)");
    written.files().stream()
        .map(SuiteManifest.Written::path)
        .filter(path -> !path.endsWith(".csv"))
        .forEach(out()::println);
    boolean lacking = !data.faults().isEmpty() || !missing.isEmpty();
    if (drawn == 0 || (strict && (lacking || !data.remarks().isEmpty()))) {
      return Exit.NO_ANSWER;
    }
    return lacking ? Exit.PARTLY : Exit.OK;
  }

  private static String counted(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private void some(String what, List<String> lines) {
    if (lines.isEmpty()) {
      return;
    }
    err().println("assay: " + lines.size() + " " + what + ":");
    lines.stream().limit(MOST_SHOWN).forEach(line -> err().println("  " + Visible.line(line)));
    if (lines.size() > MOST_SHOWN) {
      err().println("  and " + (lines.size() - MOST_SHOWN) + " more, in manifest.json");
    }
  }
}
