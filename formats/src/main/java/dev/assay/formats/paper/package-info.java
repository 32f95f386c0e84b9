/**
 * Readers of the "paper metrics" family: speech language model evaluations (sBLIMP, sWUGGY,
 * StoryCloze, LibriLight) as written by the evaluator, its dashboard, its logs and its registry.
 */
@NullMarked
package dev.assay.formats.paper;

import org.jspecify.annotations.NullMarked;
