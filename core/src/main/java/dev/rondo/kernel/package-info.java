/**
 * The few loops that take the time, each as a scalar reference and a SIMD twin that are equal to the bit. Knows nothing\n * of networks: arrays in, arrays out.
 */
@NullMarked
package dev.rondo.kernel;

import org.jspecify.annotations.NullMarked;
