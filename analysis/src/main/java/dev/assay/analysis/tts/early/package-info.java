/** The strategy that probes a problem before it allots temperatures, replayed from stored runs. */
@NullMarked
package dev.assay.analysis.tts.early;

import org.jspecify.annotations.NullMarked;
