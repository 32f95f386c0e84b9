package dev.assay.analysis.question;

import dev.assay.analysis.question.CountFacets.Custom;
import dev.assay.analysis.question.CountFacets.Facet;
import dev.assay.analysis.question.values.Labels;
import dev.assay.analysis.question.values.Mixed;
import dev.assay.analysis.question.values.Texts;
import dev.assay.analysis.question.values.Values;
import dev.assay.domain.AssayException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Counts the values of any column, as {@link RunFilter.Is} can choose them. */
final class CustomFacets {
  private static final int MAX_KEYS = 20;
  private static final int SHOWN = 30;

  private final View view;
  private final Filters filters;

  CustomFacets(View view, Filters filters) {
    this.view = view;
    this.filters = filters;
  }

  /**
   * The values of these columns.
   *
   * @throws AssayException BAD_INPUT for too many or an unknown one
   */
  List<Custom> of(List<String> keys) {
    if (keys.size() > MAX_KEYS) {
      throw new AssayException(
          AssayException.Kind.BAD_INPUT,
          "values of %s columns are asked for, at most %s can be".formatted(keys.size(), MAX_KEYS),
          "Name fewer keys.");
    }
    ColumnNames names = new ColumnNames(view);
    Set<ColumnRef> columns = new LinkedHashSet<>();
    keys.forEach(key -> columns.add(Filters.choice(names, key)));
    return columns.stream().map(this::custom).toList();
  }

  private Custom custom(ColumnRef ref) {
    List<Facet> all = CountFacets.sorted(counts(ref));
    Set<String> chosen = Set.copyOf(filters.chosen(ref));
    List<Facet> shown = new ArrayList<>();
    for (Facet facet : all) {
      if (shown.size() < SHOWN || chosen.contains(facet.value())) {
        shown.add(facet);
      }
    }
    Column column =
        new Rows(view)
            .columns(
                List.of(
                    ref instanceof ColumnRef.OfTypes ? new ColumnRef.OfField(RunField.TYPE) : ref))
            .getFirst();
    return new Custom(column.key(), column, List.copyOf(shown), all.size() - shown.size());
  }

  private Map<String, Integer> counts(ColumnRef ref) {
    Values values = view.values(ref);
    BitSet among = filters.matchingBut(ref);
    Map<String, Integer> counts = new HashMap<>();
    filters.chosen(ref).forEach(value -> counts.put(value, 0));
    switch (values) {
      case Labels labels ->
          perCode(
              among,
              counts,
              i -> labels.codes()[i],
              code -> Set.of(labels.dictionary()[code]),
              labels.dictionary().length);
      case Texts texts ->
          perCode(
              among,
              counts,
              i -> texts.missing(i) ? new int[0] : new int[] {texts.codes()[i]},
              code -> Set.of(texts.dictionary()[code]),
              texts.dictionary().length);
      case Mixed mixed ->
          perCode(
              among,
              counts,
              i -> mixed.missing(i) ? new int[0] : new int[] {mixed.codes()[i]},
              code -> texts(mixed.dictionary()[code]),
              mixed.dictionary().length);
      default -> {
        for (int i = among.nextSetBit(0); i >= 0; i = among.nextSetBit(i + 1)) {
          counts.merge(values.missing(i) ? "" : ValueText.of(values.cell(i)), 1, Math::addExact);
        }
      }
    }
    return counts;
  }

  /** Counts codes first, so that each distinct value becomes text once. */
  private static void perCode(
      BitSet among,
      Map<String, Integer> counts,
      IntFunction<int[]> codesAt,
      IntFunction<Set<String>> textsOf,
      int codes) {
    int[] perCode = new int[codes];
    int none = 0;
    for (int i = among.nextSetBit(0); i >= 0; i = among.nextSetBit(i + 1)) {
      int[] own = codesAt.apply(i);
      none += own.length == 0 ? 1 : 0;
      for (int code : own) {
        perCode[code]++;
      }
    }
    if (none > 0) {
      counts.merge("", none, Math::addExact);
    }
    for (int code = 0; code < codes; code++) {
      if (perCode[code] > 0) {
        for (String text : textsOf.apply(code)) {
          counts.merge(text, perCode[code], Math::addExact);
        }
      }
    }
  }

  /** What a configuration value counts as: the elements of a list, else itself. */
  private static Set<String> texts(@Nullable Object value) {
    Set<String> texts = new LinkedHashSet<>();
    if (value instanceof Mixed.Tree tree && !tree.elements().isEmpty()) {
      tree.elements().forEach(element -> texts.add(ValueText.of(element)));
    } else if (value != null) {
      texts.add(ValueText.of(value));
    }
    return texts;
  }
}
