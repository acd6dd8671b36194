package dev.rondo.network;

import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.random.Key;
import dev.rondo.random.UniformSource;
import dev.rondo.setting.Setting;
import dev.rondo.setting.yaml.Settings;

/**
 * Initial weights: W_rec from a gamma distribution of shape 2, inhibition scaled to balance excitation, no diagonal,
 * then rescaled to a spectral radius; W_in uniform; readout l reads excitatory unit l alone.
 *
 * @param balance how inhibition is scaled
 * @param spectralRadius of W_rec; times the slope of phi at rest it is of the order of 1, so that inputs neither die out nor
 *     grow: softplus has the slope 0.5 at 0, the sigmoid 0.25
 * @param inputMaximum W_in is uniform from 0 to this
 * @param readout W_out's entries; a range from {@code readoutMinimum} if that is below it
 * @param readoutMinimum where W_out's entries begin; negative ones are silenced by Dale's principle
 * @param initialState x0 of every unit; the trainer of Song, Yang and Wang (2016) begins at 0.5 and trains it
 */
public record Initialization(
        @Setting(
                meaning = "how inhibition is scaled: by the expected sums (song2016) or exactly in every row"
                        + " (rajakumar2021)",
                byDefault = "song2016")
        Balance balance,

        @Setting(
                meaning = "spectral radius of the first W_rec",
                byDefault = "0.99",
                byDefaultWhere = {"network.activation = softplus: 3", "network.activation = sigmoid: 8"},
                min = 0,
                max = 100)
        double spectralRadius,

        @Setting(meaning = "W_in is uniform between 0 and this", byDefault = "0.1", min = 0)
        double inputMaximum,

        @Setting(meaning = "largest entry of the first W_out", byDefault = "0.5", min = 0)
        double readout,

        @Setting(meaning = "smallest entry of the first W_out", byDefault = "0.5")
        double readoutMinimum,

        @Setting(meaning = "x0 of every unit", byDefault = "0")
        double initialState) {

    /** Defaults that train well. */
    public static final Initialization DEFAULT = Settings.defaults(Initialization.class);

    /** The two ways to balance excitation with inhibition. */
    public enum Balance {
        /** Inhibitory weights are scaled by the ratio of the populations' sizes: sums agree on average. */
        SONG2016,
        /** The inhibitory weights onto each unit are scaled so that its sums agree exactly. */
        RAJAKUMAR2021
    }

    /** @throws IllegalArgumentException if the readout's range is empty */
    public Initialization {
        if (readoutMinimum > readout) {
            throw new IllegalArgumentException(
                    "The readout's range runs upwards: readout_minimum = " + readoutMinimum + ", readout = " + readout);
        }
    }

    /** The first W_rec.
     *
     * @param connections N x N, 0 where there is no connection
     * @throws IllegalArgumentException if there is no unit of one sign to balance the other
     */
    public Matrix recurrent(Population population, Matrix connections, Key key) {
        UniformSource source = key.child("recurrent weights").uniform();
        int n = population.size();
        double[] values = new double[n * n];
        double ratio = population.inhibitory() == 0 ? 1 : (double) population.excitatory() / population.inhibitory();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double magnitude = source.nextGammaOfShapeTwo(1);
                if (i != j && connections.get(i, j) != 0) {
                    values[i * n + j] = population.isExcitatory(j) ? magnitude : -magnitude * ratio;
                }
            }
            if (balance == Balance.RAJAKUMAR2021) {
                balanceRow(values, i, population);
            }
        }
        Matrix w = Matrix.owning(n, n, values);
        double radius = spectralRadius(w);
        return radius == 0 ? w : w.times(spectralRadius / radius);
    }

    private static double spectralRadius(Matrix w) {
        ComplexVector values = Eigen.valuesOf(w);
        double radius = 0;
        for (int k = 0; k < values.size(); k++) {
            radius = Math.max(radius, values.get(k).abs());
        }
        return radius;
    }

    private static void balanceRow(double[] values, int i, Population population) {
        int n = population.size();
        double excitation = 0;
        double inhibition = 0;
        for (int j = 0; j < n; j++) {
            double v = values[i * n + j];
            excitation += Math.max(0, v);
            inhibition -= Math.min(0, v);
        }
        if (inhibition == 0) {
            return;
        }
        for (int j = 0; j < n; j++) {
            if (!population.isExcitatory(j)) {
                values[i * n + j] *= excitation / inhibition;
            }
        }
    }

    /** The first W_in. */
    public Matrix input(int units, int inputs, Key key) {
        UniformSource source = key.child("input weights").uniform();
        return Matrix.build(units, inputs, (i, k) -> inputMaximum * source.nextDouble());
    }

    /** The first entries of W_out; those drawn below 0 are 0, as Dale's principle wants. */
    public Vector readoutDiagonal(int readouts, Key key) {
        UniformSource source = key.child("readout weights").uniform();
        double[] values = new double[readouts];
        for (int l = 0; l < readouts; l++) {
            values[l] = Math.max(0, readoutMinimum + (readout - readoutMinimum) * source.nextDouble());
        }
        return Vector.owning(values);
    }

    /** The first x0. */
    public Vector initialStates(int units) {
        return Vector.constant(units, initialState);
    }
}
