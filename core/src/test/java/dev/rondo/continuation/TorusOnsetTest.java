package dev.rondo.continuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.continuation.cycles.CycleCurve;
import dev.rondo.continuation.cycles.Shooting;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.smooth.ReturnMap;
import dev.rondo.dynamics.smooth.TangentFlow;
import dev.rondo.dynamics.solve.Newton;
import dev.rondo.linalg.Vector;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TorusOnsetTest {
    private static final StepControl STEPS = new StepControl(.05, 1e-6, .1, Newton.STANDARD, .5, 100);

    /**
     * An oscillator (x, y) with a rotating pair z = (u, v), s = x^2 + y^2 - 1, q = |z|^2:
     *
     * <pre>
     *   (x + i y)' = (c q - s + i (1 + b s)) (x + i y),     z' = (p + k s + a q + i w) z.
     * </pre>
     *
     * The cycle x + i y = e^(it) has the multipliers e^(2 pi (p +- i w)), a torus point at p = 0. There s follows q as s =
     * c q, so that |z| grows by 2 pi (a + k c) |z|^2 in a turn; with z = sqrt(2) times the amplitude along q, |q| = 1, the
     * coefficient is 4 pi (a + k c).
     */
    private record Pair(double a, double b, double c, double k, double w) implements Systems.Smooth {
        @Override
        public int dimension() {
            return 4;
        }

        @Override
        public double[] f(double[] x, double p) {
            double s = x[0] * x[0] + x[1] * x[1] - 1;
            double q = x[2] * x[2] + x[3] * x[3];
            double r = c * q - s;
            double turn = 1 + b * s;
            double growth = p + k * s + a * q;
            return new double[] {
                r * x[0] - turn * x[1], r * x[1] + turn * x[0], growth * x[2] - w * x[3], growth * x[3] + w * x[2]
            };
        }

        @Override
        public double[][] df(double[] x, double p) {
            double s = x[0] * x[0] + x[1] * x[1] - 1;
            double q = x[2] * x[2] + x[3] * x[3];
            double r = c * q - s;
            double turn = 1 + b * s;
            double growth = p + k * s + a * q;
            double[] ds = {2 * x[0], 2 * x[1], 0, 0};
            double[] dq = {0, 0, 2 * x[2], 2 * x[3]};
            double[][] out = {{r, -turn, 0, 0}, {turn, r, 0, 0}, {0, 0, growth, -w}, {0, 0, w, growth}};
            for (int j = 0; j < 4; j++) {
                double dr = c * dq[j] - ds[j];
                double dg = k * ds[j] + a * dq[j];
                out[0][j] += dr * x[0] - b * ds[j] * x[1];
                out[1][j] += dr * x[1] + b * ds[j] * x[0];
                out[2][j] += dg * x[2];
                out[3][j] += dg * x[3];
            }
            return out;
        }

        SpecialPoint torus(int segments) {
            Shooting.Start start = Shooting.near(this, Vector.of(1, 0, 0, 0), Time.seconds(2 * Math.PI), -.1, segments);
            Branch branch = Branch.of(Continuation.of(
                    start.curve(), start.unknowns().toArray(), ContinuationSettings.between(-.1, .1, STEPS)));
            return branch.special(SpecialType.TR).getFirst();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 0, 0, 0, 1",
        "1, 0, 0, 0, 3",
        "-1, .5, 1, 2, 1",
        "-1, .5, 1, -2, 3",
        "1, -.7, 2, -1, 1",
        "1, -.7, .25, -2, 3"
    })
    void theCoefficientIsThatOfTheClosedForm(double a, double b, double c, double k, int segments) {
        Pair pair = new Pair(a, b, c, k, .3);
        SpecialPoint torus = pair.torus(segments);
        // A multiplier counts as unstable beyond 1 + 1e-8: e^(2 pi p) is there.
        assertThat(torus.parameter()).isCloseTo(1e-8 / (2 * Math.PI), within(1e-11));
        double expected = 4 * Math.PI * (a + k * c);
        assertThat(torus.criticality()).contains(expected < 0 ? Criticality.SUPERCRITICAL : Criticality.SUBCRITICAL);
        ReturnMap map = ((CycleCurve) torus.point().curve())
                .returns(torus.point().unknowns().toArray())
                .orElseThrow();
        assertThat(NormalForms.neimarkSacker(map, 2 * map.step()).value())
                .isCloseTo(expected, Percentage.withPercentage(1e-4));
    }

    /** z' = (p + i w) z takes part in nothing. */
    @Test
    void aLinearPairHasADegenerateTorus() {
        assertThat(new Pair(0, .5, 0, 0, .3).torus(1).criticality()).contains(Criticality.DEGENERATE);
    }

    @ParameterizedTest
    @CsvSource({".5005, 1:2", ".334, 1:3", ".2498, 1:4", "1.0003, 1:1"})
    void nearAStrongResonanceNothingIsDecided(double w, String name) {
        SpecialPoint torus = new Pair(-1, 0, 0, 0, w).torus(1);
        assertThat(torus.criticality()).isEmpty();
        assertThat(torus.onset().orElseThrow().reason().orElseThrow()).endsWith("strong resonance " + name);
    }

    /** The field turns over within less than a difference step: the steps do not agree, and that is said. */
    @Test
    void stepsThatDisagreeDecideNothing() {
        ReturnMap smooth = map(new Pair(-1, 0, 0, 0, .3));
        TangentFlow rough = new TangentFlow() {
            @Override
            public void velocity(double[] x, double[] out) {
                smooth.flow().velocity(x, out);
            }

            @Override
            public void advance(double[] x, double[] v, Time t) {
                smooth.flow().advance(x, v, t);
                v[2] += .1 * Math.abs(x[2] - 1e-4) * v[2];
            }
        };
        ReturnMap map =
                new ReturnMap(rough, smooth.state(), smooth.period(), smooth.turn(), smooth.size(), smooth.step());
        Spectrum spectrum = new Pair(-1, 0, 0, 0, .3).torus(1).point().spectrum();
        assertThat(TorusOnset.of(spectrum, map).reason().orElseThrow()).contains("differences of the return map");
        assertThat(TorusOnset.of(spectrum, smooth).criticality()).contains(Criticality.SUPERCRITICAL);
    }

    private static ReturnMap map(Pair pair) {
        BranchPoint point = pair.torus(1).point();
        return ((CycleCurve) point.curve()).returns(point.unknowns().toArray()).orElseThrow();
    }
}
