package dev.rondo.training;

import dev.rondo.linalg.Matrix;
import dev.rondo.network.Population;
import dev.rondo.network.Projection;
import dev.rondo.random.Key;
import dev.rondo.random.KeyedUniform;
import java.util.Collection;
import java.util.Optional;

/**
 * Which weights may be other than 0, and which of them learn.
 *
 * @param recurrent N x N of 0 and 1: 0 where there is no connection
 * @param readout N_out x N of 0 and 1
 * @param plastic N x N of 0 and 1: 0 where a recurrent connection keeps its first weight
 * @param signedReadout whether readout weights may have any sign
 * @param input N x N_in of 0 and 1; nothing where every input may reach every unit
 */
public record Masks(Matrix recurrent, Matrix readout, Matrix plastic, boolean signedReadout, Optional<Matrix> input) {
    /** All that may be other than 0 learns. */
    public Masks(Matrix recurrent, Matrix readout) {
        this(recurrent, readout, recurrent, false, Optional.empty());
    }

    /** @throws IllegalArgumentException if the two matrices of recurrent weights differ in shape */
    public Masks {
        if (plastic.rows() != recurrent.rows() || plastic.columns() != recurrent.columns()) {
            throw new IllegalArgumentException(
                    "Every recurrent weight is plastic or not: the mask of recurrent weights is " + recurrent.shape()
                            + ", that of plastic ones " + plastic.shape());
        }
    }

    /** Every connection but a unit's with itself; readout l reads excitatory unit l alone. */
    public static Masks standard(Population population, int readouts) {
        int n = population.size();
        return new Masks(
                Matrix.build(n, n, (i, j) -> i == j ? 0 : 1), Matrix.build(readouts, n, (l, j) -> l == j ? 1 : 0));
    }

    /** These masks with other recurrent connections, all of which learn. */
    public Masks withRecurrent(Matrix connections) {
        return new Masks(connections, readout, connections, signedReadout, input);
    }

    /** These masks with other readout weights. */
    public Masks withReadout(Matrix mask, boolean isSigned) {
        return new Masks(recurrent, mask, plastic, isSigned, input);
    }

    /** These masks with other input weights. */
    public Masks withInput(Optional<Matrix> mask) {
        return new Masks(recurrent, readout, plastic, signedReadout, mask);
    }

    /** These masks, but for some projections that keep their first weights. */
    public Masks withFixed(Population population, Collection<Projection> fixed) {
        int n = population.size();
        return new Masks(
                recurrent,
                readout,
                Matrix.build(
                        n,
                        n,
                        (post, pre) ->
                                fixed.contains(Projection.between(population, pre, post)) ? 0 : plastic.get(post, pre)),
                signedReadout,
                input);
    }

    /**
     * These masks with a fraction of the recurrent weights plastic, drawn one by one: partial in-network training (Rajan,
     * Harvey and Tank 2016, Neuron 90, 128).
     *
     * @param fraction from 0 to 1
     * @throws IllegalArgumentException if it is not
     */
    public Masks withPlasticFraction(double fraction, Key key) {
        if (!(fraction >= 0 && fraction <= 1)) {
            throw new IllegalArgumentException("A fraction of plastic weights is between 0 and 1: " + fraction);
        }
        KeyedUniform source = key.child("plastic weights").uniform();
        Matrix drawn = recurrent.map(m -> {
            boolean isDrawn = source.nextDouble() < fraction;
            return isDrawn && m != 0 ? 1 : 0;
        });
        return new Masks(recurrent, readout, drawn, signedReadout, input);
    }
}
