/** Runs a matrix: starts somebody's program for each method and seed, and keeps what came of it. */
@NullMarked
package dev.assay.app.matrix;

import org.jspecify.annotations.NullMarked;
