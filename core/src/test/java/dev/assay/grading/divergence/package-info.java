/** Where this grader and Math-Verify differ: classes of pairs, and their counts. */
@NullMarked
package dev.assay.grading.divergence;

import org.jspecify.annotations.NullMarked;
