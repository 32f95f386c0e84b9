/** From a scene to the bytes of a PNG, an SVG or a PDF: equal bytes for equal figures. */
@NullMarked
package dev.assay.figures.render;

import org.jspecify.annotations.NullMarked;
