package dev.rondo.paper.rajakumar2021;

import dev.rondo.analysis.Currents;
import dev.rondo.analysis.Jpca;
import dev.rondo.analysis.LeakageSpectrum;
import dev.rondo.analysis.Oscillators;
import dev.rondo.analysis.Pca;
import dev.rondo.analysis.SchurProfile;
import dev.rondo.dynamics.Trajectory;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Band;
import dev.rondo.figure.Cell;
import dev.rondo.figure.Colour;
import dev.rondo.figure.ColourMap;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Inset;
import dev.rondo.figure.Legend;
import dev.rondo.figure.Length;
import dev.rondo.figure.Line;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Placed;
import dev.rondo.figure.Points;
import dev.rondo.figure.Rule;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.RateNetwork;
import dev.rondo.paper.Claim;
import dev.rondo.paper.Estimate;
import dev.rondo.paper.PaperFigure;
import dev.rondo.paper.Verdict;
import dev.rondo.paper.Workshop;
import dev.rondo.random.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Figure 2. What is inside a trained network: its modes, oscillating states, components, rotations and Schur form. */
public final class DrivenOscillators implements PaperFigure {
    private static final int COMPONENTS = 4;
    private static final int FIRST_MODES = 8;
    private static final int NEAR = 4;
    private static final int SHOWN_GAPS = 40;

    private final TrainedNetworks networks;

    /** About networks from there. */
    public DrivenOscillators(TrainedNetworks networks) {
        this.networks = networks;
    }

    /**
     * What is drawn, of the example network, and what is measured of every network.
     *
     * @param spectrum of W_rec
     * @param time of every row, seconds
     * @param readouts the readout units as oscillators
     * @param z the readouts, rows x N_out
     * @param currents of the readout units
     * @param components the trial along the first principal components, rows x 4
     * @param rotations noisy trials on the fastest jPCA plane, each rows x 2
     * @param profile T by the distance of modes: mean and standard error
     * @param measures one per network
     */
    public record Numbers(
            LeakageSpectrum spectrum,
            Vector time,
            Oscillators readouts,
            Matrix z,
            Currents currents,
            Matrix components,
            List<Matrix> rotations,
            SchurProfile.Offsets profile,
            List<Measures> measures) {}

    /**
     * Of one network.
     *
     * @param seed that it grew from
     * @param forNinety components that hold 90 % of the variance of x(t) in the trial
     * @param fastest angular frequency of a mode, radian/s
     * @param growing eigenvalues of W_rec with a real part above 1
     * @param firstModes mean |T| among the first eight Schur modes over that of the rest
     * @param near mean T at distances 1 to 4
     * @param far mean T beyond
     * @param rotation R2 of the skew-symmetric fit of single noisy trials
     * @param linear R2 of the unconstrained fit of the same
     * @param orthogonal R2 of the orthogonal fit (polar factor) of the same
     * @param deepest lowest state of a readout unit over the highest
     * @param mostActive largest share of units above 0 at one time
     * @param peaksInOrder readouts whose rate peaks after that of the readout before
     */
    public record Measures(
            long seed,
            double forNinety,
            double fastest,
            double growing,
            double firstModes,
            double near,
            double far,
            double rotation,
            double linear,
            double orthogonal,
            double deepest,
            double mostActive,
            double peaksInOrder) {}

    @Override
    public String id() {
        return "2";
    }

    @Override
    public String title() {
        return "Modes, oscillators, components and rotations of a trained network";
    }

    @Override
    public Outcome make(Workshop workshop) {
        List<TrainedNetwork> trained = networks.singles(workshop);
        int trials = workshop.either(6, 20);
        Key key = workshop.key(id());
        List<Measures> measures = workshop.draws(
                "figure 2",
                trained.size(),
                k -> measures(trained.get(k), trials, key.child(trained.get(k).seed())));
        TrainedNetwork example = trained.getFirst();
        Numbers numbers = workshop.draws(
                        "example", 1, k -> numbers(example, trials, key.child(example.seed()), measures))
                .getFirst();
        return new Outcome(numbers, claims(numbers), figure(numbers));
    }

    private static List<Integer> readoutUnits(RateNetwork network) {
        return IntStream.range(0, network.readouts()).boxed().toList();
    }

    private static List<Matrix> noisyTrials(TrainedNetwork trained, int trials, Key key) {
        LearnedTrial trial = LearnedTrial.of(trained);
        return IntStream.range(0, trials)
                .mapToObj(k -> trial.play(trained.network(), trial.u().rows(), key.child(k))
                        .x())
                .toList();
    }

    private static Numbers numbers(TrainedNetwork trained, int trials, Key key, List<Measures> measures) {
        RateNetwork network = trained.network();
        LearnedTrial trial = LearnedTrial.of(trained);
        Trajectory run = trial.play(network, trial.u().rows());
        Matrix projections = Pca.of(run.x()).projections();
        Jpca.Result rotation = Jpca.DEFAULT.of(noisyTrials(trained, trials, key), network.dt());
        return new Numbers(
                LeakageSpectrum.of(network),
                run.t(),
                Oscillators.of(run, readoutUnits(network)),
                run.z(),
                Currents.of(network, run, readoutUnits(network)),
                Matrix.build(projections.rows(), COMPONENTS, projections::get),
                rotation.projections(),
                new SchurProfile(41).of(network.recurrent()).offset(),
                measures);
    }

    private static Measures measures(TrainedNetwork trained, int trials, Key key) {
        RateNetwork network = trained.network();
        LearnedTrial trial = LearnedTrial.of(trained);
        Trajectory run = trial.play(network, trial.u().rows());
        LeakageSpectrum spectrum = LeakageSpectrum.of(network);
        SchurProfile.Result schur = new SchurProfile(41).of(network.recurrent());
        List<Matrix> noisy = noisyTrials(trained, trials, key);
        Jpca.Result skew = Jpca.DEFAULT.of(noisy, network.dt());
        Jpca.Result polar = new Jpca(Jpca.Form.POLAR, 6, false).of(noisy, network.dt());
        Oscillators readouts = Oscillators.of(run, readoutUnits(network));
        return new Measures(
                trained.seed(),
                Pca.of(run.x()).forNinety(),
                spectrum.fastest().radiansPerSecond(),
                spectrum.growing(),
                firstModes(schur.feedforward()),
                mean(schur.offset().mean(), 0, NEAR),
                mean(schur.offset().mean(), NEAR, schur.offset().mean().size()),
                mean(skew.trialR2(), 0, trials),
                mean(skew.trialR2Unconstrained(), 0, trials),
                mean(polar.trialR2(), 0, trials),
                deepest(readouts.x()),
                mostActive(run.x()),
                peaksInOrder(readouts));
    }

    private static double mean(Vector values, int from, int to) {
        double sum = 0;
        for (int k = from; k < to; k++) {
            sum += values.get(k);
        }
        return sum / (to - from);
    }

    private static double firstModes(Matrix t) {
        double inside = 0;
        double outside = 0;
        int countInside = 0;
        int countOutside = 0;
        for (int i = 0; i < t.rows(); i++) {
            for (int j = i + 1; j < t.rows(); j++) {
                if (j < FIRST_MODES) {
                    inside += Math.abs(t.get(i, j));
                    countInside++;
                } else {
                    outside += Math.abs(t.get(i, j));
                    countOutside++;
                }
            }
        }
        return inside / countInside / (outside / countOutside);
    }

    private static double deepest(Matrix x) {
        double low = 0;
        double high = 0;
        for (double v : x.toRowMajor()) {
            low = Math.min(low, v);
            high = Math.max(high, v);
        }
        return low / high;
    }

    private static double mostActive(Matrix x) {
        double most = 0;
        for (int t = 0; t < x.rows(); t++) {
            int active = 0;
            for (int i = 0; i < x.columns(); i++) {
                active += x.get(t, i) > 0 ? 1 : 0;
            }
            most = Math.max(most, (double) active / x.columns());
        }
        return most;
    }

    private static double peaksInOrder(Oscillators readouts) {
        int inOrder = 1;
        for (int l = 1; l < readouts.peaks().size(); l++) {
            inOrder += readouts.peaks().get(l).compareTo(readouts.peaks().get(l - 1)) > 0 ? 1 : 0;
        }
        return inOrder;
    }

    private static Estimate over(Numbers numbers, ToDoubleFunction<Measures> measure) {
        double[] values = numbers.measures.stream().mapToDouble(measure).toArray();
        return Estimate.of(values);
    }

    private static Estimate share(Numbers numbers, ToDoubleFunction<Measures> isTrue) {
        return Estimate.exact(over(numbers, isTrue).mean());
    }

    private static List<Claim> claims(Numbers numbers) {
        double readouts = numbers.z.columns();
        return List.of(
                new Claim(
                        "p. 2613: five to six components explain 90 % of the variance of x(t) (mean over networks, 5.5 within"
                                + " 0.5)",
                        Verdict.equal(
                                Estimate.exact(
                                        over(numbers, Measures::forNinety).mean()),
                                5.5,
                                0.5)),
                new Claim(
                        "p. 2612: the fastest mode turns at 0.125 radian/s = 0.02 Hz (radian/s; the unit is radian/ms)",
                        Verdict.equal(
                                Estimate.exact(over(numbers, Measures::fastest).mean()), 0.125, 0.06)),
                new Claim(
                        "p. 2612, in the unit that is meant: 0.125 radian/ms = 19.9 Hz (within a factor of about 2)",
                        Verdict.equal(
                                Estimate.exact(over(numbers, Measures::fastest).mean() / 1000), 0.125, 0.0625)),
                new Claim(
                        "p. 2612: growing modes (eigenvalues of W_rec with a real part above 1, at least one pair)",
                        Verdict.above(
                                Estimate.exact(over(numbers, Measures::growing).mean()), 1)),
                new Claim(
                        "p. 2612: the maxima of the oscillators are aligned to form the sequence (readouts that peak after the"
                                + " one before)",
                        Verdict.above(
                                Estimate.exact(
                                        over(numbers, Measures::peaksInOrder).mean()),
                                readouts - 1)),
                new Claim(
                        "p. 2612: readout units reach large negative states (lowest over highest, below -1)",
                        Verdict.below(
                                Estimate.exact(over(numbers, Measures::deepest).mean()), -1)),
                new Claim(
                        "p. 2612: never do all units fire together (largest share of units above 0)",
                        Verdict.below(
                                Estimate.exact(
                                        over(numbers, Measures::mostActive).mean()),
                                1)),
                new Claim(
                        "p. 2613: single trials rotate (R2 of the skew-symmetric fit in six components, above a half)",
                        Verdict.above(
                                Estimate.exact(over(numbers, Measures::rotation).mean()), 0.5)),
                new Claim(
                        "p. 2613: the first eight Schur modes are strongly connected (mean |T| over that of the rest, above 1)",
                        Verdict.above(
                                Estimate.exact(
                                        over(numbers, Measures::firstModes).mean()),
                                1)),
                new Claim(
                        "p. 2613: each mode excites those near and inhibits those far (share of networks in which mean T is"
                                + " positive at distances 1 to 4 and negative beyond)",
                        Verdict.equal(share(numbers, m -> m.near > 0 && m.far < 0 ? 1 : 0), 1, 0)));
    }

    private static Figure figure(Numbers numbers) {
        double[] ms = numbers.time.times(1000).toArray();
        return Figure.placed(new Placed(spectrum(numbers), Cell.at(0, 0)))
                .with(modes(numbers), Cell.at(0, 1))
                .with(lines(ms, numbers.readouts.x(), "state x"), Cell.at(1, 0))
                .with(lines(ms, numbers.readouts.r(), "rate r").unlettered(), Cell.at(1, 1))
                .with(lines(ms, numbers.z, "readout z").unlettered(), Cell.at(1, 2))
                .with(components(ms, numbers), Cell.at(2, 0))
                .with(rotations(numbers), Cell.at(2, 1))
                .with(profile(numbers), Cell.at(2, 2))
                .with(currents(ms, numbers), Cell.at(0, 2))
                .height(Length.mm(160))
                .lettered()
                .described(
                        "Modes, oscillators, components and rotations of a trained network",
                        "Eigenvalues of the recurrent weights; states, rates and readouts of the eight readout units in a"
                                + " trial; principal components; rotations of single trials; the Schur form; net currents of"
                                + " one readout unit.");
    }

    private static Panel spectrum(Numbers numbers) {
        List<LeakageSpectrum.Mode> modes = numbers.spectrum.modes();
        return Panel.of(Axis.x("Re \u03bb of W_{rec}"), Axis.y("Im \u03bb"))
                .with(Rule.vertical(1))
                .with(Points.of(
                                modes.stream()
                                        .mapToDouble(LeakageSpectrum.Mode::re)
                                        .toArray(),
                                modes.stream()
                                        .mapToDouble(LeakageSpectrum.Mode::im)
                                        .toArray())
                        .size(4)
                        .colour(Palette.BLUE));
    }

    private static Panel modes(Numbers numbers) {
        List<LeakageSpectrum.Mode> modes = numbers.spectrum.modes();
        return Panel.of(Axis.x("growth rate", "1/s"), Axis.y("frequency", "Hz"))
                .with(Rule.vertical(0))
                .with(Points.of(
                                modes.stream()
                                        .mapToDouble(LeakageSpectrum.Mode::growthPerS)
                                        .toArray(),
                                modes.stream()
                                        .mapToDouble(LeakageSpectrum.Mode::frequencyHz)
                                        .toArray())
                        .size(4)
                        .colour(Palette.VERMILION));
    }

    private static Panel lines(double[] ms, Matrix values, String what) {
        Panel panel =
                Panel.of(Axis.x("time", "ms").range(0, 1000), Axis.y(what)).legend(Legend.NONE);
        List<Colour> colours = ColourMap.VIRIDIS.sample(values.columns());
        for (int c = 0; c < values.columns(); c++) {
            panel = panel.with(Line.of(ms, values.column(c).toArray())
                    .colour(colours.get(c))
                    .width(1.1));
        }
        return panel;
    }

    private static Panel components(double[] ms, Numbers numbers) {
        Panel panel = Panel.of(Axis.x("time", "ms").range(0, 1000), Axis.y("component"));
        for (int c = 0; c < COMPONENTS; c++) {
            panel = panel.with(Line.of(ms, numbers.components.column(c).toArray())
                    .colour(Palette.colour(c))
                    .width(1.2)
                    .label("PC " + (c + 1)));
        }
        return panel;
    }

    private static Panel rotations(Numbers numbers) {
        Panel panel = Panel.of(Axis.x("jPC 1"), Axis.y("jPC 2")).legend(Legend.NONE);
        for (Matrix trial : numbers.rotations) {
            panel = panel.with(
                    Line.of(trial.column(0).toArray(), trial.column(1).toArray())
                            .colour(Palette.BLUE)
                            .width(0.8)
                            .opacity(0.6)
                            .arrows(2));
        }
        return panel;
    }

    private static Panel profile(Numbers numbers) {
        Panel inset = Panel.of(Axis.x("").wholeNumbers(), Axis.y(""))
                .with(band(numbers, 10))
                .with(curve(numbers, 10));
        double reach = 1.2 * Vector.of(head(numbers.profile.mean(), SHOWN_GAPS)).norm() / Math.sqrt(SHOWN_GAPS) * 3;
        return Panel.of(
                        Axis.x("distance of modes j \u2212 i").range(0, SHOWN_GAPS),
                        Axis.y("mean T_{ij}").range(-reach, 2.2 * reach))
                .with(Rule.horizontal(0))
                .with(band(numbers, SHOWN_GAPS))
                .with(curve(numbers, SHOWN_GAPS))
                .inset(new Inset(inset, 0.4, 0.01, 0.59, 0.52));
    }

    private static Line curve(Numbers numbers, int gaps) {
        return Line.of(distances(gaps), head(numbers.profile.mean(), gaps)).colour(Palette.BLUE);
    }

    private static Band band(Numbers numbers, int gaps) {
        return Band.around(
                        distances(gaps),
                        head(numbers.profile.mean(), gaps),
                        head(numbers.profile.standardError(), gaps))
                .colour(Palette.BLUE);
    }

    private static double[] distances(int gaps) {
        return IntStream.rangeClosed(1, gaps).asDoubleStream().toArray();
    }

    private static double[] head(Vector values, int count) {
        return IntStream.range(0, count).mapToDouble(values::get).toArray();
    }

    private static Panel currents(double[] ms, Numbers numbers) {
        int unit = numbers.currents.units().size() / 2;
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(ms, numbers.currents.excitatory().column(unit).toArray())
                .colour(Palette.VERMILION)
                .label("excitatory"));
        lines.add(Line.of(ms, numbers.currents.inhibitory().column(unit).toArray())
                .colour(Palette.BLUE)
                .label("inhibitory"));
        lines.add(Line.of(ms, numbers.currents.external().column(unit).toArray())
                .colour(Palette.GREEN)
                .label("external"));
        return Panel.of(Axis.x("time", "ms").range(0, 1000), Axis.y("current to readout " + (unit + 1)))
                .with(lines);
    }
}
