/** How single problems depend on the temperature, from runs that mix several. */
@NullMarked
package dev.assay.analysis.tts.profile;

import org.jspecify.annotations.NullMarked;
