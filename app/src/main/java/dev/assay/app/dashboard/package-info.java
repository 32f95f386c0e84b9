/** The dashboard as a file. */
@NullMarked
package dev.assay.app.dashboard;

import org.jspecify.annotations.NullMarked;
