/** Rows of data sets, whatever is in them: JSON lines, plain or compressed, and Parquet. */
@NullMarked
package dev.assay.formats.rows;

import org.jspecify.annotations.NullMarked;
