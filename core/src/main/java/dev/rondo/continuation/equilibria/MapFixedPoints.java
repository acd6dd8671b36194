package dev.rondo.continuation.equilibria;

import dev.rondo.continuation.NormalForms;
import dev.rondo.continuation.SolutionCurve;
import dev.rondo.continuation.SpecialType;
import dev.rondo.continuation.Spectrum;
import dev.rondo.dynamics.EulerMap;
import dev.rondo.dynamics.smooth.MapFamily;
import dev.rondo.dynamics.solve.Vectors;
import dev.rondo.linalg.Eigen;
import dev.rondo.linalg.Matrix;
import java.util.Optional;

/** Fixed points of a smooth map: {@code G(x, p) - x = 0}; unknowns (x, p). */
public final class MapFixedPoints implements SolutionCurve {
    private final MapFamily family;
    private final double scale;

    private MapFixedPoints(MapFamily family, double scale) {
        this.family = family;
        this.scale = scale;
    }

    /** Fixed points of a family. */
    public static MapFixedPoints of(MapFamily family) {
        return new MapFixedPoints(family, 1);
    }

    @Override
    public int unknowns() {
        return family.dimension() + 1;
    }

    @Override
    public void residual(double[] y, double[] out) {
        double[] x = FlowFixedPoints.state(y);
        family.at(FlowFixedPoints.parameter(y)).apply(x, out);
        Vectors.add(-1, x, out);
    }

    @Override
    public Matrix jacobian(double[] y) {
        int n = family.dimension();
        double[] x = FlowFixedPoints.state(y);
        double p = FlowFixedPoints.parameter(y);
        Matrix dx = family.at(p).jacobian(x);
        double[] dp = new double[n];
        family.parameterDerivative(x, p, dp);
        return Matrix.build(n, n + 1, (i, j) -> j == n ? dp[i] : dx.get(i, j) - (i == j ? 1 : 0));
    }

    @Override
    public double[] weights() {
        return FlowFixedPoints.stateWeights(family.dimension(), scale);
    }

    @Override
    public MapFixedPoints near(double[] y) {
        return new MapFixedPoints(family, FlowFixedPoints.scale(y));
    }

    @Override
    public Spectrum spectrum(double[] y) {
        EulerMap map = family.at(FlowFixedPoints.parameter(y));
        return new Spectrum(Spectrum.Kind.MAP, Eigen.valuesOf(map.jacobian(FlowFixedPoints.state(y))));
    }

    @Override
    public Optional<NormalForms.Coefficient> normalForm(double[] y, SpecialType type) {
        EulerMap map = family.at(FlowFixedPoints.parameter(y));
        double[] x = FlowFixedPoints.state(y);
        return switch (type) {
            case TR -> Optional.of(NormalForms.neimarkSacker(map, x));
            case PD -> Optional.of(NormalForms.periodDoubling(map, x));
            default -> Optional.empty();
        };
    }
}
