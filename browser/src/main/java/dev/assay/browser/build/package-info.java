/** Runs while Assay is built, never afterwards. */
@NullMarked
package dev.assay.browser.build;

import org.jspecify.annotations.NullMarked;
