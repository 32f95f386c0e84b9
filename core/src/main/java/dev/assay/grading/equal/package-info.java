/** Whether two answers say the same. */
@NullMarked
package dev.assay.grading.equal;

import org.jspecify.annotations.NullMarked;
