package dev.rondo.paper.rajakumar2021;

import dev.rondo.analysis.linear.ReducedPlane;
import dev.rondo.analysis.linear.ReducedPlane.Gain;
import dev.rondo.attractor.Attractor;
import dev.rondo.attractor.AttractorKind;
import dev.rondo.attractor.AttractorSearch;
import dev.rondo.dynamics.EulerMap;
import dev.rondo.dynamics.FlowMap;
import dev.rondo.dynamics.Time;
import dev.rondo.figure.Arrows;
import dev.rondo.figure.Axis;
import dev.rondo.figure.ColourMap;
import dev.rondo.figure.ColourScale;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Length;
import dev.rondo.figure.Line;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Points;
import dev.rondo.figure.Rule;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.paper.Claim;
import dev.rondo.paper.Comparison;
import dev.rondo.paper.Measurement;
import dev.rondo.paper.PaperContext;
import dev.rondo.paper.PaperFigure;
import dev.rondo.paper.rajakumar2021.circuits.VectorGrid;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Figure 12. The limit cycle on the plane of two symmetric modes: which phi has it, and with what period. */
public final class Figure12ReducedPlane implements PaperFigure {
    private static final double LAMBDA_1 = 1.96;
    private static final double LAMBDA_2 = 1.51;
    private static final double RHO = 3;
    private static final Time TAU = Time.ms(50);
    private static final Time STEP = Time.ms(0.5);
    private static final double REACH = 2;
    private static final double[] RHOS = {0.15, 0.3, 0.5, 1, 3, 10};
    private static final AttractorSearch SEARCH = new AttractorSearch(8000, 12_000, 200_000);

    private final TrainedNetworks networks;

    /** About networks from there. */
    public Figure12ReducedPlane(TrainedNetworks networks) {
        this.networks = networks;
    }

    /**
     * Data of the figure.
     *
     * @param orbits orbits at the paper's parameters with the gain of the error function, rows x 2
     * @param rectified an orbit with the gain of ReLU (and of softplus), rows x 2
     * @param measured periods against rho
     * @param trained the plane of a trained network
     */
    public record Numbers(List<Matrix> orbits, Matrix rectified, List<Measured> measured, Trained trained) {}

    /**
     * One plane, simulated.
     *
     * @param gain gain of the activation function
     * @param rho its rotation
     * @param kind kind of attractor
     * @param period seconds; NaN without a cycle
     * @param exact the formula, seconds; NaN where it has no cycle
     */
    public record Measured(Gain gain, double rho, AttractorKind kind, double period, double exact) {}

    /**
     * Reduction of a trained network by appendix D.
     *
     * @param lambda1 the leading eigenvalue of the symmetric part
     * @param lambda2 the second
     * @param rho the rotation between the two
     * @param symmetricError relative residual of the symmetric part without its two leading modes
     * @param skewError relative residual of the skew part without one rotation
     * @param units N
     */
    public record Trained(
            double lambda1, double lambda2, double rho, double symmetricError, double skewError, int units) {}

    @Override
    public String id() {
        return "12";
    }

    @Override
    public String title() {
        return "The reduced plane and its limit cycle";
    }

    @Override
    public Outcome make(PaperContext workshop) {
        List<Gain> gains = workshop.quick() ? List.of(Gain.ERF) : List.of(Gain.ERF, Gain.TANH);
        int count = gains.size() * RHOS.length;
        List<Measured> measured =
                workshop.draws("planes", count, k -> measure(gains.get(k / RHOS.length), RHOS[k % RHOS.length]));
        Matrix w = networks.example(workshop).network().recurrent();
        ReducedPlane.Reduction reduction = ReducedPlane.of(w, Gain.RELU, TAU);
        Numbers numbers = new Numbers(
                List.of(orbit(Gain.ERF, 0.1, 0.05, 800), orbit(Gain.ERF, 1.8, 0, 800), orbit(Gain.ERF, -1.2, 1.6, 800)),
                orbit(Gain.RELU, 1.8, 0, 800),
                measured,
                new Trained(
                        reduction.plane().lambda1(),
                        reduction.plane().lambda2(),
                        reduction.plane().rho(),
                        reduction.symmetricError(),
                        reduction.skewError(),
                        w.rows()));
        return new Outcome(
                numbers, claims(numbers, measure(Gain.RELU, RHO), measure(Gain.SOFTPLUS, RHO)), figure(numbers));
    }

    private static ReducedPlane plane(Gain gain, double rho) {
        return new ReducedPlane(LAMBDA_1, LAMBDA_2, rho, gain, TAU);
    }

    private static Measured measure(Gain gain, double rho) {
        ReducedPlane plane = plane(gain, rho);
        Attractor end = SEARCH.of(FlowMap.of(plane, STEP), new double[] {0.9, 0.3});
        return new Measured(
                gain,
                rho,
                end.kind(),
                end.period().map(Time::seconds).orElse(Double.NaN),
                plane.period().map(Time::seconds).orElse(Double.NaN));
    }

    private static Matrix orbit(Gain gain, double x, double y, int steps) {
        EulerMap map = FlowMap.of(plane(gain, RHO), STEP);
        double[][] rows = new double[steps][2];
        rows[0] = new double[] {x, y};
        for (int t = 1; t < steps; t++) {
            map.apply(rows[t - 1], rows[t]);
        }
        return Matrix.of(rows);
    }

    private static List<Claim> claims(Numbers numbers, Measured relu, Measured softplus) {
        List<Claim> claims = new ArrayList<>();
        List<Measured> above =
                numbers.measured.stream().filter(m -> !Double.isNaN(m.exact)).toList();
        long cycles =
                above.stream().filter(m -> m.kind == AttractorKind.LIMIT_CYCLE).count();
        claims.add(new Claim(
                "p. 2641: a stable limit cycle for a wide range of rho (cycles among the planes with rho from 0.3 to"
                        + " 10 and a saturating phi)",
                Comparison.all(cycles, above.size())));
        for (Measured m : above) {
            if (m.gain == Gain.ERF) {
                claims.add(new Claim(
                        String.format(
                                Locale.ROOT,
                                "The period is 2\u03c0 \u03c4 a/\u221a(\u03c1^{2} \u2212 d^{2}) = %.5f s at \u03c1 ="
                                        + " %s",
                                m.exact,
                                m.rho),
                        Comparison.within(
                                        Measurement.exact(m.period), m.exact, 1e-4 * m.exact, "steps of the Euler map")
                                .in("s")));
            }
        }
        long below = numbers.measured.stream()
                .filter(m -> Double.isNaN(m.exact) && m.kind == AttractorKind.LIMIT_CYCLE)
                .count();
        claims.add(new Claim(
                "Below rho = (lambda1 - lambda2)/2 = 0.225 there is none (cycles at rho = 0.15)",
                Comparison.equal(Measurement.exact((double) below), 0).in("cycles")));
        claims.add(new Claim(
                        "p. 2641 with the paper's own phi (2.2): ReLU and softplus have g = 1/2, a linear plane"
                                + " (cycles at rho = 3; the figure shows one)",
                        Comparison.equal(Measurement.exact(cycle(relu) + cycle(softplus)), 2)
                                .in("cycles"))
                .misprint(Reasons.NO_SATURATION));
        claims.add(new Claim(
                        "p. 2640: x = p_u u + p_v v with p = u'x/sqrt(N), as printed (|x| over the length of that sum;"
                                + " sqrt(N) is missing)",
                        Comparison.within(
                                Measurement.exact(Math.sqrt(numbers.trained.units)),
                                1,
                                1e-9,
                                "floating-point rounding"))
                .misprint(Reasons.FACTOR_OF_ROOT_N));
        claims.add(new Claim(
                        "p. 2640: the symmetric part of W_rec is about its two leading modes (relative error of the"
                                + " trained network, below a half)",
                        Comparison.less(Measurement.exact(numbers.trained.symmetricError), 0.5))
                .misprint(Reasons.SYMMETRIC_PART_IS_SPREAD));
        claims.add(new Claim(
                        "p. 2640: the skew part is about one rotation of these modes (relative error, below a half)",
                        Comparison.less(Measurement.exact(numbers.trained.skewError), 0.5))
                .misprint(Reasons.SKEW_PART_ACTS_ELSEWHERE));
        return claims;
    }

    private static int cycle(Measured measured) {
        return measured.kind == AttractorKind.LIMIT_CYCLE ? 1 : 0;
    }

    private static Figure figure(Numbers numbers) {
        Panel saturating = portrait(Gain.ERF, "saturating \u03c6 (erf)");
        for (Matrix orbit : numbers.orbits) {
            saturating = saturating.with(coloured(orbit));
        }
        Panel rectified =
                portrait(Gain.RELU, "the paper\u2019s \u03c6 (ReLU, softplus)").with(coloured(numbers.rectified));
        return Figure.row(saturating.colourBar("time (ms)"), rectified, periods(numbers))
                .height(Length.mm(62))
                .lettered()
                .described(
                        "The reduced plane and its limit cycle",
                        "With a saturating activation orbits end on one cycle; with ReLU or softplus the plane is"
                                + " linear and they fall to the origin. The period follows the exact formula.");
    }

    private static Panel portrait(Gain gain, String title) {
        Vector range = VectorGrid.range(-REACH, REACH, 13);
        VectorGrid grid = VectorGrid.of(plane(gain, RHO), Vector.zeros(2), 0, 1, range, range);
        int n = range.size() * range.size();
        double[] x = new double[n];
        double[] y = new double[n];
        for (int k = 0; k < n; k++) {
            x[k] = range.get(k % range.size());
            y[k] = range.get(k / range.size());
        }
        return Panel.of(Axis.x("p_{u}").range(-REACH, REACH), Axis.y("p_{v}").range(-REACH, REACH))
                .title(title)
                .with(Arrows.of(x, y, grid.dx().toRowMajor(), grid.dy().toRowMajor()));
    }

    private static Points coloured(Matrix orbit) {
        double[] ms = new double[orbit.rows()];
        for (int t = 0; t < ms.length; t++) {
            ms[t] = STEP.times(t).ms();
        }
        return Points.of(orbit.column(0).toArray(), orbit.column(1).toArray())
                .size(2)
                .colouredBy(ms, ColourScale.of(ColourMap.VIRIDIS));
    }

    private static Panel periods(Numbers numbers) {
        double critical = plane(Gain.ERF, RHO).criticalRho();
        int points = 200;
        double[] rho = new double[points];
        double[] period = new double[points];
        for (int k = 0; k < points; k++) {
            rho[k] = critical * StrictMath.pow(12 / critical, (k + 0.3) / (points - 1));
            period[k] = plane(Gain.ERF, rho[k]).period().orElseThrow().seconds();
        }
        Panel panel = Panel.of(
                        Axis.x("rotation \u03c1").log().range(0.1, 12),
                        Axis.y("period", "s").log().range(0.03, 10))
                .with(Rule.vertical(critical).label("\u03c1 = (\u03bb_{1} \u2212 \u03bb_{2})/2"))
                .with(Line.of(rho, period).colour(Palette.BLUE).label("exact"));
        for (Gain gain : List.of(Gain.ERF, Gain.TANH)) {
            List<Measured> found = numbers.measured.stream()
                    .filter(m -> m.gain == gain && !Double.isNaN(m.period))
                    .toList();
            Points dots = Points.of(
                    found.stream().mapToDouble(Measured::rho).toArray(),
                    found.stream().mapToDouble(Measured::period).toArray());
            String name = "simulated, " + gain.name().toLowerCase(Locale.ROOT);
            if (!found.isEmpty()) {
                panel = panel.with(
                        gain == Gain.ERF
                                ? dots.colour(Palette.VERMILION).label(name)
                                : dots.colour(Palette.GREEN).hollow().size(8).label(name));
            }
        }
        return panel;
    }
}
