package dev.assay.analysis.tts.measure;

import dev.assay.analysis.tts.RunRef;
import dev.assay.analysis.tts.measure.Study.Labelled;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Tells runs apart that state the same setting and the same seed: they cannot be repetitions of
 * each other, so their numbers are not put together. What the user labels stays together.
 */
final class Apart {
  private Apart() {}

  /** Ways to call a run, the shortest first; the number tells apart what nothing else does. */
  private enum Way {
    FOLDER("folder", (run, number) -> Setting.place(run)),
    PLACE("place", (run, number) -> run.place()),
    NAME("name", (run, number) -> run.subset()),
    BOTH("place and name", (run, number) -> run.place() + "/" + run.subset()),
    NUMBER("number", (run, number) -> run.subset() + " #" + (number + 1));

    private final String word;
    private final BiFunction<RunRef, Integer, String> name;

    Way(String word, BiFunction<RunRef, Integer, String> name) {
      this.word = word;
      this.name = name;
    }
  }

  /** What repetitions must not have in common. */
  private record Stated(String label, String seed) {}

  /** The runs in their order; those that clash have a label. */
  static List<Labelled> of(List<Labelled> runs, List<String> remarks) {
    Map<Setting, List<Integer>> groups = new LinkedHashMap<>();
    for (int i = 0; i < runs.size(); i++) {
      if (runs.get(i).label().isEmpty()) {
        groups
            .computeIfAbsent(Setting.of("", runs.get(i).run().run()), key -> new ArrayList<>())
            .add(i);
      }
    }
    List<Labelled> apart = new ArrayList<>(runs);
    groups.forEach((setting, places) -> {
      List<RunRef> refs = places.stream().map(at -> runs.get(at).run().run()).toList();
      if (isApart(refs, refs.stream().map(ref -> "").toList())) {
        return;
      }
      Way way = way(refs);
      List<String> labels = labels(refs, way);
      for (int i = 0; i < labels.size(); i++) {
        int at = places.get(i);
        apart.set(at, new Labelled(labels.get(i), runs.get(at).run()));
      }
      remarks.add(
          "%s: %s runs state this setting, not all with a seed of their own; they are shown apart,"
                  .formatted(setting.name(), refs.size())
              + " by "
              + way.word);
    });
    return apart;
  }

  private static Way way(List<RunRef> refs) {
    for (Way way : Way.values()) {
      if (isApart(refs, labels(refs, way))) {
        return way;
      }
    }
    return Way.NUMBER;
  }

  private static List<String> labels(List<RunRef> refs, Way way) {
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < refs.size(); i++) {
      labels.add(way.name.apply(refs.get(i), i));
    }
    return labels;
  }

  private static boolean isApart(List<RunRef> refs, List<String> labels) {
    Set<Stated> seen = new HashSet<>();
    for (int i = 0; i < refs.size(); i++) {
      if (!seen.add(new Stated(labels.get(i), refs.get(i).name().seed().toString()))) {
        return false;
      }
    }
    return true;
  }
}
