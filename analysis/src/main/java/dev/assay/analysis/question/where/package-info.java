/**
 * The filter language of docs/where.md: text to tree, tree to a set of positions. Knows no index.
 */
@NullMarked
package dev.assay.analysis.question.where;

import org.jspecify.annotations.NullMarked;
