/** Completions at rest: Parquet, and SQL over it. The only package that knows DuckDB. */
@NullMarked
package dev.assay.samples;

import org.jspecify.annotations.NullMarked;
