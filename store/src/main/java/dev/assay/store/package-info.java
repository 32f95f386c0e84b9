/** The index: SQLite in WAL mode. The only package that holds SQL over runs. */
@NullMarked
package dev.assay.store;

import org.jspecify.annotations.NullMarked;
