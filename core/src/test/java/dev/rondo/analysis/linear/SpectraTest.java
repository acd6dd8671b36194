package dev.rondo.analysis.linear;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.analysis.theory.DaleSpectrum;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.wiring.Elliptic;
import dev.rondo.network.wiring.ErdosRenyi;
import dev.rondo.network.wiring.Triangular;
import dev.rondo.network.wiring.Triangular.EntryLaw;
import dev.rondo.random.UniformSource;
import org.junit.jupiter.api.Test;

/** Eigenvalues and Schur profile against random networks. */
class SpectraTest {
    private static final MatrixSpectrum SPECTRUM = new MatrixSpectrum(Time.ms(50));

    @Test
    void growthRatesAndFrequenciesOfAPair() {
        MatrixSpectrum.Result result = SPECTRUM.of(Matrix.of(new double[][] {{1.5, -2, 0}, {2, 1.5, 0}, {0, 0, 0.2}}));
        assertThat(result.growthRate().get(0)).isCloseTo(10, within(1e-12));
        assertThat(result.frequency().get(0)).isCloseTo(2 / (2 * Math.PI * 0.05), within(1e-12));
        assertThat(result.growthRate().get(2)).isCloseTo(-16, within(1e-12));
        assertThat(result.growing()).isEqualTo(2);
        assertThat(result.spectralRadius()).isCloseTo(2.5, within(1e-14));
        assertThat(result.columns()).isNull();
    }

    @Test
    void theBulkOfAnEllipticNetworkIsItsEllipse() {
        Matrix w = new Elliptic(400, 0.8, -0.5, false).draw(UniformSource.splittable(1));
        MatrixSpectrum.Result result = SPECTRUM.of(w);
        MatrixSpectrum.Bulk bulk = result.bulk();
        assertThat(bulk.radius()).isCloseTo(0.8, within(0.01));
        assertThat(bulk.correlation()).isCloseTo(-0.5, within(0.01));
        assertThat(bulk.realHalfAxis()).isCloseTo(0.4, within(0.01));
        assertThat(bulk.imaginaryHalfAxis()).isCloseTo(1.2, within(0.02));
        assertThat(result.outliers()).isEmpty();
        assertThat(result.spectralAbscissa()).isCloseTo(0.4, within(0.05));
    }

    @Test
    void unequalColumnsCrowdTheirEigenvalues() {
        Matrix w = new ErdosRenyi(400, 0.2, 0.5, 3, 0.7, false, true).draw(UniformSource.splittable(2));
        MatrixSpectrum.Columns columns = requireNonNull(SPECTRUM.of(w).columns());
        assertThat(columns.excitatoryFraction()).isEqualTo(0.5);
        assertThat(columns.dominance()).isCloseTo(3, within(0.05));
        for (int k = 0; k < columns.radius().size(); k++) {
            assertThat(columns.measured().get(k)).isCloseTo(columns.predicted().get(k), within(0.06));
        }
        assertThat(new DaleSpectrum(0.5, 3).cumulative(0.5)).isGreaterThan(0.35);
    }

    @Test
    void dominantExcitationSticksOut() {
        Matrix w = new ErdosRenyi(200, 0.2, 0.8, 1, 0.5, true, true).draw(UniformSource.splittable(3));
        double expected = new ErdosRenyi(200, 0.2, 0.8, 1, 0.5, true, true).w0() * 0.2 * Math.sqrt(200) * (0.8 - 0.2);
        MatrixSpectrum.Result result = SPECTRUM.of(w);
        assertThat(expected).isGreaterThan(0.5 * 1.5);
        assertThat(result.outliers()).isNotEmpty();
        assertThat(result.outliers().getFirst().re()).isCloseTo(expected, within(1e-10));
        assertThat(result.outliers().getFirst().im()).isZero();
    }

    @Test
    void aChainIsItsOwnSchurForm() {
        Matrix chain = Triangular.dense(80, 1.2, EntryLaw.GAUSSIAN).draw(UniformSource.splittable(4));
        SchurProfile.Result result = new SchurProfile(21).of(chain);
        assertThat(result.feedforward().frobeniusNorm()).isCloseTo(chain.frobeniusNorm(), within(1e-8));
        assertThat(result.zeta()).isCloseTo(1.2, within(0.05));
        assertThat(result.modeVariance().get(0)).isCloseTo(1, within(1e-8));
        assertThat(result.entries().excessKurtosis()).isGreaterThan(-1);
        double sum = 0;
        for (int k = 0; k < 80; k++) {
            sum += result.modeVariance().get(k);
        }
        assertThat(sum / 80 - 1).isCloseTo(SchurModes.of(chain).nonnormal(), within(1e-10));
    }

    @Test
    void theProfileDoesNotDependOnTheNamesOfTheUnits() {
        Matrix w = Connectivities.ginibre(31, 0.7, 5);
        Matrix renamed = Matrix.build(31, 31, (i, j) -> w.get((i * 7) % 31, (j * 7) % 31));
        SchurProfile.Offsets one = new SchurProfile(21).of(w).offset();
        SchurProfile.Offsets other = new SchurProfile(21).of(renamed).offset();
        for (int d = 0; d < 30; d++) {
            assertThat(other.meanAbsolute().get(d)).isCloseTo(one.meanAbsolute().get(d), within(1e-10));
            assertThat(other.mean().get(d)).isCloseTo(one.mean().get(d), within(1e-10));
            assertThat(other.standardError().get(d))
                    .isCloseTo(one.standardError().get(d), within(1e-10));
        }
    }

    @Test
    void offsetsAreDiagonalsOfT() {
        Matrix upper = Matrix.of(new double[][] {{0.3, 1, 5}, {0, 0.2, 3}, {0, 0, 0.1}});
        SchurProfile.Offsets offsets = new SchurProfile(5).of(upper).offset();
        assertThat(offsets.meanAbsolute().get(0)).isCloseTo(2, within(1e-12));
        assertThat(offsets.meanAbsolute().get(1)).isCloseTo(5, within(1e-12));
        assertThat(offsets.standardError().get(1)).isZero();
    }

    @Test
    void theEntriesOfARandomNetworkAreGaussianAndTheUniformModeIsADenseRow() {
        Matrix w = new ErdosRenyi(200, 0.1, 0.5, 1, 0.5, true, true).draw(UniformSource.splittable(6));
        Vector rows = SchurModes.uniformModeFirst(w).rowVariance();
        // N R^2 p/(1-p) + R^2, and R^2 for all others (two thirds of them, for the last are means over few entries)
        assertThat(rows.get(0)).isCloseTo(200 * 0.25 / 9 + 0.25, within(1.0));
        double sum = 0;
        for (int k = 1; k < 134; k++) {
            sum += rows.get(k);
            assertThat(rows.get(k)).isLessThan(1);
        }
        assertThat(sum / 133).isCloseTo(0.25, within(0.03));
        SchurProfile.Result result = new SchurProfile(41).of(w);
        Vector density = result.entries().density();
        double width = 10.0 / 41;
        assertThat(density.dot(Vector.constant(41, width))).isCloseTo(1, within(0.01));
    }

    @Test
    void refusesImpossibleOptions() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MatrixSpectrum(Time.ZERO))
                .withMessageContaining("tau = 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SchurProfile(2))
                .withMessageContaining("bins = 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SchurProfile(5).of(Matrix.zeros(1, 1)))
                .withMessageContaining("N = 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SchurModes.uniformModeFirst(Connectivities.ginibre(5, 1, 1)))
                .withMessageContaining("row balance");
    }
}
