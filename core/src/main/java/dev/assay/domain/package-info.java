/**
 * What Assay talks about: runs, checkpoints, metrics, estimates. Values that check themselves; no
 * I/O.
 */
@NullMarked
package dev.assay.domain;

import org.jspecify.annotations.NullMarked;
