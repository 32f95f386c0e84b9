/** Analyses of test-time scaling, shown: figures, reports, and numbers as CSV and JSON. */
@NullMarked
package dev.assay.analysis.scaling;

import org.jspecify.annotations.NullMarked;
