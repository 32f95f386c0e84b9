/**
 * What is to be drawn: lines, areas and words with their places on a page, in points. Back ends
 * draw it without deciding anything.
 */
@NullMarked
package dev.assay.figures.scene;

import org.jspecify.annotations.NullMarked;
