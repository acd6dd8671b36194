/**
 * Rate networks under Dale's principle: what they are made of, how they are wired, and the map and the vector field that
 * they define.
 */
@NullMarked
package dev.rondo.network;

import org.jspecify.annotations.NullMarked;
