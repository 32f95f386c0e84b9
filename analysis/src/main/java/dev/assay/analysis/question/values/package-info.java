/** Columns of runs in memory: one value or none per position. Immutable. */
@NullMarked
package dev.assay.analysis.question.values;

import org.jspecify.annotations.NullMarked;
