package dev.rondo.analysis.branch;

import dev.rondo.continuation.patched.PiecewiseLinearFamily;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.VectorField;
import dev.rondo.dynamics.piecewise.PiecewiseLinearField;
import dev.rondo.dynamics.piecewise.PiecewiseLinearFunction;
import dev.rondo.dynamics.smooth.FieldFamily;
import dev.rondo.dynamics.smooth.SwitchedFields;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.NetworkField;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Rates;
import dev.rondo.network.WeightColumns;
import dev.rondo.network.parameter.NetworkParameter;
import dev.rondo.network.parameter.RateEquation;
import dev.rondo.network.parameter.RateEquationSlope;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The flows of an autonomous network, one per value of a parameter p:
 *
 * <pre>
 *   tau_i(p) dx_i/dt = -x_i + (W(p) phi(x; p) + h(p))_i,
 * </pre>
 *
 * with exact derivatives in x and p, as the parameter carries them. For a piecewise-linear activation it is switched:
 * {@link #pieces} gives the linear field of every orthant. Immutable.
 */
public final class NetworkFamily implements FieldFamily {
    private final RateNetwork network;
    private final NetworkParameter parameter;
    private final RateEquation base;
    /** The member that was asked for last. */
    private volatile @Nullable Member recent;

    private NetworkFamily(RateNetwork network, NetworkParameter parameter, RateEquation base) {
        this.network = network;
        this.parameter = parameter;
        this.base = base;
    }

    /** The family of a network and a parameter. */
    public static NetworkFamily of(RateNetwork network, NetworkParameter parameter) {
        return new NetworkFamily(network, parameter, RateEquation.of(network));
    }

    /**
     * The family of the same parameter of a network in which a second parameter has another value.
     *
     * @throws IllegalArgumentException if both parameters are one, or the equations have switching manifolds at this
     *     value of the second and none nearby
     */
    public NetworkFamily with(NetworkParameter second, double value) {
        if (second.key().equals(parameter.key())) {
            throw new IllegalArgumentException("Two parameters differ: both are " + second.key());
        }
        if (second.isSingularAt(value)) {
            throw new IllegalArgumentException("As a second parameter " + second.key() + " is not " + value
                    + ": there the equations have switching manifolds, elsewhere none");
        }
        return new NetworkFamily(network, parameter, second.at(base, value));
    }

    public RateNetwork network() {
        return network;
    }

    public NetworkParameter parameter() {
        return parameter;
    }

    /** True if the fields are piecewise linear at every value of the parameter. */
    public boolean isPiecewiseLinear() {
        return base.rates().piecewise().isPresent() && !parameter.movesRates(base);
    }

    @Override
    public int dimension() {
        return network.units();
    }

    /** The rate equation at a value of the parameter. */
    public RateEquation equation(double p) {
        return member(p).equation;
    }

    /** The Euler step. */
    public Time step(double p) {
        return equation(p).dt();
    }

    /** The longest time constant. */
    public Time tau(double p) {
        return equation(p).timeConstants().longest();
    }

    @Override
    public VectorField at(double p) {
        return member(p).field;
    }

    @Override
    public void parameterDerivative(double[] x, double p, double[] out) {
        Member member = member(p);
        member.derivative(x, member.field, out);
    }

    @Override
    public Optional<PiecewiseLinearField> corner(double p) {
        return parameter.isSingularAt(p) ? Optional.of(piecewise(equation(p))) : Optional.empty();
    }

    private static PiecewiseLinearField piecewise(RateEquation equation) {
        Vector rates = equation.timeConstants().rates();
        return PiecewiseLinearField.network(
                rates,
                rows(rates, equation.weights()),
                equation.rates().piecewise().orElseThrow(),
                entries(rates, equation.drive()));
    }

    /** The exact fields with their derivatives in the parameter; only for a piecewise-linear family. */
    public PiecewiseLinearFamily piecewise() {
        return new PiecewiseLinearFamily() {
            @Override
            public PiecewiseLinearField at(double p) {
                return piecewise(equation(p));
            }

            @Override
            public PiecewiseLinearField derivative(double p) {
                return member(p).piecewiseSlope();
            }
        };
    }

    /** The linear fields of the orthants; only for a piecewise-linear family. */
    public SwitchedFields pieces() {
        return new SwitchedFields() {
            @Override
            public int dimension() {
                return network.units();
            }

            @Override
            public Vector kinks() {
                return Vector.owning(phi().kinks().stream()
                        .mapToDouble(PiecewiseLinearFunction.Kink::at)
                        .toArray());
            }

            @Override
            public FieldFamily where(Vector inside) {
                return new Piece(rates(inside));
            }

            private Rates rates(Vector inside) {
                return phi().isHomogeneous() ? new Orthant(inside, phi()) : new Box(inside, phi());
            }

            private PiecewiseLinearFunction phi() {
                return base.rates().piecewise().orElseThrow();
            }
        };
    }

    private Member member(double p) {
        Member last = recent;
        if (last == null || last.value != p) {
            RateEquation equation = parameter.at(base, p);
            last = new Member(p, equation, parameter.slope(base, p), parameter.movesRates(base));
            recent = last;
        }
        return last;
    }

    private static Matrix rows(Vector factors, Matrix w) {
        return Matrix.build(w.rows(), w.columns(), (i, j) -> w.get(i, j) * factors.get(i));
    }

    private static Vector entries(Vector factors, Vector v) {
        double[] out = v.toArray();
        for (int i = 0; i < out.length; i++) {
            out[i] *= factors.get(i);
        }
        return Vector.owning(out);
    }

    /** The family at one value of its parameter. */
    private static final class Member {
        final double value;
        final RateEquation equation;
        final NetworkField field;
        private final RateEquationSlope slope;
        private final boolean movesRates;
        private final boolean movesWeights;
        private final boolean movesTime;
        private final WeightColumns weightSlopes;

        Member(double value, RateEquation equation, RateEquationSlope slope, boolean movesRates) {
            this.value = value;
            this.equation = equation;
            this.slope = slope;
            this.movesRates = movesRates;
            field = field(equation.rates());
            movesWeights = slope.weights().maxAbs() > 0;
            movesTime = slope.timeConstants().norm() > 0;
            weightSlopes = new WeightColumns(slope.weights());
        }

        NetworkField field(Rates rates) {
            return NetworkField.of(rates, equation.weights(), equation.drive(), equation.timeConstants());
        }

        /** Writes {@code dF_i/dp = ((dW phi + W dphi + dh)_i - dtau_i F_i)/tau_i} into {@code out}. */
        void derivative(double[] x, NetworkField at, double[] out) {
            System.arraycopy(slope.drive().toArray(), 0, out, 0, out.length);
            if (movesWeights) {
                double[] rates = new double[x.length];
                at.rates(x, rates);
                weightSlopes.addProduct(rates, true, out);
            }
            if (movesRates) {
                at.addRateSlopes(x, out);
            }
            if (movesTime) {
                double[] f = new double[x.length];
                at.evaluate(x, f);
                for (int i = 0; i < out.length; i++) {
                    out[i] -= slope.timeConstants().get(i) * f[i];
                }
            }
            for (int i = 0; i < out.length; i++) {
                out[i] /= equation.timeConstants().of(i).seconds();
            }
        }

        /** dF/dp as a field with the same switching manifolds. */
        PiecewiseLinearField piecewiseSlope() {
            Vector rates = equation.timeConstants().rates();
            Vector rateSlopes =
                    entries(entries(rates, rates), slope.timeConstants()).times(-1);
            return PiecewiseLinearField.network(
                    rateSlopes,
                    rows(rates, slope.weights()).plus(rows(rateSlopes, equation.weights())),
                    equation.rates().piecewise().orElseThrow(),
                    entries(rates, slope.drive()).plus(entries(rateSlopes, equation.drive())));
        }
    }

    /** The linear fields of one orthant, defined everywhere. */
    private final class Piece implements FieldFamily {
        private final Rates rates;
        private volatile @Nullable PieceMember last;

        Piece(Rates rates) {
            this.rates = rates;
        }

        private record PieceMember(Member member, NetworkField field) {}

        private PieceMember at(Member member) {
            PieceMember known = last;
            if (known == null || known.member() != member) {
                known = new PieceMember(member, member.field(rates));
                last = known;
            }
            return known;
        }

        @Override
        public int dimension() {
            return network.units();
        }

        @Override
        public VectorField at(double p) {
            return at(member(p)).field();
        }

        @Override
        public void parameterDerivative(double[] x, double p, double[] out) {
            Member member = member(p);
            member.derivative(x, at(member).field(), out);
        }
    }

    /**
     * Linear extension of one orthant: in every unit one of two lines through the origin, wherever x is: that of the
     * positive side in the active units.
     *
     * @param signs signs of x, N
     * @param phi a function of one kink at 0
     */
    private record Orthant(Vector signs, PiecewiseLinearFunction phi) implements Rates {
        @Override
        public double rate(int unit, double x) {
            return slope(unit, x) * x;
        }

        @Override
        public double slope(int unit, double x) {
            return phi.slopeAt(signs.get(unit));
        }
    }

    /**
     * Linear extension of a region between kinks: in every unit one line, wherever x is.
     *
     * @param inside state within the region, N
     * @param phi function of any kinks
     */
    private record Box(Vector inside, PiecewiseLinearFunction phi) implements Rates {
        @Override
        public double rate(int unit, double x) {
            double at = inside.get(unit);
            return phi.value(at) + phi.slopeAt(at) * (x - at);
        }

        @Override
        public double slope(int unit, double x) {
            return phi.slopeAt(inside.get(unit));
        }
    }
}
