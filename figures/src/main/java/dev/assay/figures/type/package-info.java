/**
 * Type: the bundled fonts, their metrics and outlines, and the fitting of words into room. Needs no
 * font of the machine.
 */
@NullMarked
package dev.assay.figures.type;

import org.jspecify.annotations.NullMarked;
