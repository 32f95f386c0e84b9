/** Folders of invented results, one class per format. The same seed gives the same bytes. */
@NullMarked
package dev.assay.testkit.corpus;

import org.jspecify.annotations.NullMarked;
