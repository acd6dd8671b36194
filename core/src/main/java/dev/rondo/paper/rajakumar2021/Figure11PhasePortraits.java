package dev.rondo.paper.rajakumar2021;

import dev.rondo.attractor.Attractor;
import dev.rondo.attractor.AttractorKind;
import dev.rondo.attractor.AttractorSearch;
import dev.rondo.dynamics.EulerMap;
import dev.rondo.dynamics.FlowMap;
import dev.rondo.dynamics.Time;
import dev.rondo.figure.Arrows;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Length;
import dev.rondo.figure.Line;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Points;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Activation;
import dev.rondo.network.NetworkField;
import dev.rondo.network.NetworkMap;
import dev.rondo.network.Population;
import dev.rondo.network.RateNetwork;
import dev.rondo.paper.Claim;
import dev.rondo.paper.Comparison;
import dev.rondo.paper.Measurement;
import dev.rondo.paper.PaperContext;
import dev.rondo.paper.PaperFigure;
import dev.rondo.paper.rajakumar2021.circuits.Circuits;
import dev.rondo.paper.rajakumar2021.circuits.OrthantFlow;
import dev.rondo.paper.rajakumar2021.circuits.VectorGrid;
import dev.rondo.random.UniformSource;
import java.util.ArrayList;
import java.util.List;

/** Figure 11. Phase portraits of two and three units: where cycles cannot be, and where they are. */
public final class Figure11PhasePortraits implements PaperFigure {
    private static final String AROUND = "the paper says around";
    private static final String ROUNDING = "floating-point rounding";
    private static final Time STEP = Time.ms(1);
    private static final AttractorSearch SEARCH = new AttractorSearch(2000, 4000, 120_000);
    private static final Population EEI = Population.of(2, 1);
    private static final Population EII = Population.of(1, 2);
    private static final double REACH = 6;
    private static final int ARROWS = 15;

    /**
     * Data of the figure.
     *
     * @param fixedPoint fixed point of the softplus pair, in its flow
     * @param pair orbits of the softplus pair, rows x 2
     * @param excitatory orbits of an E-E-I softplus circuit, rows x 3
     * @param inhibitory orbits of an E-I-I softplus circuit, rows x 3
     * @param cycle an orbit of an E-E-I ReLU circuit with a constant drive that ends on a cycle, rows x 3
     * @param cycles attractors of the E-E-I circuits with an unstable all-active spiral
     * @param drawn number of random E-E-I circuits drawn to find these
     * @param spirals number of the random E-I-I circuits with such a spiral
     * @param tried random E-I-I circuits
     */
    public record Numbers(
            Vector fixedPoint,
            List<Matrix> pair,
            List<Matrix> excitatory,
            List<Matrix> inhibitory,
            Matrix cycle,
            List<AttractorKind> cycles,
            int drawn,
            int spirals,
            int tried) {}

    @Override
    public String id() {
        return "11";
    }

    @Override
    public String title() {
        return "Phase portraits of two and three units";
    }

    @Override
    public Outcome make(PaperContext workshop) {
        Numbers numbers = workshop.draws(id(), 1, k -> numbers(workshop)).getFirst();
        return new Outcome(numbers, claims(numbers), figure(numbers));
    }

    private Numbers numbers(PaperContext workshop) {
        RateNetwork pair = Circuits.softplusPair();
        Vector fixedPoint = SEARCH.of(flow(pair), new double[] {1, 1}).mean();
        UniformSource source = workshop.key(id()).child("E-E-I").uniform();
        List<RateNetwork> spirals = new ArrayList<>();
        int drawn = 0;
        while (spirals.size() < 15) {
            RateNetwork circuit = Circuits.threeUnits(EEI, source);
            drawn++;
            if (Circuits.hasUnstableSpiral(circuit)) {
                spirals.add(circuit);
            }
        }
        List<Attractor> ends = spirals.stream().map(Figure11PhasePortraits::end).toList();
        int smallest = smallestCycle(ends);
        int tried = workshop.either(2000, 20_000);
        UniformSource other = workshop.key(id()).child("E-I-I").uniform();
        int found = 0;
        for (int k = 0; k < tried; k++) {
            found += Circuits.spirals(Circuits.threeUnits(EII, other).recurrent()) ? 1 : 0;
        }
        return new Numbers(
                fixedPoint,
                orbits(pair, corners(2)),
                orbits(softplus(EEI), corners(3)),
                orbits(softplus(EII), corners(3)),
                orbit(spirals.get(smallest), nearFixedPoint(spirals.get(smallest)), 1500),
                ends.stream().map(Attractor::kind).toList(),
                drawn,
                found,
                tried);
    }

    private static EulerMap flow(RateNetwork network) {
        return FlowMap.of(NetworkField.atRest(network), STEP);
    }

    private static Attractor end(RateNetwork circuit) {
        return SEARCH.of(flow(circuit), nearFixedPoint(circuit));
    }

    private static double[] nearFixedPoint(RateNetwork circuit) {
        double[] x = Circuits.allActiveFixedPoint(circuit).orElseThrow().toArray();
        x[0] *= 1.05;
        return x;
    }

    private static int smallestCycle(List<Attractor> ends) {
        int best = 0;
        for (int k = 1; k < ends.size(); k++) {
            best = ends.get(k).amplitude() < ends.get(best).amplitude() ? k : best;
        }
        return best;
    }

    /** Weights 3 from E and -2 from I, as in the pair. */
    private static RateNetwork softplus(Population population) {
        int n = population.size();
        return Circuits.of(
                Matrix.build(n, n, (i, j) -> i == j ? 0 : population.isExcitatory(j) ? 3.0 / 2 : -2),
                Vector.zeros(n),
                population,
                Activation.SOFTPLUS);
    }

    private static List<double[]> corners(int n) {
        List<double[]> corners = new ArrayList<>();
        for (int k = 0; k < 1 << n; k++) {
            double[] x = new double[n];
            for (int i = 0; i < n; i++) {
                x[i] = (k >> i & 1) == 0 ? -0.8 * REACH : 0.8 * REACH;
            }
            corners.add(x);
        }
        return corners;
    }

    private static List<Matrix> orbits(RateNetwork network, List<double[]> starts) {
        return starts.stream().map(x -> orbit(network, x, 500)).toList();
    }

    private static Matrix orbit(RateNetwork network, double[] start, int steps) {
        EulerMap map = flow(network);
        double[][] rows = new double[steps][start.length];
        rows[0] = start.clone();
        for (int t = 1; t < steps; t++) {
            map.apply(rows[t - 1], rows[t]);
        }
        return Matrix.of(rows);
    }

    private static List<Claim> claims(Numbers numbers) {
        RateNetwork pair = Circuits.softplusPair();
        double residual = residual(pair, numbers.fixedPoint);
        long cycles = numbers.cycles.stream()
                .filter(k -> k == AttractorKind.LIMIT_CYCLE)
                .count();
        double tau = pair.tau().seconds();
        double real =
                OrthantFlow.of(relu(pair), List.of(true, true)).eigenvalues().re(0);
        return List.of(
                new Claim(
                        "p. 2634: a fixed point was found around (-2, 0): x1 (within 0.5)",
                        Comparison.within(Measurement.exact(numbers.fixedPoint.get(0)), -2, 0.5, AROUND)),
                new Claim(
                        "p. 2634: the same, x2 (within 0.5)",
                        Comparison.within(Measurement.exact(numbers.fixedPoint.get(1)), 0, 0.5, AROUND)),
                new Claim(
                        "It is (-1.86475144, 0.43213146): |F(x)| there, per tau",
                        Comparison.within(Measurement.exact(residual * tau), 0, 1e-8, "the printed digits")),
                new Claim(
                        "p. 2633: no closed orbit in two dimensions; a theorem (Bendixson), since the divergence is"
                                + " -2/tau everywhere (largest trace of the Jacobian on a grid, per second)",
                        Comparison.within(Measurement.exact(largestDivergence(pair)), -2 / tau, 1e-9, ROUNDING)
                                .in("1/s")),
                new Claim(
                                "p. 2612: three units have fixed points only, no periodic orbits (cycles among 15"
                                        + " E-E-I ReLU circuits whose all-active fixed point is an unstable spiral)",
                                Comparison.equal(Measurement.exact((double) cycles), 0)
                                        .in("circuits"))
                        .misprint(Reasons.NO_DRIVE_IN_THE_SEARCH),
                new Claim(
                        "p. 2638: E-I-I circuits have no such spiral (found among " + numbers.tried + " random ones)",
                        Comparison.equal(Measurement.exact(numbers.spirals), 0).in("circuits")),
                new Claim(
                                "A.18 and A.20 (p. 2633): the eigenvalues of the A of A.6 have real part -1 (measured"
                                        + " per second at tau = 50 ms: 1/tau was dropped)",
                                Comparison.within(Measurement.exact(real), -1, 1e-9, ROUNDING)
                                        .in("1/s"))
                        .misprint(Reasons.DROPPED_TAU),
                new Claim(
                        "The same in units of 1/tau",
                        Comparison.within(Measurement.exact(real * tau), -1, 1e-9, ROUNDING)
                                .in("1/tau")));
    }

    private static RateNetwork relu(RateNetwork network) {
        return Circuits.of(network.recurrent(), network.bias(), network.population(), Activation.RELU);
    }

    private static double residual(RateNetwork network, Vector x) {
        double[] derivative = new double[x.size()];
        NetworkField.atRest(network).evaluate(x.toArray(), derivative);
        return Vector.owning(derivative).norm();
    }

    private static double largestDivergence(RateNetwork pair) {
        EulerMap map = NetworkMap.atRest(pair);
        double largest = Double.NEGATIVE_INFINITY;
        for (double x = -REACH; x <= REACH; x += 0.5) {
            for (double y = -REACH; y <= REACH; y += 0.5) {
                double divergence = (map.jacobian(new double[] {x, y}).trace() - 2)
                        / map.step().seconds();
                largest = Math.max(largest, divergence);
            }
        }
        return largest;
    }

    private static Figure figure(Numbers numbers) {
        return Figure.grid(
                        2,
                        portrait(Circuits.softplusPair(), numbers.pair, 0, 1, "E-I, softplus")
                                .with(Points.of(
                                                new double[] {numbers.fixedPoint.get(0)},
                                                new double[] {numbers.fixedPoint.get(1)})
                                        .size(7)
                                        .colour(Palette.VERMILION)
                                        .label("fixed point")),
                        portrait(softplus(EEI), numbers.excitatory, 0, 2, "E-E-I, softplus"),
                        portrait(softplus(EII), numbers.inhibitory, 0, 1, "E-I-I, softplus"),
                        cycle(numbers))
                .height(Length.mm(150))
                .lettered()
                .described(
                        "Phase portraits of two and three units",
                        "Two softplus units fall into their fixed point, so do these circuits of three; an E-E-I ReLU"
                                + " circuit with a constant drive runs along a cycle.");
    }

    private static Panel portrait(RateNetwork network, List<Matrix> orbits, int first, int second, String title) {
        Vector range = VectorGrid.range(-REACH, REACH, ARROWS);
        Vector at = orbits.getFirst().row(orbits.getFirst().rows() - 1);
        VectorGrid grid = VectorGrid.of(NetworkField.atRest(network), at, first, second, range, range);
        Panel panel = Panel.of(
                        Axis.x("x_{" + (first + 1) + "}").range(-REACH, REACH),
                        Axis.y("x_{" + (second + 1) + "}").range(-REACH, REACH))
                .title(title)
                .with(arrows(grid));
        for (Matrix orbit : orbits) {
            panel = panel.with(
                    line(orbit, first, second).colour(Palette.BLUE).width(1).arrows(1));
        }
        return panel;
    }

    private static Arrows arrows(VectorGrid grid) {
        int n = grid.x().size() * grid.y().size();
        double[] x = new double[n];
        double[] y = new double[n];
        for (int k = 0; k < n; k++) {
            x[k] = grid.x().get(k % grid.x().size());
            y[k] = grid.y().get(k / grid.x().size());
        }
        return Arrows.of(x, y, grid.dx().toRowMajor(), grid.dy().toRowMajor());
    }

    private static Line line(Matrix orbit, int first, int second) {
        return Line.of(orbit.column(first).toArray(), orbit.column(second).toArray());
    }

    private static Panel cycle(Numbers numbers) {
        return Panel.of(Axis.x("x_{1}"), Axis.y("x_{3}"))
                .title("E-E-I, ReLU with a constant drive")
                .with(line(numbers.cycle, 0, 2)
                        .colour(Palette.BLUE)
                        .width(1)
                        .arrows(6)
                        .label("orbit"))
                .with(Points.of(new double[] {numbers.cycle.get(0, 0)}, new double[] {numbers.cycle.get(0, 2)})
                        .colour(Palette.VERMILION)
                        .label("start, beside the unstable spiral"));
    }
}
