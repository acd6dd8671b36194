package dev.rondo.dynamics;

/** An autonomous continuous-time system {@code dx/dt = F(x)}, time in seconds. */
public interface VectorField {
    /** The number of state variables. */
    int dimension();

    /** Writes {@code F(x)} into {@code derivative}. */
    void evaluate(double[] x, double[] derivative);

    /** Writes {@code DF(x) v} into {@code out}. */
    void differential(double[] x, double[] v, double[] out);
}
