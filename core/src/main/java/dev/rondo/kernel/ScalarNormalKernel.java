package dev.rondo.kernel;

import static dev.rondo.kernel.NormalPolynomials.ANGLE;
import static dev.rondo.kernel.NormalPolynomials.COS;
import static dev.rondo.kernel.NormalPolynomials.LN2_HIGH;
import static dev.rondo.kernel.NormalPolynomials.LN2_LOW;
import static dev.rondo.kernel.NormalPolynomials.LOG;
import static dev.rondo.kernel.NormalPolynomials.SIN;
import static dev.rondo.kernel.NormalPolynomials.SQRT_HALF;

/** {@link NormalKernel} one generator after the other: the reference. */
final class ScalarNormalKernel implements NormalKernel {
    @Override
    public void fill(int[] state, float scale, float[] to, int at, int batches) {
        for (int lane = 0; lane < Lanes.WIDTH; lane++) {
            for (int n = 0; n < batches; n++) {
                int radiusBits = next(state, lane);
                int angleBits = next(state, lane);
                float radius = (float) Math.sqrt(-2 * log(uniform(radiusBits))) * scale;
                float angle = (angleBits << 1) * ANGLE;
                int first = at + n * BATCH + lane;
                to[first] = flip(cos(angle), angleBits) * radius;
                to[first + Lanes.WIDTH] = sin(angle) * radius;
            }
        }
    }

    /** One step of xoshiro128++. */
    private static int next(int[] state, int lane) {
        int s0 = state[lane];
        int s1 = state[Lanes.WIDTH + lane];
        int s2 = state[2 * Lanes.WIDTH + lane];
        int s3 = state[3 * Lanes.WIDTH + lane];
        int result = Integer.rotateLeft(s0 + s3, 7) + s0;
        int t = s1 << 9;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = Integer.rotateLeft(s3, 11);
        state[lane] = s0;
        state[Lanes.WIDTH + lane] = s1;
        state[2 * Lanes.WIDTH + lane] = s2;
        state[3 * Lanes.WIDTH + lane] = s3;
        return result;
    }

    /** A number in [2^-32, 1]. */
    static float uniform(int bits) {
        return Math.fma((float) (bits >>> 1), 0x1p-31f, 0x1p-32f);
    }

    static float log(float x) {
        int bits = Float.floatToRawIntBits(x);
        int exponent = (bits - SQRT_HALF) >> 23;
        float f = Float.intBitsToFloat(bits - (exponent << 23)) - 1;
        float square = f * f;
        float tail = Math.fma(exponent, LN2_LOW, polynomial(LOG, f) * (square * f));
        return Math.fma(exponent, LN2_HIGH, f + Math.fma(-0.5f, square, tail));
    }

    static float sin(float a) {
        float square = a * a;
        return Math.fma(polynomial(SIN, square) * square, a, a);
    }

    static float cos(float a) {
        float square = a * a;
        return Math.fma(polynomial(COS, square), square, 1f);
    }

    private static float polynomial(float[] coefficients, float x) {
        float value = coefficients[0];
        for (int k = 1; k < coefficients.length; k++) {
            value = Math.fma(value, x, coefficients[k]);
        }
        return value;
    }

    private static float flip(float value, int signBits) {
        return Float.intBitsToFloat(Float.floatToRawIntBits(value) ^ (signBits & Integer.MIN_VALUE));
    }
}
