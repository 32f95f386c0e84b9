package dev.assay.analysis.question;

import dev.assay.analysis.question.values.Labels;
import dev.assay.analysis.question.values.Numbers;
import dev.assay.analysis.question.values.Texts;
import dev.assay.analysis.question.where.Evaluator;
import dev.assay.analysis.question.where.Parser;
import dev.assay.domain.AssayException;
import dev.assay.domain.TrainingType;
import dev.assay.store.ColumnReader.LongField;
import dev.assay.store.ColumnReader.TextField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Applies a {@link RunFilter}: per part the positions that it lets through. */
final class Filters {

  /** The parts of a filter; a facet counts under all parts but its own. */
  enum Part {
    EXPRESSION,
    TAG,
    TYPE,
    STEP,
    FORMAT,
    MODEL,
    EXPERIMENT,
    STAGE,
    RANGE
  }

  /** The chosen values of one column, which is a part of its own. */
  private record Chosen(ColumnRef column) {}

  private final View view;
  private final Map<Object, BitSet> parts = new LinkedHashMap<>();
  private final Set<ColumnRef> named = new LinkedHashSet<>();
  private final Map<ColumnRef, List<String>> chosen = new LinkedHashMap<>();

  Filters(View view, RunFilter filter) {
    this.view = view;
    narrow(Part.EXPRESSION, expression(filter.where()));
    for (String word : filter.q().strip().toLowerCase(Locale.ROOT).split("\\s+")) {
      narrow(Part.EXPRESSION, word.isEmpty() ? null : containing(word));
    }
    for (String tag : filter.tags()) {
      narrow(Part.TAG, view.tags().matching(tag::equals));
    }
    narrow(Part.TYPE, types(filter.types()));
    narrow(Part.STEP, steps(filter.minStep(), filter.maxStep()));
    narrow(Part.FORMAT, oneOf(TextField.FORMAT, filter.formats()));
    narrow(Part.MODEL, oneOf(TextField.MODEL, filter.models()));
    narrow(Part.EXPERIMENT, oneOf(TextField.EXPERIMENT, filter.experiments()));
    narrow(Part.STAGE, oneOf(TextField.STAGE, filter.stages()));
    ColumnNames names = new ColumnNames(view);
    for (RunFilter.Range range : filter.ranges()) {
      ColumnRef column = names.column(range.key());
      named.add(column);
      narrow(Part.RANGE, ValueFilters.within(view.values(column), range));
    }
    for (RunFilter.Is is : filter.is()) {
      chosen.computeIfAbsent(choice(names, is.key()), c -> new ArrayList<>()).add(is.value());
    }
    chosen.forEach((column, values) -> {
      named.add(column);
      narrow(new Chosen(column), ValueFilters.among(view.values(column), values));
    });
  }

  /** A column as its values are chosen: a training type as labels, so that hybrids answer twice. */
  static ColumnRef choice(ColumnNames names, String key) {
    ColumnRef column = names.column(key);
    return column instanceof ColumnRef.OfField(var field) && field == RunField.TYPE
        ? new ColumnRef.OfTypes()
        : column;
  }

  /** The values that are chosen of a column. */
  List<String> chosen(ColumnRef column) {
    return chosen.getOrDefault(column, List.of());
  }

  /** What the filter names: the expression first, in its order. */
  Set<ColumnRef> named() {
    return named;
  }

  /** Positions that satisfy the whole filter. The caller may change the set. */
  BitSet matching() {
    return allBut(null);
  }

  /**
   * Positions that satisfy all but the values chosen of a column. The caller may change the set.
   */
  BitSet matchingBut(ColumnRef column) {
    return allBut(new Chosen(column));
  }

  /** Positions that satisfy all parts but one. The caller may change the set. */
  BitSet matchingBut(Part left) {
    return allBut(left);
  }

  private BitSet allBut(@Nullable Object left) {
    BitSet matching = new BitSet(view.table().size());
    matching.set(0, view.table().size());
    parts.forEach((part, positions) -> {
      if (!part.equals(left)) {
        matching.and(positions);
      }
    });
    return matching;
  }

  private void narrow(Object part, @Nullable BitSet positions) {
    if (positions == null) {
      return;
    }
    BitSet before = parts.get(part);
    if (before == null) {
      parts.put(part, positions);
    } else {
      before.and(positions);
    }
  }

  private @Nullable BitSet expression(String where) {
    if (where.isBlank()) {
      return null;
    }
    ColumnNames names = new ColumnNames(view);
    return Evaluator.matches(
        Parser.parse(where),
        where,
        reference -> {
          ColumnRef column = names.reference(reference, where);
          named.add(column);
          return view.values(column);
        },
        view.table().size());
  }

  private BitSet containing(String word) {
    return view.anyText().matching(text -> text.toLowerCase(Locale.ROOT).contains(word));
  }

  private @Nullable BitSet types(List<String> words) {
    if (words.isEmpty()) {
      return null;
    }
    Set<String> known =
        Arrays.stream(TrainingType.values()).map(TrainingType::word).collect(Collectors.toSet());
    for (String word : words) {
      if (!known.contains(word)) {
        throw new AssayException(
            AssayException.Kind.BAD_INPUT,
            "no training type '%s'".formatted(word),
            "Use one of "
                + Arrays.stream(TrainingType.values())
                    .map(TrainingType::word)
                    .collect(Collectors.joining(", "))
                + ".");
      }
    }
    Labels types = view.types();
    return types.matching(new HashSet<>(words)::contains);
  }

  private @Nullable BitSet steps(@Nullable Long min, @Nullable Long max) {
    if (min == null && max == null) {
      return null;
    }
    Numbers steps = view.numbers(LongField.STEP);
    BitSet positions = new BitSet(steps.size());
    for (int i = 0; i < steps.size(); i++) {
      double step = steps.values()[i];
      // Unknown is asked for by name: in the browser a comparison with NaN can come out either way.
      if (!steps.missing(i) && (min == null || step >= min) && (max == null || step <= max)) {
        positions.set(i);
      }
    }
    return positions;
  }

  private @Nullable BitSet oneOf(TextField field, List<String> wanted) {
    if (wanted.isEmpty()) {
      return null;
    }
    Texts texts = view.texts(field);
    BitSet positions = texts.matching(new HashSet<>(wanted)::contains);
    if (wanted.contains("")) {
      for (int i = 0; i < texts.size(); i++) {
        if (texts.missing(i)) {
          positions.set(i);
        }
      }
    }
    return positions;
  }
}
