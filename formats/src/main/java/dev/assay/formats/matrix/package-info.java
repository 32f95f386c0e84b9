/** What an experiments file says: which methods to train with which seeds, and how. */
@NullMarked
package dev.assay.formats.matrix;

import org.jspecify.annotations.NullMarked;
