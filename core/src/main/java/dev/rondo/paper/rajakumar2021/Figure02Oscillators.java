package dev.rondo.paper.rajakumar2021;

import dev.rondo.analysis.activity.Currents;
import dev.rondo.analysis.activity.Jpca;
import dev.rondo.analysis.activity.Oscillators;
import dev.rondo.analysis.activity.Pca;
import dev.rondo.analysis.linear.LeakageSpectrum;
import dev.rondo.analysis.linear.SchurProfile;
import dev.rondo.dynamics.Trajectory;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.RateNetwork;
import dev.rondo.paper.Claim;
import dev.rondo.paper.Comparison;
import dev.rondo.paper.Estimate;
import dev.rondo.paper.Measurement;
import dev.rondo.paper.PaperContext;
import dev.rondo.paper.PaperFigure;
import dev.rondo.paper.common.LearnedTrial;
import dev.rondo.paper.common.TrainedNetwork;
import dev.rondo.random.Key;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Figure 2. What is inside a trained network: its modes, oscillating states, components, rotations and Schur form. */
public final class Figure02Oscillators implements PaperFigure {
    private static final String FACTOR_OF_TWO = "a factor of about two";
    private static final int COMPONENTS = 4;

    private final TrainedNetworks networks;

    /** About networks from there. */
    public Figure02Oscillators(TrainedNetworks networks) {
        this.networks = networks;
    }

    /**
     * Data of the figure: those drawn are of the example network, those measured of every network.
     *
     * @param spectrum spectrum of W_rec
     * @param time time of every row, seconds
     * @param readouts the readout units as oscillators
     * @param z the readouts, rows x N_out
     * @param currents currents of the readout units
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
            List<NetworkMeasures> measures) {}

    @Override
    public String id() {
        return "2";
    }

    @Override
    public String title() {
        return "Modes, oscillators, components and rotations of a trained network";
    }

    @Override
    public Outcome make(PaperContext workshop) {
        List<TrainedNetwork> trained = networks.singles(workshop);
        int trials = workshop.either(6, 20);
        Key key = workshop.key(id());
        List<NetworkMeasures> measures = workshop.draws(
                "figure 2",
                trained.size(),
                k -> NetworkMeasures.of(
                        trained.get(k), trials, key.child(trained.get(k).seed())));
        TrainedNetwork example = networks.example(workshop);
        Numbers numbers = workshop.draws(
                        "example", 1, k -> numbers(example, trials, key.child(example.seed()), measures))
                .getFirst();
        return new Outcome(numbers, claims(numbers), OscillatorPanels.figure(numbers));
    }

    private static Numbers numbers(TrainedNetwork trained, int trials, Key key, List<NetworkMeasures> measures) {
        RateNetwork network = trained.network();
        LearnedTrial trial = LearnedTrial.of(trained);
        Trajectory run = trial.play(network, trial.u().rows());
        Matrix projections = Pca.of(run.x()).projections();
        Jpca.Result rotation = Jpca.DEFAULT.of(NetworkMeasures.noisyTrials(trained, trials, key), network.dt());
        return new Numbers(
                LeakageSpectrum.of(network),
                run.t(),
                Oscillators.of(run, NetworkMeasures.readoutUnits(network)),
                run.z(),
                Currents.of(network, run, NetworkMeasures.readoutUnits(network)),
                Matrix.build(projections.rows(), COMPONENTS, projections::get),
                rotation.projections(),
                NetworkMeasures.BY_MODULUS.of(network.recurrent()).offset(),
                measures);
    }

    private static Estimate over(Numbers numbers, ToDoubleFunction<NetworkMeasures> measure) {
        double[] values = numbers.measures.stream().mapToDouble(measure).toArray();
        return Estimate.of(values);
    }

    private static Estimate share(Numbers numbers, ToDoubleFunction<NetworkMeasures> isTrue) {
        return Estimate.exact(over(numbers, isTrue).mean());
    }

    private static List<Claim> claims(Numbers numbers) {
        double readouts = numbers.z.columns();
        return List.of(
                new Claim(
                                "p. 2613: five to six components explain 90 % of the variance of x(t) (mean over"
                                        + " networks, 5.5 within 0.5)",
                                Comparison.within(
                                                Measurement.exact(over(numbers, NetworkMeasures::forNinety)
                                                        .mean()),
                                                5.5,
                                                0.5,
                                                "five to six")
                                        .in("components"))
                        .because(Reasons.PENALTY_ON_RATES),
                new Claim(
                                "p. 2612: the fastest mode turns at 0.125 radian/s = 0.02 Hz (radian/s; the unit is"
                                        + " radian/ms)",
                                Comparison.within(
                                                Measurement.exact(over(numbers, NetworkMeasures::fastest)
                                                        .mean()),
                                                0.125,
                                                0.06,
                                                FACTOR_OF_TWO)
                                        .in("radian/s"))
                        .misprint(Reasons.RADIAN_PER_MILLISECOND),
                new Claim(
                                "p. 2612, in the unit that is meant: 0.125 radian/ms = 19.9 Hz (within a factor of"
                                        + " about 2)",
                                Comparison.within(
                                                Measurement.exact(over(numbers, NetworkMeasures::fastest)
                                                                .mean()
                                                        / 1000),
                                                0.125,
                                                0.0625,
                                                FACTOR_OF_TWO)
                                        .in("radian/ms"))
                        .because(Reasons.RADIAN_PER_MILLISECOND),
                new Claim(
                        "p. 2612: growing modes (eigenvalues of W_rec with a real part above 1, at least one pair)",
                        Comparison.greater(
                                Measurement.exact(
                                        over(numbers, NetworkMeasures::growing).mean()),
                                1)),
                new Claim(
                        "p. 2612: the maxima of the oscillators are aligned to form the sequence (readouts that peak"
                                + " after the one before)",
                        Comparison.greater(
                                Measurement.exact(over(numbers, NetworkMeasures::peaksInOrder)
                                        .mean()),
                                readouts - 1)),
                new Claim(
                        "p. 2612: readout units reach large negative states (lowest over highest, below -1)",
                        Comparison.less(
                                Measurement.exact(
                                        over(numbers, NetworkMeasures::deepest).mean()),
                                -1)),
                new Claim(
                        "p. 2612: never do all units fire together (largest share of units above 0)",
                        Comparison.less(
                                Measurement.exact(over(numbers, NetworkMeasures::mostActive)
                                        .mean()),
                                1)),
                new Claim(
                        "p. 2613: single trials rotate (R2 of the skew-symmetric fit in six components, above a half)",
                        Comparison.greater(
                                Measurement.exact(
                                        over(numbers, NetworkMeasures::rotation).mean()),
                                0.5)),
                new Claim(
                        "p. 2613: the first eight Schur modes are strongly connected (mean |T| over that of the rest,"
                                + " above 2; modes by decreasing |\u03bb|, about the order of a Schur form that nobody"
                                + " sorted)",
                        Comparison.greater(
                                Measurement.exact(over(numbers, NetworkMeasures::firstModes)
                                        .mean()),
                                2)),
                new Claim(
                                "... whatever the order of the modes (the same by decreasing real part)",
                                Comparison.greater(
                                        Measurement.exact(over(numbers, NetworkMeasures::firstModesByGrowth)
                                                .mean()),
                                        2))
                        .because(Reasons.ORDER_OF_SCHUR_MODES),
                new Claim(
                                "p. 2613: each mode excites those near and inhibits those far (share of networks in"
                                        + " which mean T is positive at distances 1 to 4 and negative beyond)",
                                Comparison.equal(
                                        Measurement.of(share(numbers, m -> m.near() > 0 && m.far() < 0 ? 1 : 0)), 1))
                        .because(Reasons.SIGN_OF_SCHUR_ENTRIES));
    }
}
