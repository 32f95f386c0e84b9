/** Paths and boxes in points. */
@NullMarked
package dev.assay.figures.shape;

import org.jspecify.annotations.NullMarked;
