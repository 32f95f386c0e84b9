/**
 * Readers of evaluation harness output: lm-evaluation-harness, its aggregates, stage evaluations,
 * tracker and other CSV files.
 */
@NullMarked
package dev.assay.formats.harness;

import org.jspecify.annotations.NullMarked;
