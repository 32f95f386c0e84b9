/**
 * The web server: turns requests into questions and answers into responses, as {@code openapi.yaml}
 * says. Only {@link dev.assay.app.web.Server} knows the HTTP library.
 */
@NullMarked
package dev.assay.app.web;

import org.jspecify.annotations.NullMarked;
