package dev.rondo.study.ensemble;

import dev.rondo.linalg.Matrix;
import dev.rondo.network.RateNetwork;

/** Inputs as networks see them. */
final class Seen {
    private Seen() {}

    /** The clean input without noise: the baseline added, clipped at 0 where the noise model rectifies. */
    static Matrix withoutNoise(RateNetwork network, Matrix clean) {
        boolean rectify = network.noise().rectifyInput();
        return clean.map(v -> {
            double u = network.baseline() + v;
            return rectify ? Math.max(0, u) : u;
        });
    }
}
