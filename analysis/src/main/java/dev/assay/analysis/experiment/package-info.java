/**
 * Experiments packaged: methods summarised and compared over seeds, as tables, figures and pages.
 */
@NullMarked
package dev.assay.analysis.experiment;

import org.jspecify.annotations.NullMarked;
