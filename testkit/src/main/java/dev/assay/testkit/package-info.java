/** What tests, examples and benchmarks share: golden files and generators. JDK only. */
@NullMarked
package dev.assay.testkit;

import org.jspecify.annotations.NullMarked;
