package dev.rondo.random;

/**
 * Independent standard normal numbers made from uniform ones by the polar method (Marsaglia and Bray 1964); the
 * logarithm is {@link StrictMath}'s, so the bits are those of the uniforms on every machine.
 */
public final class GaussianSource {
    private final UniformSource uniforms;
    private double spare;
    private boolean hasSpare;

    public GaussianSource(UniformSource uniforms) {
        this.uniforms = uniforms;
    }

    /** The next number, of mean 0 and variance 1. */
    public double next() {
        if (hasSpare) {
            hasSpare = false;
            return spare;
        }
        double x;
        double y;
        double square;
        do {
            x = 2 * uniforms.nextDouble() - 1;
            y = 2 * uniforms.nextDouble() - 1;
            square = x * x + y * y;
        } while (square >= 1 || square == 0);
        double factor = Math.sqrt(-2 * StrictMath.log(square) / square);
        spare = y * factor;
        hasSpare = true;
        return x * factor;
    }
}
