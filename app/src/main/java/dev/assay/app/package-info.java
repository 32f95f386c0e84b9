/** Main wires everything; nothing else knows all the rooms. */
@NullMarked
package dev.assay.app;

import org.jspecify.annotations.NullMarked;
