/**
 * Requests as a path and parameters, answered without any server: so that the same code answers
 * under HTTP and inside a page that has no server.
 */
@NullMarked
package dev.assay.analysis.api;

import org.jspecify.annotations.NullMarked;
