package dev.assay.analysis.scaling;

import dev.assay.analysis.report.JsonOut;
import dev.assay.analysis.tts.measure.Comparison;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Comparisons of a page, of which one is shown.
 *
 * @param all at least one
 * @param at index of the one that is shown
 */
public record Groups(List<Comparison> all, int at) {
  private static final int LONGEST = 80;

  public Groups {
    all = List.copyOf(all);
  }

  /**
   * Chooses one by its name.
   *
   * @param all at least one
   * @param name one of {@link #names}; the first where it is empty
   * @throws AssayException NOT_FOUND when there is none of that name
   */
  public static Groups of(List<Comparison> all, String name) {
    int at = name.isEmpty() ? 0 : names(all).indexOf(name);
    if (at < 0) {
      throw new AssayException(
          Kind.NOT_FOUND,
          "there is no group '"
              + (name.length() <= LONGEST ? name : name.substring(0, LONGEST))
              + "'",
          "There are: " + String.join("; ", names(all)));
    }
    return new Groups(all, at);
  }

  /** The one that is shown. */
  public Comparison chosen() {
    return all.get(at);
  }

  /** What comparisons are called, in their order; no two alike. */
  public static List<String> names(List<Comparison> all) {
    List<String> names = new ArrayList<>();
    for (Comparison each : all) {
      String name =
          String.join(
              " ",
              Stream.of(each.benchmark(), each.model(), each.approach(), each.temperature())
                  .map(word -> word.substring(word.lastIndexOf('/') + 1))
                  .filter(word -> !word.isEmpty())
                  .toList());
      String more = each.sides().getFirst().setting().sampling();
      name = name.isEmpty() ? "all" : name;
      name = names.contains(name) && !more.isEmpty() ? name + ", " + more : name;
      names.add(names.contains(name) ? name + " #" + (names.size() + 1) : name);
    }
    return names;
  }

  void write(JsonOut json) {
    List<String> names = names(all);
    json.texts("groups", names).text("group", names.get(at));
  }
}
