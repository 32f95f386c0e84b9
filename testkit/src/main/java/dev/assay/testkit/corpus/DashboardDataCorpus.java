package dev.assay.testkit.corpus;

import dev.assay.testkit.paper.Curve;
import dev.assay.testkit.paper.Dashboard;
import dev.assay.testkit.paper.Recipe;
import dev.assay.testkit.paper.Scores;
import dev.assay.testkit.write.Chance;
import dev.assay.testkit.write.Times;
import dev.assay.testkit.write.Tree;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One {@code dashboard_data.json}, schema 1.0, whose runs lie on a machine that is not here.
 *
 * @param curves whether the runs and the baseline have curves
 */
public record DashboardDataCorpus(int runs, boolean curves, long seed) implements Corpus {
  private static final String ROOT = "/cluster/speech/ckpt";

  @Override
  public void writeTo(Path folder) throws IOException {
    var chance = new Chance(seed);
    var generated = LocalDateTime.of(2025, 6, 1, 18, 0);
    var entries = new ArrayList<Dashboard.Entry>();
    for (int i = 0; i < runs; i++) {
      entries.add(entry(chance.fork(i), i, generated.minusMinutes(17L * (runs - i))));
    }
    var dashboard =
        new Dashboard(generated, List.of(ROOT), entry(chance.fork(-1), 0, generated), entries);
    new Tree(folder).write("dashboard_data.json", dashboard.text());
  }

  private Dashboard.Entry entry(Chance chance, int i, LocalDateTime when) {
    var experiment = String.format(Locale.ROOT, "experiment_%05d", i / 8);
    int step = (i % 8 + 1) * 100;
    var runDir = ROOT + "/" + experiment;
    var path =
        String.format(Locale.ROOT, "%s/checkpoints/checkpoint_%06d/consolidated", runDir, step);
    return new Dashboard.Entry(
        experiment,
        path,
        step,
        Times.jitter(when, chance),
        Recipe.any(chance, "exp" + i / 8),
        runDir,
        Scores.any(chance, chance.happens(0.2)),
        curves ? Curve.drawn(chance, 5.75, 7.85) : null);
  }
}
