package dev.rondo.continuation.locus;

import dev.rondo.continuation.Branch;
import dev.rondo.continuation.Continuation;
import dev.rondo.continuation.ContinuationSettings;
import dev.rondo.continuation.SpecialPoint;
import dev.rondo.continuation.SpecialType;
import dev.rondo.continuation.StepControl;
import dev.rondo.continuation.equilibria.FlowFixedPoints;
import dev.rondo.continuation.equilibria.MapFixedPoints;
import dev.rondo.dynamics.EulerMap;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.VectorField;
import dev.rondo.dynamics.smooth.FieldFamily;
import dev.rondo.dynamics.smooth.MapFamily;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.Arrays;

/** Systems of two parameters whose bifurcations are known, as flows or as maps. */
final class TwoParameters {
    private TwoParameters() {}

    /** Values of a system. */
    @FunctionalInterface
    interface Values {
        double[] at(double[] x, double p, double q);
    }

    /** Their derivatives in x. */
    @FunctionalInterface
    interface Jacobian {
        double[][] at(double[] x, double p, double q);
    }

    /** A system. */
    record Model(int dimension, Values f, Jacobian df) {
        SolutionSurface flow() {
            return q -> FlowFixedPoints.of(fields(q));
        }

        SolutionSurface map() {
            return q -> MapFixedPoints.of(maps(q));
        }

        FieldFamily fields(double q) {
            return new FieldFamily() {
                @Override
                public int dimension() {
                    return dimension;
                }

                @Override
                public VectorField at(double p) {
                    return new VectorField() {
                        @Override
                        public int dimension() {
                            return dimension;
                        }

                        @Override
                        public void evaluate(double[] x, double[] out) {
                            System.arraycopy(f.at(x, p, q), 0, out, 0, dimension);
                        }

                        @Override
                        public void differential(double[] x, double[] v, double[] out) {
                            apply(df.at(x, p, q), v, out);
                        }
                    };
                }
            };
        }

        private MapFamily maps(double q) {
            return new MapFamily() {
                @Override
                public int dimension() {
                    return dimension;
                }

                @Override
                public EulerMap at(double p) {
                    return new EulerMap() {
                        @Override
                        public int dimension() {
                            return dimension;
                        }

                        @Override
                        public Time step() {
                            return Time.seconds(1);
                        }

                        @Override
                        public void apply(double[] x, double[] out) {
                            System.arraycopy(f.at(x, p, q), 0, out, 0, dimension);
                        }

                        @Override
                        public void differential(double[] x, double[] v, double[] out) {
                            TwoParameters.apply(df.at(x, p, q), v, out);
                        }
                    };
                }
            };
        }
    }

    private static void apply(double[][] a, double[] v, double[] out) {
        double[] product = Matrix.of(a).times(Vector.of(v)).toArray();
        System.arraycopy(product, 0, out, 0, out.length);
    }

    /** The special points of a type on the branch along p at a value of q. */
    static SpecialPoint found(
            SolutionSurface surface, double q, double from, double to, SpecialType type, double... state) {
        return branch(surface, q, from, to, state).special(type).getFirst();
    }

    static Branch branch(SolutionSurface surface, double q, double from, double to, double... state) {
        return Branch.of(Continuation.of(
                surface.at(q),
                Arrays.copyOf(state, state.length + 1),
                ContinuationSettings.between(from, to, StepControl.STANDARD)));
    }

    /** The curve of the first special point of a type on that branch. */
    static Locus locus(
            SolutionSurface surface, Plane plane, double q, double from, double to, SpecialType type, double... state) {
        SpecialPoint start = found(surface, q, from, to, type, state);
        return Locus.of(LocusStart.of(start, surface, q, plane), LocusStart.STEPS);
    }
}
