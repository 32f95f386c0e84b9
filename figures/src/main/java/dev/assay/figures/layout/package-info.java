/** From a figure to a scene: axes, ticks, legends and labels that never cover each other. Pure. */
@NullMarked
package dev.assay.figures.layout;

import org.jspecify.annotations.NullMarked;
