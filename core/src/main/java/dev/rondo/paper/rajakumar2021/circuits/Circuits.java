package dev.rondo.paper.rajakumar2021.circuits;

import dev.rondo.dynamics.Time;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.FactorisationException;
import dev.rondo.linalg.LinearSolve;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Activation;
import dev.rondo.network.NoiseModel;
import dev.rondo.network.Population;
import dev.rondo.network.RateNetwork;
import dev.rondo.random.UniformSource;
import java.util.Optional;

/** Small circuits under Dale's principle: with a constant drive b, without input. */
public final class Circuits {
    private static final Time TAU = Time.ms(50);
    private static final Time STEP = Time.ms(1);
    private static final double STRONGEST = 6;
    private static final double STRONGEST_DRIVE = 8;

    private Circuits() {}

    /**
     * Weights and a drive as a network: tau = 50 ms, Euler steps of 1 ms, no input, no noise, x0 = 0.
     *
     * @param drive b, constant
     */
    public static RateNetwork of(Matrix weights, Vector drive, Population population, Activation activation) {
        int n = population.size();
        return new RateNetwork(
                weights,
                Matrix.zeros(n, 1),
                Matrix.identity(n),
                drive,
                Vector.zeros(n),
                Vector.zeros(n),
                population,
                activation,
                TAU,
                STEP,
                0,
                NoiseModel.NONE);
    }

    /** The two units of Rajakumar et al. (2021), figure 11a: w12 = -2, w21 = 3, softplus. */
    public static RateNetwork softplusPair() {
        return of(
                Matrix.of(new double[][] {{0, -2}, {3, 0}}),
                Vector.zeros(2),
                Population.ofSigns(1, -1),
                Activation.SOFTPLUS);
    }

    /**
     * A ring of excitatory and inhibitory units in alternation, each connected to the next one alone, with a constant
     * drive h to the excitatory ones:
     *
     * <pre>
     *   tau E' = -E - w [I]+ + h   (I the unit before),     tau I' = -I + w [E]+   (E the unit before)
     * </pre>
     *
     * (Rajakumar et al. 2021, p. 2630, mention a ring of six that they made, and do not show it.)
     *
     * <p>The only fixed point is E = h/(1 + w^2), I = w E; all units fire there, so the Jacobian is (W - I)/tau, whose
     * eigenvalues are w times the n-th roots of (-1)^(n/2). With n/2 odd the loop is one of negative feedback and the
     * point loses its stability at w cos(pi/n) = 1. Since E &lt;= h and I &lt;= w h on every orbit after a while,
     * orbits stay bounded, and bounded orbits of a monotone cyclic feedback loop end on a fixed point or a cycle
     * (Mallet-Paret and Smith 1990): beyond that w almost all of them end on a cycle.
     *
     * @param units n = 6, 10, ...: n/2 is odd
     * @param weight w of every connection
     * @param drive h
     * @throws IllegalArgumentException if the loop would be one of positive feedback
     */
    public static RateNetwork ring(int units, double weight, double drive) {
        if (units < 6 || units % 4 != 2) {
            throw new IllegalArgumentException(
                    "A ring of E and I in turn has negative feedback with 6, 10, 14, ... units,"
                            + " whose inhibitory half is odd: units = " + units);
        }
        int[] signs = new int[units];
        for (int k = 0; k < units; k++) {
            signs[k] = k % 2 == 0 ? 1 : -1;
        }
        Matrix w = Matrix.build(units, units, (i, j) -> i == (j + 1) % units ? signs[j] * weight : 0);
        double[] drives = new double[units];
        for (int k = 0; k < units; k += 2) {
            drives[k] = drive;
        }
        return of(w, Vector.owning(drives), Population.ofSigns(signs), Activation.RELU);
    }

    /** Random weights up to 6 and drives up to 8 for three ReLU units. */
    public static RateNetwork threeUnits(Population population, UniformSource source) {
        Matrix w = Matrix.build(3, 3, (i, j) -> i == j ? 0 : population.sign(j) * STRONGEST * source.nextDouble());
        double[] drive = new double[3];
        for (int i = 0; i < 3; i++) {
            drive[i] = STRONGEST_DRIVE * source.nextDouble();
        }
        return of(w, Vector.owning(drive), population, Activation.RELU);
    }

    /** The fixed point at which every unit of a ReLU circuit fires: (I - W)^-1 b; nothing if a unit would not. */
    public static Optional<Vector> allActiveFixedPoint(RateNetwork network) {
        try {
            Vector x = LinearSolve.of(Matrix.identity(network.units()).minus(network.recurrent()))
                    .solve(network.bias());
            for (int i = 0; i < x.size(); i++) {
                if (!(x.get(i) > 0)) {
                    return Optional.empty();
                }
            }
            return Optional.of(x);
        } catch (FactorisationException singular) {
            return Optional.empty();
        }
    }

    /**
     * True if the all-active fixed point exists and is an unstable spiral without other unstable directions: a complex
     * pair of W with real part above 1, every real eigenvalue below 1.
     */
    public static boolean hasUnstableSpiral(RateNetwork network) {
        return allActiveFixedPoint(network).isPresent() && spirals(network.recurrent());
    }

    /** True if W has a complex pair with real part above 1 and no real eigenvalue above 1. */
    public static boolean spirals(Matrix weights) {
        ComplexVector values = Eigen.valuesOf(weights);
        boolean pair = values.stream().anyMatch(z -> z.im() > 0 && z.re() > 1);
        boolean escape = values.stream().anyMatch(z -> z.im() == 0 && z.re() > 1);
        return pair && !escape;
    }
}
