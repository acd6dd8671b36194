package dev.rondo.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scalar and SIMD kernels give the same bits. */
class KernelTwinsTest {
    private static final Kernels SCALAR = Kernels.scalar();
    private static final Kernels SIMD = Kernels.simd().orElseThrow();

    private static final Nonlinearity RELU = shaped(Nonlinearity.Shape.RELU);
    private static final Nonlinearity IDENTITY = shaped(Nonlinearity.Shape.IDENTITY);
    private static final Nonlinearity CURVED = shaped(Nonlinearity.Shape.OTHER);

    private static Nonlinearity shaped(Nonlinearity.Shape shape) {
        return new Nonlinearity() {
            @Override
            public Shape shape() {
                return shape;
            }

            @Override
            public double rate(double x) {
                return x * x;
            }

            @Override
            public double slope(double x) {
                return 2 * x;
            }
        };
    }

    private static float[] floats(Random random, int length) {
        float[] out = new float[length];
        for (int k = 0; k < length; k++) {
            out[k] = (float) random.nextGaussian();
        }
        return out;
    }

    private static double[] doubles(Random random, int length) {
        double[] out = new double[length];
        for (int k = 0; k < length; k++) {
            out[k] = random.nextGaussian();
        }
        return out;
    }

    @ParameterizedTest
    @CsvSource({"1, 5", "3, 5", "16, 10", "17, 20", "37, 15", "100, 20", "130, 5", "230, 15", "37, 240"})
    void floatProductsAgreeToTheBit(int n, int rows) {
        Random random = new Random(n);
        int stride = Lanes.stride(n);
        float[] m = floats(random, Lanes.length(n, n));
        float[] a = floats(random, Lanes.length(rows, n));
        float[] b = floats(random, a.length);
        float[][] products = new float[2][];
        float[][] outers = new float[2][];
        int k = 0;
        for (Kernels kernels : new Kernels[] {SCALAR, SIMD}) {
            FloatKernel kernel = kernels.floats();
            float[] packed = new float[Lanes.packedLength(n)];
            kernel.pack(m, n, stride, packed);
            products[k] = Arrays.copyOf(a, 2 * a.length);
            kernel.product(products[k], 0, a.length, packed, n, stride, rows, new float[kernel.scratchLength(rows, n)]);
            float[] outer = new float[kernel.outerLength(n, n - n / 3)];
            kernel.accumulateOuter(a, 0, a, 0, rows, n, n - n / 3, stride, outer);
            kernel.accumulateOuter(a, 0, b, 0, rows, n, n - n / 3, stride, outer);
            outers[k] = new float[Lanes.length(n, n)];
            kernel.unpackOuter(outer, n, n - n / 3, stride, outers[k]);
            k++;
        }
        for (int row = 0; row < rows; row++) {
            for (int j = 0; j < n; j++) {
                int at = a.length + row * stride + j;
                assertThat(products[1][at]).isEqualTo(products[0][at]);
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n - n / 3; j++) {
                int at = i * stride + j;
                assertThat(outers[1][at]).isEqualTo(outers[0][at]);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 33, 100, 112, 130, 230})
    void doubleProductsAgreeToTheBitAndWithTheDefinition(int n) {
        int rows = 10;
        Random random = new Random(n);
        int stride = Lanes.stride(n);
        double[] m = doubles(random, Lanes.length(n, n));
        double[] a = doubles(random, Lanes.length(rows, n));
        double[] packed = new double[Lanes.packedLength(n)];
        double[] both = Arrays.copyOf(a, 2 * a.length);
        double[] scratch = new double[SIMD.doubles().scratchLength(rows, n)];
        SIMD.doubles().pack(m, n, stride, packed);
        SIMD.doubles().product(both, 0, a.length, packed, n, stride, rows, scratch);
        for (int b = 0; b < rows; b++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int k = 0; k < n; k++) {
                    sum = Math.fma(a[b * stride + k], m[k * stride + j], sum);
                }
                assertThat(both[a.length + b * stride + j]).isEqualTo(sum);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 17, 100, 1000})
    void sumsOfProductsAgreeToTheBitAndWithTheDefinition(int length) {
        Random random = new Random(length);
        float[] a = floats(random, length + 3);
        float[] b = floats(random, length + 5);
        double sum = 0;
        double size = 0;
        for (int j = 0; j < length; j++) {
            sum += (double) a[3 + j] * b[5 + j];
            size += Math.abs((double) a[3 + j] * b[5 + j]);
        }

        double scalar = SCALAR.floats().dot(a, 3, b, 5, length);

        assertThat(SIMD.floats().dot(a, 3, b, 5, length)).isEqualTo(scalar);
        assertThat(scalar).isCloseTo(sum, offset(1e-6 * size));
    }

    @Test
    void updatesOfStatesAgreeToTheBit() {
        for (Nonlinearity phi : new Nonlinearity[] {RELU, IDENTITY, CURVED}) {
            float[][] forward = new float[2][];
            float[][] backward = new float[2][];
            forward[0] = forward(SCALAR.floats(), phi);
            forward[1] = forward(SIMD.floats(), phi);
            backward[0] = backward(SCALAR.floats(), phi);
            backward[1] = backward(SIMD.floats(), phi);
            assertThat(forward[1]).containsExactly(forward[0]);
            assertThat(backward[1]).containsExactly(backward[0]);
        }
    }

    /** Steps with a gain and a leak of every column: twins agree, and with equal ones give what one gain and leak gives. */
    @Test
    void stepsOfManyGainsAndLeaksAgreeToTheBit() {
        Random random = new Random(12);
        float[] alpha = floats(random, STRIDE);
        float[] beta = floats(random, STRIDE);
        for (Nonlinearity phi : new Nonlinearity[] {RELU, IDENTITY, CURVED}) {
            assertThat(forward(SIMD.floats(), phi, alpha, beta))
                    .containsExactly(forward(SCALAR.floats(), phi, alpha, beta));
            assertThat(backward(SIMD.floats(), phi, beta)).containsExactly(backward(SCALAR.floats(), phi, beta));
            for (Kernels kernels : new Kernels[] {SCALAR, SIMD}) {
                FloatKernel kernel = kernels.floats();
                assertThat(forward(kernel, phi, same(0.2f), same(0.8f))).containsExactly(forward(kernel, phi));
                assertThat(backward(kernel, phi, same(0.8f))).containsExactly(backward(kernel, phi, 1));
            }
        }
    }

    private static final int STRIDE = Lanes.stride(40);

    private static float[] same(float value) {
        float[] all = new float[STRIDE];
        Arrays.fill(all, value);
        return all;
    }

    private static float[] forward(FloatKernel kernel, Nonlinearity phi, float[] alpha, float[] beta) {
        Random random = new Random(5);
        int rows = 10;
        int length = Lanes.length(rows, 40);
        float[] next = new float[length];
        float[] r = floats(random, length);
        float[] win = floats(random, STRIDE);
        float[] u = floats(random, rows);
        float[] bias = floats(random, STRIDE);
        float[] noise = floats(random, length);
        float[] x = floats(random, length);
        kernel.forward(win, u, 0, 1, bias, noise, 0, STRIDE, alpha, beta, x, 0, next, 0, r, 0, rows, STRIDE, phi);
        return concat(next, r);
    }

    private static float[] backward(FloatKernel kernel, Nonlinearity phi, float[] beta) {
        Random random = new Random(6);
        int rows = 10;
        int length = Lanes.length(rows, 40);
        float[] delta = floats(random, 2 * length);
        float[] squares = floats(random, STRIDE);
        float[] x = floats(random, length);
        float[] r = floats(random, length);
        kernel.backward(x, 0, r, 0, beta, 0.01f, squares, delta, length, 0, rows, STRIDE, phi);
        return concat(delta, squares);
    }

    private static float[] forward(FloatKernel kernel, Nonlinearity phi) {
        Random random = new Random(5);
        int n = 40;
        int rows = 10;
        int stride = Lanes.stride(n);
        int length = Lanes.length(rows, n);
        float[] next = new float[length];
        float[] r = floats(random, length);
        kernel.forward(
                floats(random, stride),
                floats(random, rows),
                0,
                1,
                floats(random, stride),
                floats(random, length),
                0,
                stride,
                0.2f,
                0.8f,
                floats(random, length),
                0,
                next,
                0,
                r,
                0,
                rows,
                stride,
                phi);
        return concat(next, r);
    }

    private static float[] backward(FloatKernel kernel, Nonlinearity phi) {
        return backward(kernel, phi, 0.2f);
    }

    private static float[] backward(FloatKernel kernel, Nonlinearity phi, float alpha) {
        Random random = new Random(6);
        int n = 40;
        int rows = 10;
        int stride = Lanes.stride(n);
        int length = Lanes.length(rows, n);
        float[] delta = floats(random, 2 * length);
        float[] squares = floats(random, stride);
        kernel.backward(
                floats(random, length),
                0,
                floats(random, length),
                0,
                alpha,
                0.8f,
                0.01f,
                squares,
                delta,
                length,
                0,
                rows,
                stride,
                phi);
        return concat(delta, squares);
    }

    private static float[] concat(float[] a, float[] b) {
        float[] out = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, out, a.length, b.length);
        return out;
    }

    @Test
    void normalsAgreeToTheBitHoweverManyAreDrawnAtOnce() {
        int[] scalar = state();
        int[] simd = state();
        float[] wanted = new float[64 * NormalKernel.BATCH];
        float[] found = new float[wanted.length];
        SCALAR.normals().fill(scalar, 0.5f, wanted, 0, 64);
        SIMD.normals().fill(simd, 0.5f, found, 0, 10);
        SIMD.normals().fill(simd, 0.5f, found, 10 * NormalKernel.BATCH, 54);
        assertThat(found).containsExactly(wanted);
        assertThat(simd).containsExactly(scalar);
    }

    private static int[] state() {
        return new Random(9).ints(NormalKernel.STATE).toArray();
    }

    @Test
    void normalsHaveTheMomentsOfTheNormalDistribution() {
        int batches = 1 << 16;
        float[] z = new float[batches * NormalKernel.BATCH];
        SIMD.normals().fill(state(), 1, z, 0, batches);
        double[] moments = new double[5];
        double neighbours = 0;
        for (int k = 0; k < z.length; k++) {
            for (int p = 1; p <= 4; p++) {
                moments[p] += Math.pow(z[k], p) / z.length;
            }
            neighbours += k == 0 ? 0 : (double) z[k] * z[k - 1] / z.length;
        }
        double error = 1 / Math.sqrt(z.length);
        assertThat(moments[1]).isBetween(-5 * error, 5 * error);
        assertThat(moments[2]).isBetween(1 - 5 * Math.sqrt(2) * error, 1 + 5 * Math.sqrt(2) * error);
        assertThat(moments[3]).isBetween(-5 * Math.sqrt(15) * error, 5 * Math.sqrt(15) * error);
        assertThat(moments[4]).isBetween(3 - 5 * Math.sqrt(96) * error, 3 + 5 * Math.sqrt(96) * error);
        assertThat(neighbours).isBetween(-5 * error, 5 * error);
    }

    @Test
    void elementaryFunctionsAreExactToFloatPrecision() {
        for (int k = 1; k <= 100_000; k++) {
            float u = k / 100_000f;
            assertThat((double) ScalarNormalKernel.log(u)).isCloseTo(Math.log(u), within(2e-7, Math.log(u)));
            float a = (float) ((u - 0.5) * Math.PI);
            assertThat((double) ScalarNormalKernel.sin(a)).isCloseTo(Math.sin(a), within(2e-7, 0));
            assertThat((double) ScalarNormalKernel.cos(a)).isCloseTo(Math.cos(a), within(2e-7, 0));
        }
    }

    private static org.assertj.core.data.Offset<Double> within(double tolerance, double size) {
        return org.assertj.core.api.Assertions.within(tolerance * Math.max(1, Math.abs(size)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void parametersMoveAlike(boolean modulus) {
        double[][] moved = new double[2][];
        int k = 0;
        for (Kernels kernels : new Kernels[] {SCALAR, SIMD}) {
            Random random = new Random(3);
            double[] parameters = doubles(random, 37);
            parameters[5] = 0;
            double[] gradient = doubles(random, 37);
            double[] factor = doubles(random, 37);
            double[] mean = doubles(random, 37);
            double[] square = new double[37];
            kernels.parameters().pullBack(gradient, parameters, factor, modulus, 0.1, 0.2, 3, 31);
            kernels.parameters().update(parameters, gradient, 0.5, mean, square, 1e-3, 0.9, 0.999, 1e-8);
            moved[k++] = parameters;
        }
        assertThat(moved[1]).containsExactly(moved[0]);
    }
}
