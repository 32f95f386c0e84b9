/** A server that speaks the Hub's protocol, over loopback, and misbehaves on demand. */
@NullMarked
package dev.assay.testkit.hub;

import org.jspecify.annotations.NullMarked;
