/** The files of a paper-metrics project: recipes, scores, curves, logs and evaluation runs. */
@NullMarked
package dev.assay.testkit.paper;

import org.jspecify.annotations.NullMarked;
