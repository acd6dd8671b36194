/** Edge states: the unstable cycles and saddles between two basins, by tracking orbits that lead to neither side. */
@NullMarked
package dev.rondo.attractor.edge;

import org.jspecify.annotations.NullMarked;
