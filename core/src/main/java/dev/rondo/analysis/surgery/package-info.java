/** Analyses that change a network: scaled blocks, fewer connections, plasticity. */
@NullMarked
package dev.rondo.analysis.surgery;

import org.jspecify.annotations.NullMarked;
