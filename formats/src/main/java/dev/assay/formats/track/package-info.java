/** Experiments as they are logged: one file each, and the table {@code metrics.csv} of them. */
@NullMarked
package dev.assay.formats.track;

import org.jspecify.annotations.NullMarked;
