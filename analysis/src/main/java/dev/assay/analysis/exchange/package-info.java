/** Files that other programs read: the runs of the index in their layout. */
@NullMarked
package dev.assay.analysis.exchange;

import org.jspecify.annotations.NullMarked;
