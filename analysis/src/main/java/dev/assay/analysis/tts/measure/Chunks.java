package dev.assay.analysis.tts.measure;

import dev.assay.analysis.tts.JudgedRun;
import dev.assay.analysis.tts.Outcome;
import dev.assay.analysis.tts.measure.Study.Labelled;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts parts of a run, each of some problems, together again. */
final class Chunks {
  private Chunks() {}

  /** What parts of one run have in common. */
  private record Whole(String label, String place, Setting setting, String seed) {}

  static List<Labelled> merged(List<Labelled> runs, List<String> remarks) {
    List<Labelled> merged = new ArrayList<>();
    Map<Whole, List<Labelled>> parts = new LinkedHashMap<>();
    for (Labelled each : runs) {
      var ref = each.run().run();
      if (ref.name().chunk().isEmpty()) {
        merged.add(each);
      } else {
        Setting setting = Setting.of(each.label(), ref);
        var whole = new Whole(each.label(), ref.place(), setting, ref.name().seed().toString());
        parts.computeIfAbsent(whole, key -> new ArrayList<>()).add(each);
      }
    }
    parts
        .values()
        .forEach(of -> {
          List<Outcome> problems = new ArrayList<>();
          of.forEach(part -> problems.addAll(part.run().problems()));
          Labelled first = of.getFirst();
          merged.add(new Labelled(first.label(), new JudgedRun(first.run().run(), problems)));
          remarks.add(
              "%s parts (chunks) of %s were put together: %s problems"
                  .formatted(of.size(), first.run().run().subset(), problems.size()));
        });
    return merged;
  }
}
