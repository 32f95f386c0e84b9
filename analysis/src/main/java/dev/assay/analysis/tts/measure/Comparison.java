package dev.assay.analysis.tts.measure;

import dev.assay.analysis.tts.measure.Column.Subsets;
import dev.assay.formats.tts.Strategy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Settings side by side that differ in one thing.
 *
 * @param benchmark empty when unknown
 * @param model empty where models are compared
 * @param approach empty when unknown
 * @param temperature empty where temperatures are compared
 * @param sides the settings, in the order of columns
 * @param names what tells each side from the others
 * @param contrasts of each side with those that are compared with; Holm over all of the comparison
 *     with one of them
 */
public record Comparison(
    String benchmark,
    String model,
    String approach,
    String temperature,
    List<Measured> sides,
    List<String> names,
    List<Contrast> contrasts) {

  public Comparison {
    sides = List.copyOf(sides);
    names = List.copyOf(names);
    contrasts = List.copyOf(contrasts);
  }

  private record Key(String benchmark, String model, String approach, String rest) {}

  /**
   * The comparisons of a type; groups in which there is nothing to compare are left out, except
   * that a single temperature still has its curves.
   */
  public static List<Comparison> of(Study study, AnalysisType type) {
    return switch (type) {
      case SUMMARY -> List.of();
      case TEMPERATURE_COMPARISON -> temperatures(study);
      case HNC_COMPARISON -> strategies(study);
      case MODEL_COMPARISON -> models(study);
    };
  }

  /** All settings of each benchmark side by side, against the first of them. */
  public static List<Comparison> settings(Study study) {
    List<Comparison> found = new ArrayList<>();
    for (String benchmark : study.benchmarks()) {
      List<Measured> sides = study.of(benchmark);
      found.add(
          new Comparison(
              benchmark,
              "",
              "",
              "",
              sides,
              names(sides, Setting::name),
              against(sides.subList(0, 1), sides, study.options().level())));
    }
    return found;
  }

  private static List<Comparison> temperatures(Study study) {
    List<Comparison> found = new ArrayList<>();
    grouped(
            study,
            setting ->
                new Key(
                    setting.benchmark(), model(setting), setting.approach(), setting.sampling()))
        .forEach((key, sides) ->
            found.add(
                new Comparison(
                    key.benchmark,
                    key.model,
                    key.approach,
                    "",
                    sides,
                    names(sides, setting -> setting.allotment().key()),
                    against(sides.subList(0, 1), sides, study.options().level()))));
    return found;
  }

  private static List<Comparison> strategies(Study study) {
    List<Comparison> found = new ArrayList<>();
    grouped(
            study,
            setting ->
                new Key(
                    setting.benchmark(), model(setting), setting.approach(), setting.sampling()))
        .forEach((key, sides) -> {
          List<Measured> plain = sides.stream().filter(Comparison::isPlain).toList();
          List<Measured> mixed = sides.stream().filter(side -> !isPlain(side)).toList();
          if (!plain.isEmpty() && !mixed.isEmpty()) {
            List<Measured> all = new ArrayList<>(mixed);
            all.addAll(plain);
            found.add(
                new Comparison(
                    key.benchmark,
                    key.model,
                    key.approach,
                    "",
                    all,
                    names(
                        all,
                        setting -> setting.strategy().word() + " " + setting.allotment().key()),
                    against(plain, mixed, study.options().level())));
          }
        });
    return found;
  }

  private static boolean isPlain(Measured side) {
    return side.setting().strategy() == Strategy.DEFAULT;
  }

  private static List<Comparison> models(Study study) {
    List<Comparison> found = new ArrayList<>();
    grouped(
            study,
            setting ->
                new Key(
                    setting.benchmark(),
                    setting.allotment().key(),
                    setting.approach(),
                    setting.sampling()))
        .forEach((key, sides) -> {
          if (sides.size() > 1) {
            found.add(
                new Comparison(
                    key.benchmark,
                    "",
                    key.approach,
                    key.model,
                    sides,
                    names(sides, Setting::shortModel),
                    against(sides.subList(0, 1), sides, study.options().level())));
          }
        });
    return found;
  }

  private static String model(Setting setting) {
    return setting.model().isEmpty() ? setting.label() : setting.model();
  }

  private static Map<Key, List<Measured>> grouped(Study study, Function<Setting, Key> by) {
    Map<Key, List<Measured>> groups = new LinkedHashMap<>();
    study
        .settings()
        .forEach(each ->
            groups.computeIfAbsent(by.apply(each.setting()), key -> new ArrayList<>()).add(each));
    return groups;
  }

  /** Short names where these differ, whole ones where not. */
  private static List<String> names(List<Measured> sides, Function<Setting, String> shortly) {
    List<String> names = sides.stream().map(side -> shortly.apply(side.setting()).strip()).toList();
    boolean distinct = names.stream().distinct().count() == names.size();
    if (distinct && names.stream().noneMatch(String::isEmpty)) {
      return names;
    }
    List<String> whole = new ArrayList<>();
    for (Measured side : sides) {
      String name = side.setting().name();
      String more = side.setting().sampling();
      String unique = whole.contains(name) && !more.isEmpty() ? name + ", " + more : name;
      whole.add(whole.contains(unique) ? unique + " #" + (whole.size() + 1) : unique);
    }
    return whole;
  }

  private static List<Contrast> against(List<Measured> bases, List<Measured> sides, double level) {
    List<Contrast> contrasts = new ArrayList<>();
    for (Measured base : bases) {
      for (Measured side : sides) {
        if (!side.setting().equals(base.setting())) {
          contrasts.addAll(Contrast.of(base, List.of(side), columns(base, side), level));
        }
      }
    }
    return Contrast.adjusted(contrasts);
  }

  /** The whole budget that both have, by each method; pass@k of it; completions. */
  static List<Column> columns(Measured a, Measured b) {
    List<Column> columns = new ArrayList<>();
    for (Measure measure : Measure.values()) {
      List<Integer> budgets = new ArrayList<>(a.budgets(measure));
      budgets.retainAll(b.budgets(measure));
      if (!budgets.isEmpty()) {
        columns.add(new Column(measure, budgets.getLast(), Subsets.EVERY));
      }
    }
    return columns;
  }
}
