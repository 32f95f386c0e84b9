/**
 * Readers of results files. Each format is one file; {@link dev.assay.formats.Formats#ALL} is the
 * only list. A reader never stores, never queries and never decides between files.
 */
@NullMarked
package dev.assay.formats;

import org.jspecify.annotations.NullMarked;
