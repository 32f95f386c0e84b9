/** Runs the dashboard's browser tests, which are written for Node. */
@NullMarked
package dev.assay.testkit.browser;

import org.jspecify.annotations.NullMarked;
