/** Units of measure and what they are in one another. */
@NullMarked
package dev.assay.grading.measure;

import org.jspecify.annotations.NullMarked;
