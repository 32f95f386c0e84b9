/** The write lane: find files, pick a reader, hash, batch into the index, report rejects. Never asks questions. */
@NullMarked
package dev.assay.analysis.ingest;

import org.jspecify.annotations.NullMarked;
