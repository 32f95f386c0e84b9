/** The committed folder {@code examples/}: small invented projects, one per format. */
@NullMarked
package dev.assay.testkit.examples;

import org.jspecify.annotations.NullMarked;
