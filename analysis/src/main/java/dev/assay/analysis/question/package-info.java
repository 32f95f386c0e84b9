/**
 * The read lane: one class per question, Question in, Answer out. Command line and web turn text
 * into a Question and render the Answer; they hold no arithmetic.
 */
@NullMarked
package dev.assay.analysis.question;

import org.jspecify.annotations.NullMarked;
