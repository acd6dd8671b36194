package dev.rondo.training;

import dev.rondo.linalg.Matrix;
import dev.rondo.network.Population;
import dev.rondo.network.RateNetwork;

/**
 * Which weights may be other than 0.
 *
 * @param recurrent N x N of 0 and 1
 * @param readout N_out x N of 0 and 1
 */
public record Masks(Matrix recurrent, Matrix readout) {
    /** Every connection but a unit's with itself; readout l reads excitatory unit l alone. */
    public static Masks standard(Population population, int readouts) {
        int n = population.size();
        return new Masks(
                Matrix.build(n, n, (i, j) -> i == j ? 0 : 1), Matrix.build(readouts, n, (l, j) -> l == j ? 1 : 0));
    }

    /** Where a network's weights are not 0; its diagonal stays 0. */
    public static Masks of(RateNetwork network) {
        return new Masks(
                network.recurrent().map(w -> w == 0 ? 0 : 1), network.readout().map(w -> w == 0 ? 0 : 1));
    }

    DaleTransform transform(Parameters layout, Population population, Positivity positivity) {
        return new DaleTransform(layout, population, recurrent.toRowMajor(), readout.toRowMajor(), positivity);
    }

    ReadoutEntries readoutEntries(Parameters layout) {
        return ReadoutEntries.of(readout.toRowMajor(), layout.readouts(), layout.units());
    }
}
