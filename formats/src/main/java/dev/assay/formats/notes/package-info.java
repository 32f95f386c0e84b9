/** The user's own tags and notes: the file in the workspace folder that holds them. */
@NullMarked
package dev.assay.formats.notes;

import org.jspecify.annotations.NullMarked;
