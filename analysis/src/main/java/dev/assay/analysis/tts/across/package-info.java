/**
 * Several analyses of difficulty side by side: algorithms, and temperatures that levels come from.
 */
@NullMarked
package dev.assay.analysis.tts.across;

import org.jspecify.annotations.NullMarked;
