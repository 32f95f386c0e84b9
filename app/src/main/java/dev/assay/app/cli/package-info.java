/**
 * The command line: one file a command. A command turns its words into a question, asks, and prints
 * the answer; it holds no arithmetic.
 */
@NullMarked
package dev.assay.app.cli;

import org.jspecify.annotations.NullMarked;
