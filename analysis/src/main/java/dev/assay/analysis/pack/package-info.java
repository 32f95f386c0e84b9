/**
 * Runs of an index in one array of bytes, for a page that has no server: written from any source of
 * runs, and itself a source that questions can read.
 */
@NullMarked
package dev.assay.analysis.pack;

import org.jspecify.annotations.NullMarked;
