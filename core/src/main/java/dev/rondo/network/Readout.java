package dev.rondo.network;

import dev.rondo.linalg.Matrix;
import dev.rondo.random.Key;
import dev.rondo.random.UniformSource;

/** Units that the readouts of a network may read, and the signs of W_out. */
public enum Readout {
    /** Readout l reads excitatory unit l alone, with a weight at or above 0. */
    ONE_TO_ONE {
        @Override
        Matrix mask(int readouts, Population population) {
            return Matrix.build(readouts, population.size(), (l, j) -> l == j ? 1 : 0);
        }
    },
    /** Every readout reads all excitatory units, with weights at or above 0. */
    EXCITATORY {
        @Override
        Matrix mask(int readouts, Population population) {
            return Matrix.build(readouts, population.size(), (l, j) -> population.isExcitatory(j) ? 1 : 0);
        }
    },
    /** Every readout reads all units, with weights of any sign. */
    SIGNED {
        @Override
        Matrix mask(int readouts, Population population) {
            return Matrix.build(readouts, population.size(), (l, j) -> 1);
        }
    };

    /** Weights of W_out that may be other than 0: N_out x N of 0 and 1. */
    abstract Matrix mask(int readouts, Population population);

    /** True if weights may be below 0. */
    public boolean isSigned() {
        return this == SIGNED;
    }

    /**
     * The first W_out. Dense weights are the smaller the more units a readout reads, so that readouts begin at the size of a
     * rate: uniform in {@code [0, 2 w/n]} where they are excitatory, in {@code [-w, w]/sqrt(n)} where they are signed.
     *
     * @param largest w, the largest first weight of a readout that reads one unit
     */
    Matrix draw(int readouts, Population population, double largest, Key key) {
        UniformSource source = key.child("readout weights").uniform();
        Matrix mask = mask(readouts, population);
        int read = this == EXCITATORY ? population.excitatory() : population.size();
        return mask.map(m -> {
            double drawn = source.nextDouble();
            return m * largest * (isSigned() ? (2 * drawn - 1) / Math.sqrt(read) : 2 * drawn / read);
        });
    }
}
