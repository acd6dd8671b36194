package dev.rondo.dynamics.smooth;

import dev.rondo.dynamics.EulerMap;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.VectorField;
import java.util.function.DoubleFunction;

/** The Euler maps {@code x + dt F(x, p)} of a family of fields; dt may be the parameter. */
public final class EulerMaps implements MapFamily {
    private final FieldFamily fields;
    private final DoubleFunction<Time> step;

    private EulerMaps(FieldFamily fields, DoubleFunction<Time> step) {
        this.fields = fields;
        this.step = step;
    }

    /** The maps of a family of fields.
     *
     * @param step dt at a value of the parameter
     */
    public static EulerMaps of(FieldFamily fields, DoubleFunction<Time> step) {
        return new EulerMaps(fields, step);
    }

    @Override
    public int dimension() {
        return fields.dimension();
    }

    @Override
    public EulerMap at(double parameter) {
        VectorField field = fields.at(parameter);
        Time dt = step.apply(parameter);
        return new EulerMap() {
            @Override
            public int dimension() {
                return field.dimension();
            }

            @Override
            public Time step() {
                return dt;
            }

            @Override
            public void apply(double[] x, double[] next) {
                field.evaluate(x, next);
                advance(x, next);
            }

            @Override
            public void differential(double[] x, double[] v, double[] out) {
                field.differential(x, v, out);
                advance(v, out);
            }

            private void advance(double[] from, double[] slope) {
                for (int i = 0; i < slope.length; i++) {
                    slope[i] = Math.fma(dt.seconds(), slope[i], from[i]);
                }
            }
        };
    }
}
