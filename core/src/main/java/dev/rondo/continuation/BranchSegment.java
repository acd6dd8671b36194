package dev.rondo.continuation;

import dev.rondo.dynamics.solve.Newton;
import dev.rondo.dynamics.solve.NewtonResult;
import dev.rondo.dynamics.solve.Vectors;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * The branch between two neighbouring points of one piece, as a function of theta in [0, 1]: its point in the
 * hyperplane through {@code start + theta (end - start)}, orthogonal to that chord. What has been computed is kept.
 */
public final class BranchSegment {
    private final BranchPoint start;
    private final double[] end;
    private final double[] along;
    private final double[] startBend;
    private final double[] endBend;
    private final Newton newton;
    private final Map<Double, Optional<NewtonResult.Solution>> solutions = new HashMap<>();
    private final Map<Double, Spectrum> spectra = new HashMap<>();
    /** The curve's Jacobian at the start, and its difference at the end; empty until it is asked for. */
    private List<CurveJacobian> jacobians = List.of();

    /** Segment to a solution of which no tangent is known yet. */
    BranchSegment(BranchPoint start, double[] end, Newton newton) {
        this(start, end, Optional.empty(), newton);
    }

    /** Segment to the next point of the branch. */
    BranchSegment(BranchPoint start, BranchPoint end, Newton newton) {
        this(start, end.unknowns().toArray(), Optional.of(end.tangent().toArray()), newton);
    }

    private BranchSegment(BranchPoint start, double[] end, Optional<double[]> endTangent, Newton newton) {
        this.start = start;
        this.end = end;
        this.newton = newton;
        along = Vectors.difference(end, start.unknowns().toArray());
        startBend = endTangent.isPresent() ? bend(start.tangent().toArray()) : new double[end.length];
        endBend = endTangent.map(this::bend).orElseGet(() -> new double[end.length]);
    }

    /** Difference of a tangent, scaled to advance theta by 1, from the chord; 0 where it is almost orthogonal. */
    private double[] bend(double[] tangent) {
        double advance = Vectors.dot(start.curve().weights(), tangent, along);
        double square = Vectors.dot(start.curve().weights(), along, along);
        double[] out = new double[tangent.length];
        if (advance > 0.3 * Math.sqrt(square)) {
            Vectors.add(square / advance, tangent, out);
            Vectors.add(-1, along, out);
        }
        return out;
    }

    /** The cubic through both points with both tangents. */
    double[] guess(double theta) {
        double[] guess = start.unknowns().toArray();
        Vectors.add(theta, along, guess);
        Vectors.add(theta * (1 - theta) * (1 - theta), startBend, guess);
        Vectors.add(-theta * theta * (1 - theta), endBend, guess);
        return guess;
    }

    /** The derivative of that cubic in theta: along the branch, but for the third power of the chord's length. */
    double[] direction(double theta) {
        double[] direction = along.clone();
        Vectors.add((1 - theta) * (1 - 3 * theta), startBend, direction);
        Vectors.add(theta * (3 * theta - 2), endBend, direction);
        return direction;
    }

    /** The equations at its start. */
    public SolutionCurve curve() {
        return start.curve();
    }

    /** Its first point. */
    public BranchPoint start() {
        return start;
    }

    /** The unknowns at its end. */
    public double[] end() {
        return end.clone();
    }

    Newton newton() {
        return newton;
    }

    /** Its length in the curve's product. */
    public double length() {
        return Math.sqrt(Vectors.dot(curve().weights(), along, along));
    }

    /** The place on the chord itself that is nearest to y, in units of its length. */
    public double thetaOf(double[] y) {
        double[] from = Vectors.difference(y, start.unknowns().toArray());
        return Vectors.dot(curve().weights(), from, along) / Vectors.dot(curve().weights(), along, along);
    }

    /** The point of the branch; empty if Newton does not converge to it. */
    Optional<NewtonResult.Solution> at(double theta) {
        return solutions.computeIfAbsent(theta, t -> {
            return Corrector.onHyperplane(curve(), guess(t), along, newton, jacobian(t))
                            instanceof NewtonResult.Solution s
                    ? Optional.of(s)
                    : Optional.empty();
        });
    }

    /**
     * The point at which a function of the solution vanishes, found together with it; empty if Newton does not converge
     * to one on the chord.
     *
     * @param theta guess of its place
     * @param slope guess of the function's derivative in theta
     */
    Optional<NewtonResult.Solution> where(ToDoubleFunction<double[]> function, double theta, double slope) {
        double square = Vectors.dot(curve().weights(), along, along);
        double[] gradient = curve().weights();
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] *= along[i] * slope / square;
        }
        return Corrector.where(curve(), function, guess(theta), gradient, newton, jacobian(theta))
                        instanceof NewtonResult.Solution s
                ? Optional.of(s)
                : Optional.empty();
    }

    /** The curve's Jacobian, between what it is at both ends. */
    private CurveJacobian jacobian(double theta) {
        if (jacobians.isEmpty()) {
            jacobians = List.of(curve().linearised(start.unknowns().toArray()), curve().linearised(end));
        }
        return jacobians.getFirst().towards(jacobians.getLast(), theta);
    }

    /** The unknowns at theta; the interpolated ones if Newton does not converge. */
    double[] unknowns(double theta) {
        return at(theta).map(s -> s.unknowns().toArray()).orElseGet(() -> guess(theta));
    }

    /** The spectrum at theta. */
    public Spectrum spectrum(double theta) {
        return spectra.computeIfAbsent(theta, t -> curve().spectrum(unknowns(t)));
    }

    /** A function of the branch's points along theta; NaN where there is none. */
    public DoubleUnaryOperator along(ToDoubleFunction<double[]> function) {
        return theta -> at(theta)
                .map(s -> function.applyAsDouble(s.unknowns().toArray()))
                .orElse(Double.NaN);
    }

    /** The k-th growth above the threshold of stability as a function of theta; NaN where there is none. */
    DoubleUnaryOperator growth(int k) {
        return theta -> at(theta).isPresent()
                ? spectrum(theta).growth(k) - spectrum(theta).threshold()
                : Double.NaN;
    }
}
