/** Figure suites: the checkpoints of stages or runs, their aggregates, and the figures of them. */
@NullMarked
package dev.assay.analysis.suite;

import org.jspecify.annotations.NullMarked;
