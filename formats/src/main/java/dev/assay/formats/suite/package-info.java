/** What a suite file says: which stages, tiers and groups there are, and which figures to draw. */
@NullMarked
package dev.assay.formats.suite;

import org.jspecify.annotations.NullMarked;
