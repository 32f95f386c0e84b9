package dev.assay.analysis.suite;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.domain.Glob;
import dev.assay.figures.Figure;
import dev.assay.formats.suite.FigureKind;
import dev.assay.formats.suite.Suite.FigureSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** All figures of a suite, or why one is not there. */
public final class SuiteFigures {
  private final SuitePlan plan;
  private final String only;
  private final List<Outcome> outcomes = new ArrayList<>();
  private final Set<String> taken = new HashSet<>();

  private SuiteFigures(SuitePlan plan, String only) {
    this.plan = plan;
    this.only = only;
  }

  /**
   * Builds the figures; nothing is drawn yet.
   *
   * @param only glob on paths; empty for all
   */
  public static List<Outcome> of(SuitePlan plan, String only) {
    SuiteFigures figures = new SuiteFigures(plan, only);
    plan.suite.figures().forEach(figures::add);
    return figures.outcomes;
  }

  private void add(FigureSpec spec) {
    if (spec.path().contains("{step}")) {
      for (long step : plan.snapshots()) {
        build(spec, step);
      }
      for (long step : plan.snapshotsRequested()) {
        if (!plan.snapshots().contains(step)) {
          String path = path(spec, step, 1);
          if (wanted(path)) {
            String reason = "step " + step + " was not evaluated in " + plan.main.label();
            outcomes.add(new Outcome.Skipped(path, reason, !plan.snapshotsAsked()));
          }
        }
      }
    } else {
      build(spec, plan.last());
    }
  }

  private void build(FigureSpec spec, long step) {
    String path = path(spec, step, 1);
    if (spec.kind().comparesStages() && !plan.comparesStages()) {
      leftOut(path, "--skip-stage-compare");
      return;
    }
    if (spec.kind().isHistory() && !plan.showsHistory()) {
      leftOut(path, "--skip-stage-history");
      return;
    }
    try {
      if (spec.kind() == FigureKind.RUNS) {
        RunPanels panels = new RunPanels(plan, spec);
        for (int page = 1; page <= panels.pages(); page++) {
          int shown = page;
          FigureSpec at = spec.at(path(spec, step, page));
          drawn(at.path(), () -> new RunPanels(plan, at).figure(shown));
        }
      } else {
        drawn(path, () -> figure(spec, step));
      }
    } catch (AssayException e) {
      if (e.kind() != Kind.CONFLICT) {
        throw e;
      }
      boolean nobodyAsked = spec.kind() == FigureKind.RUNS; // a suite of runs names what might be
      if (nobodyAsked && wanted(path)) {
        outcomes.add(new Outcome.Skipped(path, e.problem(), true));
      } else {
        skipped(path, e.problem());
      }
    }
  }

  private void drawn(String path, Supplier<Figure> make) {
    if (wanted(path) && taken.add(path)) {
      try {
        outcomes.add(new Outcome.Drawn(path, make.get()));
      } catch (AssayException e) {
        taken.remove(path);
        throw e;
      }
    }
  }

  private void leftOut(String path, String option) {
    if (wanted(path)) {
      outcomes.add(new Outcome.Skipped(path, "left out by " + option, true));
    }
  }

  private void skipped(String path, String reason) {
    if (wanted(path)) {
      outcomes.add(new Outcome.Skipped(path, reason, false));
    }
  }

  private boolean wanted(String path) {
    return only.isEmpty() || Glob.matches(only, path);
  }

  private Figure figure(FigureSpec spec, long step) {
    FigureSpec at = spec.at(path(spec, step, 1));
    return switch (spec.kind()) {
      case MEMBERS -> new MemberTrends(plan, at).figure();
      case MACRO -> new MeanTrends(plan, at).macro();
      case SETS -> new MeanTrends(plan, at).sets();
      case SUPPORT -> new MemberBars(plan, at).support();
      case SNAPSHOT -> new MemberBars(plan, at).snapshot(step);
      case DELTA -> new MemberBars(plan, at).delta();
      case GROUPS -> new GroupBars(plan, at).figure();
      case TRADEOFF -> new TwoTiers(plan, at).tradeoff();
      case QUADRANT -> new Quadrants(plan, at).againstBaseline();
      case BRIDGE_TREND -> new TwoTiers(plan, at).bridgeTrend();
      case BRIDGE_DELTA -> new TwoTiers(plan, at).bridgeDelta();
      case STAGES_TREND -> new StageTrend(plan, at).figure();
      case STAGES_DELTA -> new StagesFigures(plan, at).deltas();
      case STAGES_MEMBERS -> new StageMembers(plan, at).figure();
      case FACE_OFF -> new StagesFigures(plan, at).faceOff();
      case STAGES_QUADRANT -> new Quadrants(plan, at).againstStage();
      case STAGES_PASS -> new PassFigures(plan, at).againstStage();
      case STAGED_MEMBERS -> new StagedFigures(plan, at).members();
      case STAGED_GROUPS -> new StagedFigures(plan, at).groups();
      case HISTORY -> new HistoryFigures(plan, at).values();
      case HISTORY_DELTA -> new HistoryFigures(plan, at).deltas();
      case PASS -> new PassFigures(plan, at).againstBaseline();
      case BEFORE_AFTER -> new ItemFigures(plan, at).beforeAndAfter();
      case OUTCOMES -> new ItemFigures(plan, at).outcomes();
      case ITEMS -> new ItemFigures(plan, at).heat();
      case ITEMS_RANKED -> new ItemFigures(plan, at).ranked();
      case RUNS -> new RunPanels(plan, at).figure(1);
    };
  }

  /** The path with what its places stand for. */
  private String path(FigureSpec spec, long step, int page) {
    return spec.path()
        .replace("{step}", Long.toString(step))
        .replace("{first}", Long.toString(plan.first()))
        .replace("{last}", Long.toString(plan.last()))
        .replace("{base}", Long.toString(plan.base()))
        .replace("{face}", Long.toString(plan.face(plan.others(spec))))
        .replace("{page}", Integer.toString(page));
  }
}
