package dev.assay.analysis.question.where;

import java.util.function.DoublePredicate;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One comparison, ready for every type of column; a type that it does not fit fails with words. */
interface Test {
  DoublePredicate numbers();

  LongPredicate times();

  Predicate<Boolean> flags();

  Predicate<String> texts();

  /** For labels one by one. */
  Predicate<String> labels();

  /** For a configuration value of any type; null where the comparison has no answer. */
  @Nullable Boolean any(Object value);
}
