/** Exact algebra: quotients of sums of products with rational coefficients. */
@NullMarked
package dev.assay.grading.algebra;

import org.jspecify.annotations.NullMarked;
