package dev.assay.app.cli;

import dev.assay.analysis.tts.RunLoader;
import dev.assay.analysis.tts.RunRef;
import dev.assay.analysis.tts.measure.Setting;
import dev.assay.formats.tts.Approach;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs of one benchmark, model and approach.
 *
 * @param title names of the three, as far as they are known
 * @param folder name of what is written of them, which no other group of the batch has
 * @param runs and the loader that found each
 */
record TtsBatchGroup(String title, String folder, Map<RunRef, RunLoader> runs) {
  /** Groups, in the order in which their first runs come. */
  static List<TtsBatchGroup> of(Map<RunRef, RunLoader> runs) {
    Map<List<String>, Map<RunRef, RunLoader>> groups = new LinkedHashMap<>();
    runs.forEach((run, loader) ->
        groups.computeIfAbsent(key(run), key -> new LinkedHashMap<>()).put(run, loader));
    List<TtsBatchGroup> named = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    groups.forEach((key, of) -> {
      String folder = folder(key, "");
      for (int i = 2; !taken.add(folder.toLowerCase(Locale.ROOT)); i++) {
        folder = folder(key, "-" + i);
      }
      String title = key.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
      named.add(new TtsBatchGroup(title.isEmpty() ? "unknown" : title, folder, of));
    });
    return named;
  }

  private static List<String> key(RunRef run) {
    var identity = run.identity();
    return List.of(
        identity.dataset().value().orElse(""),
        identity.model().value().orElseGet(() -> Setting.place(run)),
        identity.approach().value().map(Approach::word).orElse(""));
  }

  private static String folder(List<String> key, String number) {
    String dataset = key.get(0).substring(key.get(0).lastIndexOf('/') + 1);
    String benchmark = dataset.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
    String model = key.get(1).replaceFirst("-Instruct$", "").replaceAll("[^A-Za-z0-9._-]+", "_");
    return Stream.of("analysis_output", benchmark, model, key.get(2), "difficulty")
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("-"))
        + number;
  }
}
