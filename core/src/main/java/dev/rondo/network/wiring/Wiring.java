package dev.rondo.network.wiring;

import dev.rondo.linalg.Matrix;
import dev.rondo.random.UniformSource;

/**
 * Rule by which the connections of a network are drawn.
 *
 * <p>To make a new one, write a record with a {@link dev.rondo.setting.Setting} on each component (imitate {@link
 * Ginibre}) and name it in an implementation of {@link dev.rondo.setting.Kinds}.
 */
public interface Wiring {
    /** Draws {@code W[post, pre]}; equal sequences of uniforms give equal matrices. */
    Matrix draw(UniformSource uniforms);
}
