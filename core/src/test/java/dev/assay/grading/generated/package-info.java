/** Random answers of every form, each with a rewriting that says the same and one that does not. */
@NullMarked
package dev.assay.grading.generated;

import org.jspecify.annotations.NullMarked;
