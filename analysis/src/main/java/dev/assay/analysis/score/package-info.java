/** Scores of benchmarks, computed from the scores of single items and the losses of tokens. */
@NullMarked
package dev.assay.analysis.score;

import org.jspecify.annotations.NullMarked;
