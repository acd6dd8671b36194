package dev.rondo.kernel;

import static dev.rondo.kernel.NormalPolynomials.ANGLE;
import static dev.rondo.kernel.NormalPolynomials.COS;
import static dev.rondo.kernel.NormalPolynomials.LN2_HIGH;
import static dev.rondo.kernel.NormalPolynomials.LN2_LOW;
import static dev.rondo.kernel.NormalPolynomials.LOG;
import static dev.rondo.kernel.NormalPolynomials.SIN;
import static dev.rondo.kernel.NormalPolynomials.SQRT_HALF;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** {@link NormalKernel} with a vector of generators at a time, their states in registers. */
final class SimdNormalKernel implements NormalKernel {
    private static final VectorSpecies<Float> S = FloatBlocks.S;
    private static final int L = S.length();
    private static final VectorSpecies<Integer> I = VectorSpecies.of(int.class, S.vectorShape());

    @Override
    public void fill(int[] state, float scale, float[] to, int at, int batches) {
        for (int lane = 0; lane < Lanes.WIDTH; lane += L) {
            writeWords(state, lane, to, at + lane, batches);
            turnIntoRadii(scale, to, at + lane, batches);
            turnIntoPairs(to, at + lane, batches);
        }
    }

    // Three passes rather than one: a loop body as long as all of it is more than C2 inlines, and then every vector is
    // boxed. The words lie in the array of the result in between.

    /** Fills the first half of each batch with the words for the radii, the second with those for the angles. */
    private static void writeWords(int[] state, int lane, float[] to, int at, int batches) {
        IntVector s0 = IntVector.fromArray(I, state, lane);
        IntVector s1 = IntVector.fromArray(I, state, Lanes.WIDTH + lane);
        IntVector s2 = IntVector.fromArray(I, state, 2 * Lanes.WIDTH + lane);
        IntVector s3 = IntVector.fromArray(I, state, 3 * Lanes.WIDTH + lane);
        for (int n = 0; n < 2 * batches; n++) {
            IntVector word = s0.add(s3).lanewise(VectorOperators.ROL, 7).add(s0);
            word.reinterpretAsFloats().intoArray(to, at + n * Lanes.WIDTH);
            IntVector t = s1.lanewise(VectorOperators.LSHL, 9);
            s2 = s2.lanewise(VectorOperators.XOR, s0);
            s3 = s3.lanewise(VectorOperators.XOR, s1);
            s1 = s1.lanewise(VectorOperators.XOR, s2);
            s0 = s0.lanewise(VectorOperators.XOR, s3);
            s2 = s2.lanewise(VectorOperators.XOR, t);
            s3 = s3.lanewise(VectorOperators.ROL, 11);
        }
        s0.intoArray(state, lane);
        s1.intoArray(state, Lanes.WIDTH + lane);
        s2.intoArray(state, 2 * Lanes.WIDTH + lane);
        s3.intoArray(state, 3 * Lanes.WIDTH + lane);
    }

    private static void turnIntoRadii(float scale, float[] to, int at, int batches) {
        for (int n = 0; n < batches; n++) {
            IntVector word = FloatVector.fromArray(S, to, at + n * BATCH).reinterpretAsInts();
            log(uniform(word))
                    .mul(-2f)
                    .lanewise(VectorOperators.SQRT)
                    .mul(scale)
                    .intoArray(to, at + n * BATCH);
        }
    }

    private static void turnIntoPairs(float[] to, int at, int batches) {
        for (int n = 0; n < batches; n++) {
            FloatVector radius = FloatVector.fromArray(S, to, at + n * BATCH);
            IntVector word =
                    FloatVector.fromArray(S, to, at + n * BATCH + Lanes.WIDTH).reinterpretAsInts();
            FloatVector angle = toFloat(word.lanewise(VectorOperators.LSHL, 1)).mul(ANGLE);
            FloatVector square = angle.mul(angle);
            FloatVector sin = polynomialSin(square).mul(square).fma(angle, angle);
            FloatVector cos = polynomialCos(square).fma(square, FloatVector.broadcast(S, 1f));
            cos.reinterpretAsInts()
                    .lanewise(VectorOperators.XOR, word.and(Integer.MIN_VALUE))
                    .reinterpretAsFloats()
                    .mul(radius)
                    .intoArray(to, at + n * BATCH);
            sin.mul(radius).intoArray(to, at + n * BATCH + Lanes.WIDTH);
        }
    }

    private static FloatVector toFloat(IntVector v) {
        return (FloatVector) v.convertShape(VectorOperators.I2F, S, 0);
    }

    private static FloatVector uniform(IntVector bits) {
        return toFloat(bits.lanewise(VectorOperators.LSHR, 1))
                .fma(FloatVector.broadcast(S, 0x1p-31f), FloatVector.broadcast(S, 0x1p-32f));
    }

    private static FloatVector log(FloatVector x) {
        IntVector bits = x.reinterpretAsInts();
        IntVector exponent = bits.sub(SQRT_HALF).lanewise(VectorOperators.ASHR, 23);
        FloatVector e = toFloat(exponent);
        FloatVector f = bits.sub(exponent.lanewise(VectorOperators.LSHL, 23))
                .reinterpretAsFloats()
                .sub(1f);
        FloatVector square = f.mul(f);
        FloatVector tail =
                e.fma(FloatVector.broadcast(S, LN2_LOW), polynomialLog(f).mul(square.mul(f)));
        return e.fma(FloatVector.broadcast(S, LN2_HIGH), f.add(square.fma(FloatVector.broadcast(S, -0.5f), tail)));
    }

    // The three polynomials are written out: C2 does not unroll a loop over an array of coefficients.

    private static FloatVector polynomialLog(FloatVector x) {
        FloatVector v = FloatVector.broadcast(S, LOG[0]).fma(x, FloatVector.broadcast(S, LOG[1]));
        v = v.fma(x, FloatVector.broadcast(S, LOG[2]));
        v = v.fma(x, FloatVector.broadcast(S, LOG[3]));
        v = v.fma(x, FloatVector.broadcast(S, LOG[4]));
        v = v.fma(x, FloatVector.broadcast(S, LOG[5]));
        v = v.fma(x, FloatVector.broadcast(S, LOG[6]));
        v = v.fma(x, FloatVector.broadcast(S, LOG[7]));
        return v.fma(x, FloatVector.broadcast(S, LOG[8]));
    }

    private static FloatVector polynomialSin(FloatVector x) {
        FloatVector v = FloatVector.broadcast(S, SIN[0]).fma(x, FloatVector.broadcast(S, SIN[1]));
        v = v.fma(x, FloatVector.broadcast(S, SIN[2]));
        return v.fma(x, FloatVector.broadcast(S, SIN[3]));
    }

    private static FloatVector polynomialCos(FloatVector x) {
        FloatVector v = FloatVector.broadcast(S, COS[0]).fma(x, FloatVector.broadcast(S, COS[1]));
        v = v.fma(x, FloatVector.broadcast(S, COS[2]));
        v = v.fma(x, FloatVector.broadcast(S, COS[3]));
        return v.fma(x, FloatVector.broadcast(S, COS[4]));
    }
}
