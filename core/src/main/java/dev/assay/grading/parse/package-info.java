/** From the text of an answer to nodes. */
@NullMarked
package dev.assay.grading.parse;

import org.jspecify.annotations.NullMarked;
