package dev.assay.analysis.suite;

import dev.assay.analysis.report.JsonOut;
import dev.assay.formats.suite.Suite;
import java.util.List;
import java.util.stream.Stream;

/** The manifest of a drawn suite: what was drawn from what, what was not and why, the numbers. */
public final class SuiteManifest {
  private SuiteManifest() {}

  /**
   * A file of the output folder.
   *
   * @param path from the output folder
   * @param figure hash of the data and settings that it was drawn from
   * @param sha256 hash of its bytes
   */
  public record Written(String path, String figure, String sha256) {}

  /**
   * What the drawing was about.
   *
   * @param version of Assay
   * @param sources folders, from the output folder
   */
  public record Drawing(
      String version, List<String> sources, List<String> formats, int dpi, String only) {}

  /** Writes the manifest; equal results give equal bytes, so it holds no time. */
  public static void write(
      SuitePlan plan, Drawing drawing, List<Outcome> outcomes, List<Written> files, JsonOut out) {
    out.object(() -> {
      out.text("suite", plan.suite.name());
      out.text("tool", "assay " + drawing.version());
      out.texts("sources", drawing.sources());
      roots(plan, out);
      out.text("output_root", ".");
      parameters(plan, drawing, out);
      steps(plan, out);
      boolean compared =
          outcomes.stream()
              .anyMatch(
                  each -> each instanceof Outcome.Drawn && each.path().startsWith("stage_compare"));
      out.flag("stage_compare_enabled", plan.comparesStages());
      out.text("stage_compare_error", compared ? "" : firstReason(outcomes));
      out.texts(
          "files_generated",
          files.stream().map(Written::path).filter(path -> !path.endsWith(".csv")).toList());
      skipped(outcomes, out);
      out.texts("unusable", plan.data.faults());
      out.texts("left_out", plan.data.remarks());
      out.array("files", () -> files.forEach(file -> file(file, out)));
      out.name("numbers");
      SuiteNumbers.write(plan, out);
      // last: the numbers may open files of single answers
      out.array("inputs", () -> inputs(plan, out));
    });
  }

  private static void inputs(SuitePlan plan, JsonOut out) {
    Stream.concat(plan.data.inputs().stream(), plan.data.opened().stream())
        .forEach(input ->
            out.object(() -> out.text("path", input.path()).text("sha256", input.sha256())));
  }

  /** Where the checkpoints of each stage were found, from the folder that holds the source. */
  private static void roots(SuitePlan plan, JsonOut out) {
    for (Suite.Stage stage : plan.suite.stages()) {
      String source = plan.source(stage);
      int folder = source.lastIndexOf('/', source.lastIndexOf('/') - 1);
      out.text(stage.id() + "_results_root", folder < 0 ? "" : source.substring(0, folder));
    }
  }

  private static String firstReason(List<Outcome> outcomes) {
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.Skipped skipped
          && skipped.path().startsWith("stage_compare")
          && !skipped.asked()) {
        return skipped.reason();
      }
    }
    return "";
  }

  private static void parameters(SuitePlan plan, Drawing drawing, JsonOut out) {
    out.texts("formats", drawing.formats());
    out.whole("dpi", drawing.dpi());
    out.textIfAny("only", drawing.only());
    longs("snapshots_requested", plan.snapshotsRequested(), out);
    longs("snapshots_used", plan.snapshots(), out);
    longs("compare_steps_requested", plan.compareRequested(), out);
    longs("compare_steps_used", plan.stages.size() > 1 ? plan.overlap() : List.of(), out);
  }

  private static void steps(SuitePlan plan, JsonOut out) {
    for (Suite.Stage stage : plan.suite.stages()) {
      boolean main = stage.id().equals(plan.main.id());
      longs(stage.id() + (main ? "_steps_all" : "_steps"), plan.all(stage), out);
      if (main) {
        longs(stage.id() + "_steps_plotted", plan.plotted(), out);
      }
    }
    out.whole("baseline_step", plan.baseline());
    out.whole("relative_to_step", plan.base());
  }

  private static void longs(String name, List<Long> values, JsonOut out) {
    out.array(name, () -> values.forEach(out::whole));
  }

  private static void skipped(List<Outcome> outcomes, JsonOut out) {
    out.array(
        "skipped",
        () -> {
          for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Skipped skipped) {
              out.object(() -> out.text("figure", skipped.path()).text("reason", skipped.reason()));
            }
          }
        });
  }

  private static void file(Written file, JsonOut out) {
    out.object(() -> {
      out.text("path", file.path());
      out.text("figure", file.figure());
      out.text("sha256", file.sha256());
    });
  }
}
