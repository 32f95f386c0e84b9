/**
 * Names and places of test-time scaling runs: what a data set's name says, and what it does not.
 */
@NullMarked
package dev.assay.formats.tts;

import org.jspecify.annotations.NullMarked;
