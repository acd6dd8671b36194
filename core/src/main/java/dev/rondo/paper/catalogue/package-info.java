/** The papers that can be made again, one line each. */
@NullMarked
package dev.rondo.paper.catalogue;

import org.jspecify.annotations.NullMarked;
