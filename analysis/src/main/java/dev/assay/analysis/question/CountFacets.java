package dev.assay.analysis.question;

import dev.assay.analysis.question.Filters.Part;
import dev.assay.analysis.question.values.Labels;
import dev.assay.analysis.question.values.Numbers;
import dev.assay.analysis.question.values.Texts;
import dev.assay.store.ColumnReader.LongField;
import dev.assay.store.ColumnReader.TextField;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How many runs each choice of the filter rail would show. */
public final class CountFacets {
  /** Values of one built-in facet; the least frequent of more are left out. */
  static final int MOST_VALUES = 1000;

  private final Snapshots snapshots;

  public CountFacets(Snapshots snapshots) {
    this.snapshots = snapshots;
  }

  /**
   * What is asked.
   *
   * @param keys columns whose values are counted besides, at most 20
   */
  public record Question(RunFilter filter, List<String> keys) {
    public Question {
      keys = List.copyOf(keys);
    }

    public Question(RunFilter filter) {
      this(filter, List.of());
    }
  }

  /** A value and the runs that have it and satisfy all other filters. */
  public record Facet(String value, int count) {}

  /**
   * The values of one column under all filters but the values chosen of it.
   *
   * @param values most frequent first, at most 30 and those that are chosen; the empty text stands
   *     for runs without a value; a list counts for each of its elements
   * @param more values left out
   */
  public record Custom(String key, Column column, List<Facet> values, int more) {}

  /** Smallest and largest step under all other filters; null when no run has a step. */
  public record StepRange(@Nullable Long min, @Nullable Long max) {}

  /**
   * Counts, each list by falling count, then by value. Only values that occur in the workspace; a
   * chosen value stays in the list even with count 0.
   *
   * @param matched runs that satisfy all filters
   * @param tag chosen tags narrow each other, as all must be present
   * @param type a hybrid counts for ttt, lora and hybrid
   * @param custom in the order of {@code keys}, without repetition
   * @param more how many values were left out of which list, least frequent ones; at most 1000 and
   *     those that are chosen are given
   */
  public record Answer(
      long generation,
      int matched,
      List<Facet> tag,
      List<Facet> type,
      List<Facet> format,
      List<Facet> model,
      List<Facet> experiment,
      List<Facet> stage,
      StepRange step,
      List<Custom> custom,
      Map<String, Integer> more) {}

  public Answer answer(Question question) {
    return snapshots.ask(view -> answer(view, question));
  }

  private static Answer answer(View view, Question question) {
    RunFilter filter = question.filter();
    Filters filters = new Filters(view, filter);
    BitSet matching = filters.matching();
    Map<String, Integer> more = new LinkedHashMap<>();
    return new Answer(
        view.table().generation(),
        matching.cardinality(),
        bounded("tag", labels(view.tags(), matching, filter.tags()), filter.tags(), more),
        labels(view.types(), filters.matchingBut(Part.TYPE), filter.types()),
        texts(view, filters, Part.FORMAT, TextField.FORMAT, filter.formats(), more),
        texts(view, filters, Part.MODEL, TextField.MODEL, filter.models(), more),
        texts(view, filters, Part.EXPERIMENT, TextField.EXPERIMENT, filter.experiments(), more),
        texts(view, filters, Part.STAGE, TextField.STAGE, filter.stages(), more),
        steps(view.numbers(LongField.STEP), filters.matchingBut(Part.STEP)),
        new CustomFacets(view, filters).of(question.keys()),
        Collections.unmodifiableMap(more));
  }

  /**
   * The most frequent values, and those that are chosen; says in {@code more} how many are gone.
   */
  private static List<Facet> bounded(
      String name, List<Facet> all, List<String> chosen, Map<String, Integer> more) {
    if (all.size() <= MOST_VALUES) {
      return all;
    }
    Set<String> kept = Set.copyOf(chosen);
    List<Facet> few = new ArrayList<>();
    for (Facet facet : all) {
      if (few.size() < MOST_VALUES || kept.contains(facet.value())) {
        few.add(facet);
      }
    }
    if (few.size() < all.size()) {
      more.put(name, all.size() - few.size());
    }
    return List.copyOf(few);
  }

  private static List<Facet> texts(
      View view,
      Filters filters,
      Part part,
      TextField field,
      List<String> chosen,
      Map<String, Integer> more) {
    return bounded(
        field.name().toLowerCase(Locale.ROOT),
        texts(view, field, filters.matchingBut(part), chosen),
        chosen,
        more);
  }

  private static List<Facet> labels(Labels labels, BitSet among, List<String> chosen) {
    int[] counts = new int[labels.dictionary().length];
    for (int i = among.nextSetBit(0); i >= 0; i = among.nextSetBit(i + 1)) {
      for (int code : labels.codes()[i]) {
        counts[code]++;
      }
    }
    return facets(labels.dictionary(), counts, 0, chosen);
  }

  private static List<Facet> texts(View view, TextField field, BitSet among, List<String> chosen) {
    Texts texts = view.texts(field);
    int[] counts = new int[texts.dictionary().length];
    int unknown = 0;
    for (int i = among.nextSetBit(0); i >= 0; i = among.nextSetBit(i + 1)) {
      int code = texts.codes()[i];
      if (code < 0) {
        unknown++;
      } else {
        counts[code]++;
      }
    }
    return facets(texts.dictionary(), counts, unknown, chosen);
  }

  static List<Facet> sorted(Map<String, Integer> counts) {
    List<Facet> facets = new ArrayList<>();
    counts.forEach((value, count) -> facets.add(new Facet(value, count)));
    facets.sort(Comparator.comparingInt(Facet::count).reversed().thenComparing(Facet::value));
    return List.copyOf(facets);
  }

  private static List<Facet> facets(
      String[] values, int[] counts, int unknown, List<String> chosen) {
    Map<String, Integer> kept = new HashMap<>();
    chosen.forEach(value -> kept.put(value, 0));
    if (unknown > 0) {
      kept.put("", unknown);
    }
    for (int code = 0; code < values.length; code++) {
      if (counts[code] > 0) {
        kept.put(values[code], counts[code]);
      }
    }
    return sorted(kept);
  }

  private static StepRange steps(Numbers steps, BitSet among) {
    Long min = null;
    Long max = null;
    for (int i = among.nextSetBit(0); i >= 0; i = among.nextSetBit(i + 1)) {
      if (!steps.missing(i)) {
        long step = (long) steps.values()[i];
        min = min == null || step < min ? (Long) step : min;
        max = max == null || step > max ? (Long) step : max;
      }
    }
    return new StepRange(min, max);
  }
}
