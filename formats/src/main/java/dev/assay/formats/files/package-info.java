/** Files that several processes change: locked, and replaced whole. */
@NullMarked
package dev.assay.formats.files;

import org.jspecify.annotations.NullMarked;
