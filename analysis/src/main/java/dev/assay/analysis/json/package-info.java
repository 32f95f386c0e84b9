/** JSON without any library, so that it can also be read and written where there is none. */
@NullMarked
package dev.assay.analysis.json;

import org.jspecify.annotations.NullMarked;
