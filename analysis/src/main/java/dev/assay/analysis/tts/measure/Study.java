package dev.assay.analysis.tts.measure;

import dev.assay.analysis.tts.Budgets;
import dev.assay.analysis.tts.JudgedRun;
import dev.assay.analysis.tts.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Runs, measured setting by setting. Settings of different temperatures, models or benchmarks are
 * never put together.
 *
 * @param settings in the order of benchmark, model, approach and temperature
 * @param diagnoses by setting; none where they were not asked for
 * @param remarks what to know before believing the numbers
 * @param options how they were made
 */
public record Study(
    List<Measured> settings,
    Map<Setting, Diagnosis> diagnoses,
    List<String> remarks,
    StudyOptions options) {

  public Study {
    settings = List.copyOf(settings);
    diagnoses = Collections.unmodifiableMap(new LinkedHashMap<>(diagnoses));
    remarks = List.copyOf(remarks);
  }

  /**
   * A run and what the user calls it.
   *
   * @param label runs of equal labels and settings are repetitions of each other; empty for those
   *     that are unless they state the same seed
   */
  public record Labelled(String label, JudgedRun run) {}

  /**
   * Measures runs, on all cores; those without a problem or completion are left out, with a remark.
   */
  public static Study of(List<Labelled> runs, StudyOptions options) {
    return of(runs, options, Depth.WHOLE);
  }

  /**
   * What levels of difficulty need: values at all budgets, but only what share of completions is
   * right as a cell, and no diagnoses.
   */
  public static Study forLevels(List<Labelled> runs, StudyOptions options) {
    return of(runs, options, Depth.LEVELS);
  }

  /** The same for one completion alone. */
  public static Study ofSingles(List<Labelled> runs, StudyOptions options) {
    return of(runs, options, Depth.SINGLES);
  }

  private enum Depth {
    WHOLE,
    LEVELS,
    SINGLES
  }

  private static Study of(List<Labelled> runs, StudyOptions options, Depth depth) {
    List<String> remarks = new ArrayList<>();
    Map<Setting, List<JudgedRun>> groups = new LinkedHashMap<>();
    long completions = 0;
    for (Labelled each : Apart.of(Chunks.merged(runs, remarks), remarks)) {
      JudgedRun run = each.run();
      if (run.completions() == 0) {
        remarks.add(run.run().subset() + " has a problem without completions and is left out");
        continue;
      }
      completions += (long) run.completions() * run.problems().size();
      groups
          .computeIfAbsent(Setting.of(each.label(), run.run()), key -> new ArrayList<>())
          .add(run);
    }
    int orders = options.ordersFor(completions);
    List<Part> parts =
        List.copyOf(groups.entrySet()).parallelStream()
            .map(group -> {
              List<Repeat> repeats = repeats(group.getValue(), orders, depth);
              return new Part(
                  Measured.of(group.getKey(), repeats)
                      .withCells(
                          options,
                          column ->
                              depth == Depth.WHOLE || column.measure() == Measure.COMPLETIONS),
                  remarks(group.getKey(), repeats));
            })
            .toList();
    List<Measured> settings = new ArrayList<>();
    parts.forEach(part -> {
      remarks.addAll(part.remarks());
      settings.add(part.measured());
    });
    settings.sort(Comparator.comparing(Measured::setting, ORDER));
    Map<Setting, Diagnosis> diagnoses = new LinkedHashMap<>();
    if (depth == Depth.WHOLE) {
      List<Diagnosis> made =
          settings.parallelStream().map(each -> Diagnose.of(each, options)).toList();
      for (int s = 0; s < made.size(); s++) {
        diagnoses.put(settings.get(s).setting(), made.get(s));
      }
    }
    return new Study(settings, diagnoses, remarks, options);
  }

  /** A setting, measured, and what to know of it. */
  private record Part(Measured measured, List<String> remarks) {}

  private static List<Repeat> repeats(List<JudgedRun> runs, int orders, Depth depth) {
    List<Repeat> repeats = new ArrayList<>();
    for (JudgedRun run : runs) {
      int[] budgets = depth == Depth.SINGLES ? new int[] {1} : Budgets.upTo(run.completions());
      repeats.add(Repeat.of(orders, run, budgets));
    }
    repeats.sort(Comparator.comparing(Repeat::name, Study::bySeed));
    return repeats;
  }

  private static final Comparator<Setting> ORDER =
      Comparator.comparing(Setting::benchmark)
          .thenComparing(Setting::label)
          .thenComparing(Setting::model)
          .thenComparing(Setting::approach)
          .thenComparing(Setting::strategy)
          .thenComparing(setting -> setting.allotment().all().stream().findFirst().orElse(-1.0))
          .thenComparing(setting -> setting.allotment().toString())
          .thenComparing(Setting::sampling);

  private static int bySeed(String a, String b) {
    boolean numbers = a.matches("\\d{1,18}") && b.matches("\\d{1,18}");
    return numbers ? Long.compare(Long.parseLong(a), Long.parseLong(b)) : a.compareTo(b);
  }

  private static List<String> remarks(Setting setting, List<Repeat> repeats) {
    List<String> remarks = new ArrayList<>();
    Set<String> names = new HashSet<>();
    Set<String> shared = new LinkedHashSet<>(repeats.getFirst().vectors().keys());
    Set<Integer> sizes = new LinkedHashSet<>();
    for (Repeat repeat : repeats) {
      if (!names.add(repeat.name())) {
        remarks.add(
            "%s: seed %s was given twice; both count".formatted(setting.name(), repeat.name()));
      }
      if (!shared.containsAll(repeat.vectors().keys())
          || repeat.vectors().keys().size() != shared.size()) {
        remarks.add(
            "%s: run %s has other problems than run %s; a problem counts by the runs that have it"
                .formatted(setting.name(), repeat.name(), repeats.getFirst().name()));
      }
      sizes.add(repeat.run().completions());
      repeat
          .run()
          .run()
          .identity()
          .conflicts()
          .forEach(conflict -> remarks.add(repeat.run().run().subset() + ": " + conflict));
    }
    if (sizes.size() > 1) {
      remarks.add(
          "%s: runs have %s completions; budgets that not all have are left out"
              .formatted(setting.name(), sizes));
    }
    if (setting.isOrdered()) {
      remarks.add(
          setting.name()
              + ": its completions have different temperatures, in an order; the first n are not a"
              + " smaller version of the run, the numbers of every n-subset are");
    }
    remarks.addAll(duplicates(setting, repeats));
    return remarks;
  }

  private static List<String> duplicates(Setting setting, List<Repeat> repeats) {
    List<String> remarks = new ArrayList<>();
    for (Repeat repeat : repeats) {
      Set<String> keys = new HashSet<>();
      long twice =
          repeat.run().problems().stream().map(Outcome::key).filter(key -> !keys.add(key)).count();
      if (twice > 0) {
        remarks.add(
            "%s: %s problems of run %s occur more than once; all count"
                .formatted(setting.name(), twice, repeat.name()));
      }
    }
    return remarks;
  }

  /** Benchmarks, by name. */
  public List<String> benchmarks() {
    return settings.stream().map(each -> each.setting().benchmark()).distinct().toList();
  }

  /** Settings of a benchmark. */
  public List<Measured> of(String benchmark) {
    return settings.stream().filter(each -> each.setting().benchmark().equals(benchmark)).toList();
  }

  /** What accuracy costs, of a benchmark. */
  public Costs costs(String benchmark) {
    return Costs.of(of(benchmark));
  }
}
