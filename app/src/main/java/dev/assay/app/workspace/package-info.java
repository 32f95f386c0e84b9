/**
 * The folder that a command works in, and the scan of its results; shared by command line and web.
 */
@NullMarked
package dev.assay.app.workspace;

import org.jspecify.annotations.NullMarked;
