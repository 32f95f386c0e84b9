/** The registry of evaluations: what is left of each, and copies that outlive the originals. */
@NullMarked
package dev.assay.analysis.registry;

import org.jspecify.annotations.NullMarked;
