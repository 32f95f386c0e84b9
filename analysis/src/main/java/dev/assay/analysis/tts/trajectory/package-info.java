/** How the scores of steps go along right and wrong completions. */
@NullMarked
package dev.assay.analysis.tts.trajectory;

import org.jspecify.annotations.NullMarked;
