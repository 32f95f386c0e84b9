/** Statistics: pure functions of numbers, each with its source. They know no runs and do no I/O. */
@NullMarked
package dev.assay.stats;

import org.jspecify.annotations.NullMarked;
