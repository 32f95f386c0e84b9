/** Where the answer stands in a completion, and its text without ornament. */
@NullMarked
package dev.assay.grading.text;

import org.jspecify.annotations.NullMarked;
