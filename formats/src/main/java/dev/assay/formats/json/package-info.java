/**
 * Reading JSON that Python and people wrote: one mapper, tolerant getters, errors worth reading.
 */
@NullMarked
package dev.assay.formats.json;

import org.jspecify.annotations.NullMarked;
