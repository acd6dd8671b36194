package dev.rondo.dynamics.smooth;

import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;

/** Pieces of the orbits of one field of a family; entries are NaN where an orbit cannot be followed so far. */
public sealed interface FlowArcs permits VariationalFlow, CornerFlow {
    /**
     * A piece of an orbit.
     *
     * @param end x(t)
     * @param monodromy M(t) = dx(t)/dx(0)
     * @param parameterDerivative dx(t)/dp
     */
    record Arc(Vector end, Matrix monodromy, Vector parameterDerivative) {
        /** That of an orbit that cannot be followed. */
        static Arc none(int n) {
            return new Arc(
                    Vector.constant(n, Double.NaN),
                    Matrix.build(n, n, (i, j) -> Double.NaN),
                    Vector.constant(n, Double.NaN));
        }
    }

    /** The orbits at a value of the parameter, by general steps to a relative tolerance where there are no exact ones. */
    static FlowArcs of(FieldFamily family, double parameter, double tolerance) {
        return family.corner(parameter)
                .<FlowArcs>map(CornerFlow::of)
                .orElseGet(() -> new VariationalFlow(family, parameter, tolerance));
    }

    /** x(t). */
    double[] end(double[] x, Time t);

    /** The orbit with its derivatives, to a relative tolerance. */
    Arc arc(double[] x, Time t, double tolerance);

    /** Replaces x by x(t) and v by M(t) v. */
    void advance(double[] x, double[] v, Time t);

    /** The integrals over t of x and of its squares, one after the other. */
    double[] moments(double[] x, Time t);
}
