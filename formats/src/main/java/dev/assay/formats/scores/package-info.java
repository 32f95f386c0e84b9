/** Files with the scores of single items and the losses of single tokens; see docs/formats.md. */
@NullMarked
package dev.assay.formats.scores;

import org.jspecify.annotations.NullMarked;
