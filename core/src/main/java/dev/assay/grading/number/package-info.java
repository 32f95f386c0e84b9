/** Elementary functions to as many digits as asked for, the same on every machine. */
@NullMarked
package dev.assay.grading.number;

import org.jspecify.annotations.NullMarked;
