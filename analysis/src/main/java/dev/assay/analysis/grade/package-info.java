/** Grading of maths answers, row by row: from rows to graded rows and their summary. */
@NullMarked
package dev.assay.analysis.grade;

import org.jspecify.annotations.NullMarked;
