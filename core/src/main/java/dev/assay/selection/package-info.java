/** How the completions of one problem become one answer, and how good the choice is. Pure. */
@NullMarked
package dev.assay.selection;

import org.jspecify.annotations.NullMarked;
