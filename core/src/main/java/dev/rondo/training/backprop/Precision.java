package dev.rondo.training.backprop;

/** The numbers that states, rates and their products are kept in; parameters are always double. */
public enum Precision {
    FLOAT32,
    FLOAT64;

    /** Size of a number. */
    public int bytes() {
        return this == FLOAT32 ? Float.BYTES : Double.BYTES;
    }
}
