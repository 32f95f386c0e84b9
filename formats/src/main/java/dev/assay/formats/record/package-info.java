/**
 * Saving evaluations: a folder per evaluation with {@code results.json} and {@code summary.txt},
 * complete as soon as it can be seen, and never written over.
 */
@NullMarked
package dev.assay.formats.record;

import org.jspecify.annotations.NullMarked;
