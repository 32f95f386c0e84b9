/** The questions compiled to JavaScript, for a page without a server. */
@NullMarked
package dev.assay.browser;

import org.jspecify.annotations.NullMarked;
