/** Runs of test-time scaling, read problem by problem. */
@NullMarked
package dev.assay.analysis.explore;

import org.jspecify.annotations.NullMarked;
