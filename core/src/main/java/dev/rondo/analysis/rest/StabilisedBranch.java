package dev.rondo.analysis.rest;

import dev.rondo.attractor.About;
import dev.rondo.attractor.Attractor;
import dev.rondo.attractor.Attractors;
import dev.rondo.attractor.Effort;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.solve.Equations;
import dev.rondo.dynamics.solve.Newton;
import dev.rondo.dynamics.solve.NewtonResult;
import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.LinearSolve;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.linalg.equation.Lyapunov;
import dev.rondo.network.NetworkField;
import dev.rondo.network.RateNetwork;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A fixed point that is followed while the constant input to all units changes, with its linearised statistics. */
final class StabilisedBranch {
    private static final Newton NEWTON = new Newton(1e-12, 40).patient();
    /** Part of an interval that a golden section keeps. */
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private static final double RESOLUTION = 1e-9;

    private final RateNetwork network;
    private final StabilisedNetwork settings;
    private final int[] excitatory;
    private final int[] inhibitory;
    private Vector state;
    private boolean found;
    private double input;
    private double largestResidual;
    private double lyapunovResidual;
    private double reached = Double.NEGATIVE_INFINITY;

    StabilisedBranch(RateNetwork network, Vector start, StabilisedNetwork settings) {
        this.network = network;
        this.settings = settings;
        state = start;
        IntPredicate inhibits =
                i -> network.signs().isPresent() && !network.signs().get().isExcitatory(i);
        excitatory =
                IntStream.range(0, network.units()).filter(inhibits.negate()).toArray();
        inhibitory = IntStream.range(0, network.units()).filter(inhibits).toArray();
    }

    private RateNetwork under(double h) {
        return network.change()
                .bias(network.bias().plus(Vector.constant(network.units(), h)))
                .build();
    }

    /**
     * Moves to another input; false if Newton's method finds no fixed point from the last one, nor from the mean state of
     * the attractor on which the flow ends, nor, at the first input, a search from many starts.
     */
    boolean follow(double h) {
        Optional<Vector> next = found ? newton(h, state) : Optional.empty();
        if (next.isEmpty()) {
            Attractor attractor =
                    Attractors.of(under(h), About.FLOW, Effort.QUICK).from(state);
            Vector near = attractor instanceof Attractor.FixedPoint point ? point.state() : attractor.mean();
            next = near.size() == state.size() ? newton(h, near) : Optional.empty();
            if (next.isEmpty() && !found) {
                next = anyFixedPoint(h);
            }
        }
        next.ifPresent(x -> {
            state = x;
            found = true;
            input = h;
            reached = Math.max(reached, h);
        });
        return next.isPresent();
    }

    /** The fixed point nearest to the present state, of those that a search from many starts finds. */
    private Optional<Vector> anyFixedPoint(double h) {
        return new FixedPoints(About.FLOW, 100, 0, 0, Time.seconds(10), 1)
                .of(under(h)).result().points().stream()
                        .map(FixedPoints.Point::state)
                        .min(Comparator.comparingDouble(x -> x.minus(state).norm()))
                        .flatMap(x -> newton(h, x));
    }

    private Optional<Vector> newton(double h, Vector start) {
        NetworkField field = NetworkField.atRest(under(h));
        double tau = network.timeConstants().longest().seconds();
        Equations equations = new Equations() {
            @Override
            public int size() {
                return field.dimension();
            }

            @Override
            public void residual(double[] y, double[] out) {
                field.evaluate(y, out);
                for (int i = 0; i < out.length; i++) {
                    out[i] *= tau;
                }
            }

            @Override
            public Matrix jacobian(double[] y) {
                return field.jacobian(y).times(tau);
            }
        };
        NewtonResult result = NEWTON.solve(equations, start.toArray());
        if (result instanceof NewtonResult.Solution solution) {
            largestResidual = Math.max(largestResidual, solution.residual());
            return Optional.of(solution.unknowns());
        }
        return Optional.empty();
    }

    /** Level at an input between those of a list, reached from the nearest of them. */
    StabilisedNetwork.Level at(double h, List<StabilisedNetwork.Level> levels) {
        StabilisedNetwork.Level nearest = levels.getFirst();
        for (StabilisedNetwork.Level level : levels) {
            if (Math.abs(level.input() - h) < Math.abs(nearest.input() - h)) {
                nearest = level;
            }
        }
        return from(nearest, h);
    }

    private StabilisedNetwork.Level from(StabilisedNetwork.Level start, double h) {
        state = start.state();
        input = start.input();
        return follow(h) ? level() : start;
    }

    /** Input of the largest variance of the excitatory units between two levels. */
    double maximum(StabilisedNetwork.Level low, StabilisedNetwork.Level high) {
        DoubleUnaryOperator variance = h -> {
            Double value = from(low, h).varianceE();
            return value == null ? Double.NEGATIVE_INFINITY : value;
        };
        double a = low.input();
        double b = high.input();
        double inner = b - GOLDEN * (b - a);
        double outer = a + GOLDEN * (b - a);
        double atInner = variance.applyAsDouble(inner);
        double atOuter = variance.applyAsDouble(outer);
        while (b - a > RESOLUTION * Math.max(1, Math.abs(b))) {
            if (atInner > atOuter) {
                b = outer;
                outer = inner;
                atOuter = atInner;
                inner = b - GOLDEN * (b - a);
                atInner = variance.applyAsDouble(inner);
            } else {
                a = inner;
                inner = outer;
                atInner = atOuter;
                outer = a + GOLDEN * (b - a);
                atOuter = variance.applyAsDouble(outer);
            }
        }
        return (a + b) / 2;
    }

    /** Input between two levels at which the response of the inhibitory units changes its sign. */
    double signChange(StabilisedNetwork.Level before, StabilisedNetwork.Level after) {
        double low = before.input();
        double high = after.input();
        while (high - low > 1e-13 * Math.max(1, Math.abs(high))) {
            double middle = (low + high) / 2;
            if (middle <= low || middle >= high) {
                break;
            }
            if (from(before, middle).isParadoxical()) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return (low + high) / 2;
    }

    /** The level at the present input. */
    StabilisedNetwork.Level level() {
        int n = network.units();
        double[] x = state.toArray();
        double[] rates = new double[n];
        NetworkField field = NetworkField.atRest(under(input));
        field.rates(x, rates);
        Matrix jacobian = field.jacobian(x);
        Vector tau = network.timeConstants().seconds();
        double slowest = Eigen.valuesOf(jacobian).maxReal();
        Vector variance = slowest < 0 ? variance(jacobian, tau) : Vector.zeros(0);
        Vector slopes = slopes(x);
        return new StabilisedNetwork.Level(
                input,
                state,
                mean(Vector.of(rates), excitatory),
                inhibitory.length == 0 ? null : Double.valueOf(mean(Vector.of(rates), inhibitory)),
                slowest,
                variance.size() == 0 ? null : Double.valueOf(mean(variance, excitatory)),
                variance.size() == 0 || inhibitory.length == 0 ? null : Double.valueOf(mean(variance, inhibitory)),
                inhibitoryResponse(jacobian, tau, slopes));
    }

    private Vector slopes(double[] x) {
        double[] out = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            out[i] = network.activation().slope(x[i]);
        }
        return Vector.owning(out);
    }

    /** Derivative of the mean inhibitory rate by an input to the inhibitory units: dx/dh = -J^-1 T^-1 1_I. */
    private @Nullable Double inhibitoryResponse(Matrix jacobian, Vector tau, Vector slopes) {
        if (inhibitory.length == 0) {
            return null;
        }
        double[] drive = new double[tau.size()];
        for (int i : inhibitory) {
            drive[i] = -1 / tau.get(i);
        }
        Vector dx = LinearSolve.of(jacobian).solve(Vector.owning(drive));
        double sum = 0;
        for (int i : inhibitory) {
            sum += slopes.get(i) * dx.get(i);
        }
        return sum / inhibitory.length;
    }

    private Vector variance(Matrix jacobian, Vector tau) {
        int n = tau.size();
        double[] sigma = new double[n];
        for (int i : excitatory) {
            sigma[i] = settings.noiseE();
        }
        for (int i : inhibitory) {
            sigma[i] = settings.noiseI();
        }
        Time noise = settings.noiseTime();
        Lyapunov solved = noise.seconds() == 0
                ? Lyapunov.of(jacobian, Matrix.build(n, n, (i, j) -> i == j ? 2 * sigma[i] * sigma[i] / tau.get(i) : 0))
                : coloured(jacobian, tau, sigma, noise.seconds());
        lyapunovResidual = Math.max(lyapunovResidual, solved.residual());
        return Vector.of(IntStream.range(0, n)
                .mapToDouble(i -> solved.solution().get(i, i))
                .toArray());
    }

    /** Covariance of (x, input) with an Ornstein-Uhlenbeck input of its own to every unit. */
    private static Lyapunov coloured(Matrix jacobian, Vector tau, double[] sigma, double tauNoise) {
        int n = tau.size();
        Matrix both = Matrix.build(2 * n, 2 * n, (i, j) -> {
            if (i < n) {
                return j < n ? jacobian.get(i, j) : i == j - n ? 1 / tau.get(i) : 0;
            }
            return i == j ? -1 / tauNoise : 0;
        });
        Matrix noise = Matrix.build(2 * n, 2 * n, (i, j) -> {
            if (i != j || i < n) {
                return 0;
            }
            double variance = sigma[i - n] * sigma[i - n] * (1 + tau.get(i - n) / tauNoise);
            return 2 * variance / tauNoise;
        });
        return Lyapunov.of(both, noise);
    }

    private static double mean(Vector values, int[] units) {
        return IntStream.of(units).mapToDouble(values::get).average().orElse(Double.NaN);
    }

    double largestResidual() {
        return largestResidual;
    }

    double lyapunovResidual() {
        return lyapunovResidual;
    }

    double reached() {
        return reached;
    }
}
