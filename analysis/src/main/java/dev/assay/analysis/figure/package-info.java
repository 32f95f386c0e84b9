/**
 * Figures of runs: takes what was measured and says what is to be drawn. Pure: reads no file and
 * asks no index.
 */
@NullMarked
package dev.assay.analysis.figure;

import org.jspecify.annotations.NullMarked;
