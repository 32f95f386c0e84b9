/** Problems by how hard they are, and which temperature suits which. */
@NullMarked
package dev.assay.analysis.tts.level;

import org.jspecify.annotations.NullMarked;
