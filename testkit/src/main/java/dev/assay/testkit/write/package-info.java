/** Seeded chance, JSON as Python writes it, and a folder to write into. */
@NullMarked
package dev.assay.testkit.write;

import org.jspecify.annotations.NullMarked;
