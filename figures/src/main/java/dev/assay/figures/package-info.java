/**
 * Figures as data: panels, axes and marks with their numbers, before anything is drawn.
 *
 * <p>The model knows no runs and no drawing library. Package {@code render} draws it; {@link
 * dev.assay.figures.FigureJson} hands it to a browser; {@link dev.assay.figures.FigureNumbers}
 * writes the numbers behind it.
 */
@NullMarked
package dev.assay.figures;

import org.jspecify.annotations.NullMarked;
