package dev.rondo.analysis.activity;

import dev.rondo.analysis.Analysis;
import dev.rondo.analysis.Answer;
import dev.rondo.analysis.Card;
import dev.rondo.analysis.Drawing;
import dev.rondo.analysis.Subject;
import dev.rondo.attractor.About;
import dev.rondo.dynamics.KeyedNoise;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.Trajectory;
import dev.rondo.figure.Axis;
import dev.rondo.figure.ColourMap;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Grid;
import dev.rondo.figure.HeatMap;
import dev.rondo.figure.Length;
import dev.rondo.figure.Panel;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Simulator;
import dev.rondo.random.Key;
import dev.rondo.setting.Setting;

/**
 * The potential of the steady state, U = -log P_ss (Rajakumar, Rinzel and Chen 2021, equation 3.1), in the plane of its
 * first two principal components.
 *
 * <p>P_ss is a histogram over noisy runs of the map that was trained, each after a trial and a time to settle, as a
 * density per unit of area; where no run passed, U is unknown (NaN). On a limit cycle the landscape is a closed trench,
 * deepest where the cycle is slowest.
 *
 * @param bins number of bins along each axis
 * @param runs number of runs, each with its own noise
 * @param settling time after the trial that is not counted
 * @param duration duration of each run that is counted
 */
public record PotentialLandscape(
        @Setting(meaning = "bins along each axis", byDefault = "60", min = 2, max = 2000)
        int bins,

        @Setting(meaning = "runs, each with its own noise", byDefault = "4", min = 1, max = 10000)
        int runs,

        @Setting(meaning = "time after the trial that is not counted", byDefault = "4000", unit = "ms", min = 0)
        Time settling,

        @Setting(meaning = "time of each run that is counted", byDefault = "50000", unit = "ms", min = 0)
        Time duration)
        implements Analysis<PotentialLandscape.Result> {

    /** 60 x 60 bins, four runs of 50 s. */
    public static final PotentialLandscape DEFAULT = new PotentialLandscape(60, 4, Time.seconds(4), Time.seconds(50));

    /**
     * The landscape.
     *
     * @param pc1 centres of the columns along the first component
     * @param pc2 centres of the rows along the second component
     * @param potential potential U, [pc2, pc1]; NaN where no run passed
     * @param share share of the variance that the two components hold
     * @param samples number of samples in the histogram
     */
    public record Result(Vector pc1, Vector pc2, Matrix potential, double share, int samples) {}

    /**
     * The landscape of a network's steady state.
     *
     * @param u the trial's input, T x N_in, baseline included
     * @param key key of the noise
     * @throws IllegalArgumentException if the network has no noise: P_ss would be a line
     */
    public Result of(RateNetwork network, Matrix u, Key key) {
        Pca pca = samples(network, u, key);
        return landscape(pca, 0, pca.projections().rows());
    }

    /** Components and projections of all states that are counted. */
    private Pca samples(RateNetwork network, Matrix u, Key key) {
        if (network.noise().sigmaRec() == 0 && network.noise().sigmaIn() == 0) {
            throw new IllegalArgumentException("A potential is that of a noisy steady state: sigma_rec and sigma_in are"
                    + " both 0; give the network noise, e.g. 0.01");
        }
        Simulator simulator = Simulator.of(network);
        int from = u.rows() + simulator.steps(settling);
        int rows = simulator.steps(duration);
        double[][] states = new double[runs * rows][];
        for (int k = 0; k < runs; k++) {
            Trajectory run = simulator.run(u, from + rows, new KeyedNoise(key.child(k), network.units()));
            for (int t = 0; t < rows; t++) {
                states[k * rows + t] = run.state(from + t);
            }
        }
        return Pca.of(Matrix.of(states));
    }

    /** The landscape of the samples from one to before another, in the bins of all of them. */
    private Result landscape(Pca pca, int from, int to) {
        Vector first = pca.projections().column(0);
        Vector second = pca.projections().column(1);
        double[] x = edges(first);
        double[] y = edges(second);
        double width = (x[1] - x[0]) / bins;
        double height = (y[1] - y[0]) / bins;
        int[][] counts = new int[bins][bins];
        for (int t = from; t < to; t++) {
            int column = Math.min(bins - 1, (int) ((first.get(t) - x[0]) / width));
            int row = Math.min(bins - 1, (int) ((second.get(t) - y[0]) / height));
            counts[row][column]++;
        }
        double area = width * height * (to - from);
        Matrix potential = Matrix.build(
                bins, bins, (r, c) -> counts[r][c] == 0 ? Double.NaN : -StrictMath.log(counts[r][c] / area));
        return new Result(
                centres(x[0], width),
                centres(y[0], height),
                potential,
                pca.cumulative().get(1),
                to - from);
    }

    private static double[] edges(Vector values) {
        double low = values.get(0);
        double high = values.get(0);
        for (int t = 1; t < values.size(); t++) {
            low = Math.min(low, values.get(t));
            high = Math.max(high, values.get(t));
        }
        double margin = high > low ? 1e-9 * (high - low) : 1;
        return new double[] {low - margin, high + margin};
    }

    private Vector centres(double from, double width) {
        double[] centres = new double[bins];
        for (int k = 0; k < bins; k++) {
            centres[k] = from + (k + 0.5) * width;
        }
        return Vector.owning(centres);
    }

    @Override
    public Card card() {
        return Card.ofNetwork(
                        "potential",
                        "U = -log P_ss of the noisy steady state on two principal components",
                        Card.Material.TRIAL,
                        About.MAP)
                .field("pc1", "", "", "centres of the columns along the first principal component")
                .field("pc2", "", "", "centres of the rows along the second principal component")
                .field("potential", "", "U = -log P_ss", "potential at [pc2, pc1]; missing where no run came")
                .field("share", "", "", "share of the variance that the two components hold")
                .field("samples", "", "", "number of states in the histogram")
                .certificate(
                        "standard_error",
                        "",
                        "rms(U_a - U_b)/2",
                        "from the potentials of both halves of the samples, over the bins that both visit")
                .certificate("bins_visited", "", "", "number of bins with a sample")
                .certificate("samples_per_bin", "", "", "mean number of samples in those bins")
                .cites("rajakumar2021")
                .example(
                        "rondo analyze potential network.npz --set runs=1 --set duration_ms=5000",
                        "the landscape from one short run")
                .example(
                        "rondo analyze potential network.npz --set runs=1 --set duration_ms=5000 --figure u.svg",
                        "the landscape as a figure");
    }

    @Override
    public Answer<Result> of(Subject subject) {
        Pca pca = samples(subject.network(), subject.input(), subject.key());
        Result result = landscape(pca, 0, pca.projections().rows());
        return Answer.about(About.MAP, result, certificate(result, pca));
    }

    /**
     * Certificate of a landscape.
     *
     * @param standardError root mean square over bins of half the difference between the potentials of both halves of
     *     the samples; 0 where no bin has samples of both
     * @param binsVisited number of bins with a sample
     * @param samplesPerBin mean number of samples in those
     */
    public record Certificate(double standardError, int binsVisited, double samplesPerBin) {}

    private Certificate certificate(Result result, Pca pca) {
        int half = pca.projections().rows() / 2;
        Matrix first = landscape(pca, 0, half).potential();
        Matrix second = landscape(pca, half, pca.projections().rows()).potential();
        double squares = 0;
        int both = 0;
        int visited = 0;
        for (int r = 0; r < bins; r++) {
            for (int c = 0; c < bins; c++) {
                double difference = first.get(r, c) - second.get(r, c);
                if (!Double.isNaN(difference)) {
                    squares += difference * difference;
                    both++;
                }
                visited += Double.isNaN(result.potential().get(r, c)) ? 0 : 1;
            }
        }
        return new Certificate(
                both == 0 ? 0 : Math.sqrt(squares / both) / 2, visited, (double) result.samples() / visited);
    }

    @Override
    public Drawing draw(Result result, Subject subject) {
        Matrix u = result.potential();
        Vector x = result.pc1();
        Vector y = result.pc2();
        double halfX = (x.get(1) - x.get(0)) / 2;
        double halfY = (y.get(1) - y.get(0)) / 2;
        return Drawing.of(Figure.of(Panel.of(Axis.x("PC 1"), Axis.y("PC 2"))
                        .with(HeatMap.of(Grid.of(u.rows(), u.columns(), u::get))
                                .over(
                                        x.get(0) - halfX,
                                        x.get(x.size() - 1) + halfX,
                                        y.get(0) - halfY,
                                        y.get(y.size() - 1) + halfY)
                                .colours(ColourMap.VIRIDIS))
                        .colourBar("U = -log P_{ss} (P per unit area)"))
                .width(Length.mm(110))
                .height(Length.mm(85))
                .described(
                        "Potential of the steady state",
                        "Negative logarithm of the density of states on the plane of two principal components; grey where no run"
                                + " came."));
    }
}
