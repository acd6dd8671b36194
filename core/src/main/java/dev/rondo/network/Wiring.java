package dev.rondo.network;

import dev.rondo.linalg.Matrix;
import dev.rondo.random.UniformSource;

/**
 * Rule by which the connections of a network are drawn; {@code network.wiring} of a study, where they are the first weights.
 *
 * <p>To make a new one, write a record with a {@link dev.rondo.setting.Setting} on each component (imitate {@code
 * Ginibre}) and name it in an implementation of {@link dev.rondo.setting.Kinds}.
 */
public interface Wiring {
    /** Number of units, N. */
    int units();

    /** Draws {@code W[post, pre]}; equal sequences of uniforms give equal matrices. */
    Matrix draw(UniformSource uniforms);
}
