/** Test-time scaling: completions judged, choices derived, data checked, runs compared. */
@NullMarked
package dev.assay.analysis.tts;

import org.jspecify.annotations.NullMarked;
