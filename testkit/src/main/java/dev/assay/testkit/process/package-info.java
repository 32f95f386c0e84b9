/** Further processes, for tests of what several do at once. */
@NullMarked
package dev.assay.testkit.process;

import org.jspecify.annotations.NullMarked;
