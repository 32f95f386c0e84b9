/** What an answer says: immutable nodes and exact fractions. */
@NullMarked
package dev.assay.grading.expr;

import org.jspecify.annotations.NullMarked;
