package dev.assay.app.cli;

import dev.assay.analysis.report.Visible;
import dev.assay.analysis.tts.Discovered;
import dev.assay.analysis.tts.ProblemJudge;
import dev.assay.analysis.tts.RunGrid;
import dev.assay.analysis.tts.RunLoader;
import dev.assay.analysis.tts.RunRef;
import dev.assay.domain.AssayException;
import dev.assay.formats.TtsYaml;
import dev.assay.formats.tts.OldNames;
import dev.assay.formats.tts.SubsetNames;
import dev.assay.grading.Grader;
import dev.assay.grading.Settings;
import dev.assay.selection.StepScores;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay tts discover}: which runs there are. */
@Command(
    name = "discover",
    description = {
      "Lists the runs of places: approach, strategy, model, benchmark, temperatures, seed",
      "and n, as names and places say; what nobody says stays empty. Says where name and",
      "place contradict each other, and which temperatures lack a seed that others have.",
      "A word that is no file or folder here, nor in a folder that is here, is a data set on the Hub.",
      "Exit 3 when a place could not be listed or a name not be understood."
    },
    footer = {
      "  assay tts discover ENSEONG/hnc-Qwen2.5-1.5B-Instruct-bon",
      "  assay tts discover --category math500 --format json"
    })
final class TtsDiscover extends Subcommand {
  @Mixin TtsPlaces places = new TtsPlaces();

  @Option(
      names = "--lenient",
      description = "Read names as the first tool did: trailing letters and unknown parts ignored.")
  boolean lenient;

  @Mixin FormatOption format = new FormatOption();

  @Override
  public Integer call() {
    var loader =
        new RunLoader(
            TtsYaml.builtInRules(),
            new ProblemJudge(new Grader(Settings.STRICT), StepScores.LAST),
            lenient ? OldNames::parse : SubsetNames::parse);
    List<RunRef> runs = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    boolean silent = false;
    try (TtsHub where = new TtsHub(this)) {
      for (TtsPlaces.Where each : places.wanted(this)) {
        try {
          Discovered found = where.discover(loader, each);
          runs.addAll(found.runs());
          found.problems().forEach(problem -> problems.add(problem.message()));
        } catch (AssayException e) {
          silent |= e.kind() == AssayException.Kind.UNAVAILABLE;
          problems.add(e.problem() + (e.remedy().isEmpty() ? "" : ". " + e.remedy()));
        }
      }
    }
    print(runs, problems);
    if (problems.isEmpty()) {
      return Exit.OK;
    }
    return runs.isEmpty() && !silent ? Exit.NO_ANSWER : Exit.PARTLY;
  }

  private void print(List<RunRef> runs, List<String> problems) {
    List<RunGrid> grids = RunGrid.of(runs);
    switch (format.format) {
      case JSON ->
          out().print(FormatOption.json(json -> TtsRunTable.write(json, runs, grids, problems)));
      case TABLE -> {
        out().print(format.render(TtsRunTable.runs(runs), tools().terminal().page()));
        for (RunGrid grid : grids) {
          out().println();
          out().print(format.render(TtsRunTable.grid(grid), tools().terminal().page()));
        }
      }
      case CSV, MD, LATEX ->
          out().print(format.render(TtsRunTable.runs(runs), tools().terminal().page()));
    }
    problems.forEach(each -> err().println(Visible.line(each)));
  }
}
