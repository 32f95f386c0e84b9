package dev.assay.app.web;

import dev.assay.analysis.tts.RunRef;
import dev.assay.analysis.tts.measure.Setting;
import java.util.ArrayList;
import java.util.List;

/** What runs are called that are looked at one beside the other. */
final class TtsNames {
  private TtsNames() {}

  /**
   * A label for each run: its own name where no model is stated, its seed where that alone tells it
   * from another one, or else empty.
   */
  static List<String> beside(List<TtsFolders.Found> chosen) {
    List<String> labels = new ArrayList<>();
    for (TtsFolders.Found each : chosen) {
      labels.add(label(each, chosen));
    }
    return labels;
  }

  private static String label(TtsFolders.Found each, List<TtsFolders.Found> chosen) {
    RunRef run = each.run();
    List<RunRef> others =
        chosen.stream()
            .filter(other -> !other.id().equals(each.id()))
            .map(TtsFolders.Found::run)
            .toList();
    if (run.identity().model().value().isEmpty()) {
      boolean known = others.stream().anyMatch(other -> other.subset().equals(run.subset()));
      return known ? each.id() : run.subset();
    }
    Setting setting = Setting.of("", run);
    List<RunRef> alike =
        others.stream().filter(other -> Setting.of("", other).equals(setting)).toList();
    boolean told =
        run.name().seed().isPresent()
            && alike.stream().noneMatch(other -> other.name().seed().equals(run.name().seed()));
    return alike.isEmpty() || !told ? "" : "seed " + run.name().seed().getAsLong();
  }
}
