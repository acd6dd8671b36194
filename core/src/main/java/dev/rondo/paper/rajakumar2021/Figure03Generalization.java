package dev.rondo.paper.rajakumar2021;

import dev.rondo.dynamics.Stimulus;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.Trajectory;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Cell;
import dev.rondo.figure.Colour;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Legend;
import dev.rondo.figure.Length;
import dev.rondo.figure.Line;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Placed;
import dev.rondo.figure.Points;
import dev.rondo.figure.Rule;
import dev.rondo.linalg.Matrix;
import dev.rondo.network.RateNetwork;
import dev.rondo.paper.Claim;
import dev.rondo.paper.Comparison;
import dev.rondo.paper.Estimate;
import dev.rondo.paper.Measurement;
import dev.rondo.paper.PaperContext;
import dev.rondo.paper.PaperFigure;
import dev.rondo.paper.common.ReadoutMatch;
import dev.rondo.paper.common.SharedPanels;
import dev.rondo.paper.common.StimulusPlayer;
import dev.rondo.paper.common.TrainedNetwork;
import dev.rondo.random.Key;
import dev.rondo.task.Trial;
import dev.rondo.task.WarpedSequencesTask;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Figure 3. Sequences in response to inputs that were not trained: other waveforms, and other paces.
 *
 * @param networks source of the trained networks
 */
public record Figure03Generalization(TrainedNetworks networks) implements PaperFigure {
    private static final int REALISATIONS = 5;
    private static final List<Double> SCALES =
            List.of(0.1, 0.2, 0.25, 0.3, 0.4, 0.5, 0.55, 0.6, 0.7, 0.8, 0.85, 0.9, 1.0, 1.1);
    private static final List<Double> SHOWN = List.of(0.25, 0.55, 0.85);
    private static final List<Stimulus> WAVEFORMS =
            List.of(Stimulus.decay(), Stimulus.named("modulated-decay"), Stimulus.named("falling-ramp"));
    private static final List<String> WAVEFORM_NAMES = List.of("trained: decay", "modulated decay", "falling ramp");

    /**
     * Responses of all networks to one input.
     *
     * @param input its name
     * @param correlation correlation of readouts and target, one per network
     * @param inOrder readouts in order of eight, one per network
     */
    public record Answer(String input, List<Double> correlation, List<Integer> inOrder) {
        public Answer {
            correlation = List.copyOf(correlation);
            inOrder = List.copyOf(inOrder);
        }

        double meanInOrder() {
            return inOrder.stream().mapToInt(Integer::intValue).average().orElse(Double.NaN);
        }

        double meanCorrelation() {
            return Estimate.of(correlation.stream()
                            .mapToDouble(Double::doubleValue)
                            .toArray())
                    .mean();
        }
    }

    /**
     * Data of the figure.
     *
     * @param answers responses to every other input
     * @param durations durations at every pace
     * @param r2 of the networks that learned five paces
     */
    public record Numbers(List<Answer> answers, List<WarpedDuration> durations, List<Double> r2) {
        public Numbers {
            answers = List.copyOf(answers);
            durations = List.copyOf(durations);
            r2 = List.copyOf(r2);
        }
    }

    @Override
    public String id() {
        return "3";
    }

    @Override
    public String title() {
        return "Sequences in response to other waveforms and other paces";
    }

    @Override
    public Outcome make(PaperContext workshop) {
        List<TrainedNetwork> singles = networks.singles(workshop);
        List<TrainedNetwork> warped = networks.warped(workshop);
        Key key = workshop.key(title());
        Numbers numbers = new Numbers(
                OtherInput.UNTRAINED.stream()
                        .map(input -> answer(singles, input))
                        .toList(),
                durations(warped, workshop, key),
                warped.stream().map(TrainedNetwork::r2).toList());
        return new Outcome(numbers, claims(numbers), figure(numbers, singles.getFirst(), warped.getFirst(), key));
    }

    private static Answer answer(List<TrainedNetwork> networks, OtherInput input) {
        List<ReadoutMatch> likeness = networks.stream()
                .map(trained -> likeness(trained.network(), input))
                .toList();
        return new Answer(
                input.name(),
                likeness.stream().map(ReadoutMatch::correlation).toList(),
                likeness.stream().map(ReadoutMatch::inOrder).toList());
    }

    private static ReadoutMatch likeness(RateNetwork network, OtherInput input) {
        Trial trial = Recipes.single().task().conditions(network.dt()).getFirst();
        int late = (int) Math.round(input.late().in(network.dt()));
        Trajectory run =
                StimulusPlayer.quietly(network, input.stimulus(), network.dt().times(late + (double) trial.steps()));
        return ReadoutMatch.of(StimulusPlayer.rows(run.z(), late, late + trial.steps()), trial.target());
    }

    private static List<WarpedDuration> durations(List<TrainedNetwork> networks, PaperContext workshop, Key key) {
        WarpedSequencesTask task = Recipes.warpedTask();
        return workshop.draws("sequences at other paces", SCALES.size(), k -> {
            double scale = SCALES.get(k);
            return WarpedDuration.of(
                    task,
                    scale,
                    networks.stream()
                            .flatMap(trained -> IntStream.range(0, REALISATIONS)
                                    .mapToObj(r -> WarpedDuration.measure(
                                            trained.network(),
                                            task,
                                            scale,
                                            key.child(trained.seed()).child(k).child(r))))
                            .toList());
        });
    }

    private static List<Claim> claims(Numbers numbers) {
        double order =
                numbers.answers.stream().mapToDouble(Answer::meanInOrder).min().orElseThrow();
        double correlation = numbers.answers.stream()
                .mapToDouble(Answer::meanCorrelation)
                .average()
                .orElseThrow();
        return List.of(
                new Claim(
                        "The same sequence follows inputs of other waveform, frequency or amplitude, a delayed one, a"
                                + " pulse and a step: mean number of readouts in order, of 8, for the worst of "
                                + numbers.answers.size() + " inputs (p. 2613)",
                        Comparison.greater(Measurement.exact(order), 7)),
                new Claim(
                        "... and the readouts resemble the trained ones: mean correlation with the target (p. 2613)",
                        Comparison.greater(Measurement.exact(correlation), 0.7)),
                new Claim(
                        "Networks learn five paces: R2 of the worst of " + numbers.r2.size()
                                + ", all paces together (p. 2613)",
                        Comparison.greater(
                                Measurement.exact(numbers.r2.stream()
                                        .mapToDouble(Double::doubleValue)
                                        .min()
                                        .orElseThrow()),
                                0.85)),
                new Claim(
                        "They interpolate: at scales 0.4 to 1.0 the mean duration is within 8 % of linear; largest"
                                + " error (p. 2613)",
                        Comparison.less(Measurement.exact(largestError(numbers, 0.4, 1.0)), 0.08)),
                new Claim(
                        "They extrapolate poorly to short inputs: at scale 0.1 and 0.2 the duration is off by more"
                                + " than that (p. 2615)",
                        Comparison.greater(Measurement.exact(largestError(numbers, 0.1, 0.2)), 0.08)));
    }

    private static double largestError(Numbers numbers, double from, double to) {
        return numbers.durations.stream()
                .filter(d -> d.scale() >= from && d.scale() <= to)
                .mapToDouble(d -> Double.isNaN(d.mean()) ? Double.POSITIVE_INFINITY : Math.abs(d.error()))
                .max()
                .orElseThrow();
    }

    private static Figure figure(Numbers numbers, TrainedNetwork single, TrainedNetwork warped, Key key) {
        List<Placed> panels = new ArrayList<>();
        for (int k = 0; k < WAVEFORMS.size(); k++) {
            Panel panel = waveform(single.network(), WAVEFORMS.get(k)).title(WAVEFORM_NAMES.get(k));
            panels.add(new Placed(k == 0 ? panel : panel.unlettered(), Cell.at(0, k)));
        }
        panels.add(new Placed(durationPanel(numbers), Cell.at(1, 0).spanning(1, 3)));
        for (int k = 0; k < SHOWN.size(); k++) {
            panels.add(new Placed(pace(warped.network(), SHOWN.get(k), key.child("shown")), Cell.at(2, k)));
        }
        panels.add(new Placed(answerPanel(numbers), Cell.at(3, 0).spanning(1, 3)));
        return Figure.placed(panels.toArray(Placed[]::new))
                .height(Length.mm(190))
                .rowHeights(0.8, 1.1, 0.8, 0.9)
                .lettered()
                .described(
                        "Other inputs",
                        "The sequence of eight readouts survives other waveforms; sequences of five follow the pace of"
                                + " the input.");
    }

    private static Panel waveform(RateNetwork network, Stimulus stimulus) {
        Trajectory run = StimulusPlayer.quietly(network, stimulus, Time.seconds(1));
        double dt = network.dt().seconds();
        return SharedPanels.rows(run.z(), 0, dt, "readout").with(SharedPanels.trace(run.u(), 0, dt, 8, 9));
    }

    private static Panel durationPanel(Numbers numbers) {
        List<Double> trained = Recipes.warpedTask().scales();
        List<WarpedDuration> learned = numbers.durations.stream()
                .filter(d -> trained.contains(d.scale()))
                .toList();
        return Panel.of(
                        Axis.x("time scale").range(0, 1.2),
                        Axis.y("sequence duration", "s").range(0, 1.2))
                .with(Rule.sloped(0, Recipes.warpedTask().spanAt(1).seconds()))
                .with(Points.of(values(learned, WarpedDuration::scale), values(learned, WarpedDuration::expected))
                        .colour(Palette.BLUE)
                        .size(8)
                        .hollow()
                        .label("trained"))
                .with(Points.of(
                                values(numbers.durations, WarpedDuration::scale),
                                values(numbers.durations, WarpedDuration::mean))
                        .errors(values(numbers.durations, WarpedDuration::deviation))
                        .colour(Colour.INK)
                        .size(4)
                        .label("mean ± SD"))
                .with(Line.of(new double[0], new double[0])
                        .colour(Colour.MUTED)
                        .dashed()
                        .label("in proportion"));
    }

    private static double[] values(List<WarpedDuration> durations, ToDoubleFunction<WarpedDuration> value) {
        return durations.stream().mapToDouble(value).toArray();
    }

    private static Panel answerPanel(Numbers numbers) {
        int count = numbers.answers.size();
        double[] place = new double[count];
        double[] correlation = new double[count];
        for (int k = 0; k < count; k++) {
            place[k] = k;
            correlation[k] = numbers.answers.get(k).meanCorrelation();
        }
        return Panel.of(
                        Axis.x("correlation with target").range(0, 1),
                        Axis.y("")
                                .categories(numbers.answers.stream()
                                        .map(Answer::input)
                                        .toArray(String[]::new))
                                .downward())
                .with(Points.of(correlation, place).colour(Palette.BLUE).size(5));
    }

    private static Panel pace(RateNetwork network, double scale, Key key) {
        WarpedSequencesTask task = Recipes.warpedTask();
        Time duration = network.dt().times(task.at(scale, network.dt()).steps());
        Trajectory run = StimulusPlayer.noisily(network, task.stimulusAt(scale), duration, key);
        double dt = network.dt().seconds();
        Matrix input = run.u().times(1 / 6.0);
        return Panel.of(
                        Axis.x("time", "s").range(0, duration.seconds()),
                        Axis.y("z(t), u(t) / 6").range(-0.05, 1.15))
                .legend(Legend.ABOVE)
                .title(Math.round(100 * scale) + " %")
                .with(SharedPanels.line(input, 0, 0, dt)
                        .colour(Palette.BLUE)
                        .dashed()
                        .width(1)
                        .label("u / 6"))
                .with(SharedPanels.lines(run.z(), 0, dt));
    }
}
