package dev.rondo.paper.rajakumar2021;

import dev.rondo.analysis.activity.Jpca;
import dev.rondo.analysis.activity.Oscillators;
import dev.rondo.analysis.activity.Pca;
import dev.rondo.analysis.linear.LeakageSpectrum;
import dev.rondo.analysis.linear.SchurProfile;
import dev.rondo.dynamics.Trajectory;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.RateNetwork;
import dev.rondo.paper.common.LearnedTrial;
import dev.rondo.paper.common.TrainedNetwork;
import dev.rondo.random.Key;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Measures of one trained network for figure 2.
 *
 * @param seed random seed of the network
 * @param forNinety components that hold 90 % of the variance of x(t) in the trial
 * @param fastest angular frequency of a mode, radian/s
 * @param growing eigenvalues of W_rec with a real part above 1
 * @param firstModes mean |T| among the first eight Schur modes over that of the rest, modes by decreasing |lambda|
 * @param firstModesByGrowth same ratio with modes by decreasing real part
 * @param near mean T at distances 1 to 4, modes by decreasing |lambda|
 * @param far mean T beyond
 * @param rotation R2 of the skew-symmetric fit of single noisy trials
 * @param linear R2 of the unconstrained fit of the same
 * @param orthogonal R2 of the orthogonal fit (polar factor) of the same
 * @param deepest lowest state of a readout unit over the highest
 * @param mostActive largest share of units above 0 at one time
 * @param peaksInOrder readouts whose rate peaks after that of the readout before
 */
record NetworkMeasures(
        long seed,
        double forNinety,
        double fastest,
        double growing,
        double firstModes,
        double firstModesByGrowth,
        double near,
        double far,
        double rotation,
        double linear,
        double orthogonal,
        double deepest,
        double mostActive,
        double peaksInOrder) {
    /** The order of a Schur form that nobody sorted, made definite. */
    static final SchurProfile BY_MODULUS = new SchurProfile(41, SchurProfile.Order.MODULUS);

    private static final SchurProfile BY_GROWTH = new SchurProfile(41, SchurProfile.Order.REAL_PART);
    private static final int FIRST_MODES = 8;
    private static final int NEAR = 4;

    /** Of a network, from its trial and from noisy ones. */
    static NetworkMeasures of(TrainedNetwork trained, int trials, Key key) {
        RateNetwork network = trained.network();
        LearnedTrial trial = LearnedTrial.of(trained);
        Trajectory run = trial.play(network, trial.u().rows());
        LeakageSpectrum spectrum = LeakageSpectrum.of(network);
        SchurProfile.Result schur = BY_MODULUS.of(network.recurrent());
        List<Matrix> noisy = noisyTrials(trained, trials, key);
        Jpca.Result skew = Jpca.DEFAULT.of(noisy, network.dt());
        Jpca.Result polar = new Jpca(Jpca.Form.POLAR, 6, false).of(noisy, network.dt());
        Oscillators readouts = Oscillators.of(run, readoutUnits(network));
        return new NetworkMeasures(
                trained.seed(),
                Pca.of(run.x()).forNinety(),
                spectrum.fastest().radiansPerSecond(),
                spectrum.growing(),
                firstModes(schur.feedforward()),
                firstModes(BY_GROWTH.of(network.recurrent()).feedforward()),
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

    static List<Integer> readoutUnits(RateNetwork network) {
        return IntStream.range(0, network.readouts()).boxed().toList();
    }

    static List<Matrix> noisyTrials(TrainedNetwork trained, int trials, Key key) {
        LearnedTrial trial = LearnedTrial.of(trained);
        return IntStream.range(0, trials)
                .mapToObj(k -> trial.play(trained.network(), trial.u().rows(), key.child(k))
                        .x())
                .toList();
    }
}
