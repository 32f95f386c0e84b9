/**
 * How right runs of test-time scaling are at each budget, with what is known of the uncertainty.
 */
@NullMarked
package dev.assay.analysis.tts.measure;

import org.jspecify.annotations.NullMarked;
