/** Work done on all cores, whatever it is. */
@NullMarked
package dev.assay.analysis.work;

import org.jspecify.annotations.NullMarked;
