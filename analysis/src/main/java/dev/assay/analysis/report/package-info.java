/**
 * Answers as text: tables for a terminal, CSV, Markdown, LaTeX, and the JSON that command line and
 * web share. Knows the answers of the questions and nothing of where the text goes.
 */
@NullMarked
package dev.assay.analysis.report;

import org.jspecify.annotations.NullMarked;
