/** Tests of arithmetic with many digits. */
@NullMarked
package dev.assay.grading.number;

import org.jspecify.annotations.NullMarked;
