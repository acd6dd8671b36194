package dev.rondo.paper.rajakumar2021;

import dev.rondo.analysis.activity.Pca;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Cell;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Length;
import dev.rondo.figure.Line;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Points;
import dev.rondo.figure.Rule;
import dev.rondo.paper.Claim;
import dev.rondo.paper.Comparison;
import dev.rondo.paper.Measurement;
import dev.rondo.paper.PaperContext;
import dev.rondo.paper.PaperFigure;
import dev.rondo.paper.common.LearnedTrial;
import dev.rondo.paper.common.SpontaneousActivity;
import dev.rondo.paper.common.TrainedNetwork;
import dev.rondo.run.Study;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Networks trained with other settings than the default: penalty on rates, first weights, Euler step, duration, input,
 * number of readouts, activation. They test what the paper says of such changes without showing it.
 *
 * @param networks source of the trained networks
 */
public record Variations(TrainedNetworks networks) implements PaperFigure {
    private static final double LEARNED = 0.95;
    private static final int ORDERED = 7;

    /** Part of the study that a variation changes. */
    enum Group {
        /** Nothing, or settings of the training alone. */
        TRAINING,
        /** The Euler step. */
        STEP,
        /** The task: duration, waveform, number of readouts. */
        TASK,
        /** The activation. */
        ACTIVATION
    }

    private record Variation(String label, Group group, List<String> settings) {}

    /** Penalty on rates of the default recipe. */
    private static final double DEFAULT_RATE_COST = 0.003;

    private static final List<Variation> ALL = List.of(
            new Variation("default", Group.TRAINING, List.of()),
            new Variation("rate cost .01", Group.TRAINING, List.of("training.rate_cost=0.01")),
            new Variation("rate cost .03", Group.TRAINING, List.of("training.rate_cost=0.03")),
            new Variation(
                    "radius 1.5, cost .03",
                    Group.TRAINING,
                    List.of("network.initialization.spectral_radius=1.5", "training.rate_cost=0.03")),
            new Variation("step 5 ms", Group.STEP, List.of("network.dt_ms=5")),
            new Variation("step 2 ms", Group.STEP, List.of("network.dt_ms=2")),
            new Variation("0.6 s", Group.TASK, List.of("task.duration_ms=600")),
            new Variation("1.5 s", Group.TASK, List.of("task.duration_ms=1500")),
            new Variation("5 readouts", Group.TASK, List.of("task.readouts=5")),
            new Variation("12 readouts", Group.TASK, List.of("task.readouts=12")),
            new Variation("falling ramp", Group.TASK, List.of("task.stimulus=falling-ramp")),
            new Variation(
                    "softplus",
                    Group.ACTIVATION,
                    List.of(
                            "network.activation=softplus",
                            "network.initialization.spectral_radius=3",
                            "training.learning_rate=0.003",
                            "training.final_learning_rate=0.0003",
                            "training.epochs=1500")));

    /**
     * One network.
     *
     * @param variation label of its variation
     * @param group what the variation changes
     * @param seed random seed
     * @param r2 of its best validation
     * @param rest spontaneous activity after the trial
     * @param forNinety principal components that hold 90 % of the variance of x(t) in the trial
     */
    public record Varied(
            String variation, Group group, long seed, double r2, SpontaneousActivity rest, double forNinety) {
        boolean hasLearned() {
            return r2 > LEARNED;
        }
    }

    /**
     * Data of the figure.
     *
     * @param varied all networks, variation by variation
     */
    public record Numbers(List<Varied> varied) {
        public Numbers {
            varied = List.copyOf(varied);
        }

        private List<Varied> of(Predicate<Varied> chosen) {
            return varied.stream().filter(chosen).toList();
        }

        private List<Varied> named(String label) {
            return of(v -> v.variation.equals(label));
        }
    }

    @Override
    public String id() {
        return "variations";
    }

    @Override
    public String title() {
        return "Networks trained with other settings";
    }

    @Override
    public Outcome make(PaperContext context) {
        List<Variation> variations = context.quick()
                ? ALL.stream()
                        .filter(v -> v.group != Group.TASK || v.label.equals("5 readouts"))
                        .filter(v -> !v.label.equals("step 2 ms"))
                        .toList()
                : ALL;
        List<Varied> varied = new ArrayList<>();
        for (Variation variation : variations) {
            List<TrainedNetwork> trained =
                    networks.firstSeeds(recipe(variation, context.quick()), count(variation, context), context);
            varied.addAll(context.draws(variation.label, trained.size(), k -> varied(variation, trained.get(k))));
        }
        Numbers numbers = new Numbers(varied);
        return new Outcome(numbers, claims(numbers), figure(numbers, variations));
    }

    /** Order at rest is counted over as many networks as that of the default. */
    private static int count(Variation variation, PaperContext context) {
        boolean many = variation.label.startsWith("radius");
        return context.networks(2, many ? TrainedNetworks.MANY : TrainedNetworks.NETWORKS);
    }

    private static Study recipe(Variation variation, boolean quick) {
        List<String> settings = variation.group == Group.ACTIVATION && quick
                ? Stream.concat(variation.settings.stream(), Stream.of("training.epochs=600"))
                        .toList()
                : variation.settings;
        if (variation.settings.isEmpty()) {
            return Recipes.single(quick);
        }
        String name = variation.label.replaceAll("[^a-z0-9]+", "-") + (quick ? "-short" : "");
        return Recipes.single(
                quick,
                Stream.concat(settings.stream(), Stream.of("name=" + name)).toList());
    }

    private static Varied varied(Variation variation, TrainedNetwork trained) {
        LearnedTrial trial = LearnedTrial.of(trained);
        return new Varied(
                variation.label,
                variation.group,
                trained.seed(),
                trained.r2(),
                SpontaneousActivity.from(trained.network(), trial.end(trained.network())),
                Pca.of(trial.play(trained.network(), trial.u().rows()).x()).forNinety());
    }

    private static List<Claim> claims(Numbers numbers) {
        List<Varied> steps = numbers.of(v -> v.group == Group.STEP);
        List<Varied> tasks = numbers.of(v -> v.group == Group.TASK);
        List<Varied> softplus = numbers.of(v -> v.group == Group.ACTIVATION);
        List<Varied> ordered = numbers.named("radius 1.5, cost .03");
        long inOrder = ordered.stream()
                .filter(v -> v.rest.isCycle() && v.rest.forward() >= ORDERED)
                .count();
        return List.of(
                new Claim(
                        "p. 2608: results with Euler steps of 2 and 5 ms are similar (share of networks trained with"
                                + " smaller steps that learn, R2 > 0.95)",
                        Comparison.all(steps.stream().filter(Varied::hasLearned).count(), steps.size())),
                new Claim(
                        "... and have a limit cycle (share of them, at least a half)",
                        Comparison.atLeast(cycles(steps), 0.5)),
                new Claim(
                                "p. 2609: the results are not sensitive to the hyperparameters (largest difference of"
                                        + " the mean number of components for 90 % of the variance, between penalties on"
                                        + " rates and first weights)",
                                Comparison.less(Measurement.exact(spreadOfComponents(numbers)), 0.5)
                                        .in("components"))
                        .because(Reasons.PENALTY_ON_RATES),
                new Claim(
                        "p. 2617: limit cycles are frequent when duration, waveform or number of readouts vary (share"
                                + " of networks, at least a half)",
                        Comparison.atLeast(cycles(tasks), 0.5)),
                new Claim(
                        "p. 2605: softplus networks learn the sequence too (share of networks with R2 > 0.95)",
                        Comparison.all(
                                softplus.stream().filter(Varied::hasLearned).count(), softplus.size())),
                new Claim(
                                "p. 2615: the learned sequence repeats at rest, with first weights of radius 1.5 and a"
                                        + " penalty on rates of 0.03 (share of cycles with at least 7 readouts in order)",
                                Comparison.all(
                                        inOrder,
                                        ordered.stream()
                                                .filter(v -> v.rest.isCycle())
                                                .count()))
                        .because(Reasons.NO_ORDER_AT_REST));
    }

    private static Measurement cycles(List<Varied> of) {
        return Measurement.share(of.stream().filter(v -> v.rest.isCycle()).count(), of.size());
    }

    private static double spreadOfComponents(Numbers numbers) {
        double[] means = numbers.of(v -> v.group == Group.TRAINING).stream()
                .map(Varied::variation)
                .distinct()
                .mapToDouble(label -> numbers.named(label).stream()
                        .mapToDouble(Varied::forNinety)
                        .average()
                        .orElseThrow())
                .toArray();
        return Arrays.stream(means).max().orElseThrow()
                - Arrays.stream(means).min().orElseThrow();
    }

    private static Figure figure(Numbers numbers, List<Variation> variations) {
        String[] labels = variations.stream().map(Variation::label).toArray(String[]::new);
        return Figure.grid(
                        3,
                        panel(numbers, labels, Axis.x("R\u00b2"), true, v -> v.r2)
                                .with(Rule.vertical(LEARNED)),
                        panel(numbers, labels, Axis.x("period at rest", "s").from(0), false, v -> v.rest.period()),
                        panel(
                                numbers,
                                labels,
                                Axis.x("components for 90 %").from(0).wholeNumbers(),
                                false,
                                v -> v.forNinety))
                .with(againstRateCost(numbers), Cell.at(1, 0).spanning(1, 3))
                .rowHeights(1, 0.6)
                .width(Length.mm(200))
                .height(Length.mm(145))
                .lettered()
                .described(
                        "Networks trained with other settings",
                        "R2, period of the limit cycle at rest (networks that have one) and principal components for"
                                + " 90 % of the variance of x(t) in the trial, also against the penalty on rates; a point per"
                                + " network.");
    }

    /** Components against the penalty on rates, which the paper does not give. */
    private static Panel againstRateCost(Numbers numbers) {
        String[] labels = {"default", "rate cost .01", "rate cost .03"};
        double[] costs = {DEFAULT_RATE_COST, 0.01, 0.03};
        double[] means = new double[costs.length];
        Panel panel = Panel.of(
                Axis.x("penalty on rates, rate_cost").log().ticksAt(costs).range(0.0025, 0.036),
                Axis.y("components for 90 %").from(0).wholeNumbers());
        for (int k = 0; k < costs.length; k++) {
            double[] components = numbers.named(labels[k]).stream()
                    .mapToDouble(Varied::forNinety)
                    .toArray();
            means[k] = Arrays.stream(components).average().orElse(Double.NaN);
            double[] at = new double[components.length];
            Arrays.fill(at, costs[k]);
            Points points = Points.of(at, components).colour(Palette.BLUE).size(4);
            panel = panel.with(k == 0 ? points.label("network") : points);
        }
        return panel.with(Line.of(costs, means).colour(Palette.VERMILION).label("mean"));
    }

    private static Panel panel(
            Numbers numbers, String[] labels, Axis axis, boolean isLabelled, ToDoubleFunction<Varied> value) {
        Axis rows = isLabelled
                ? Axis.y("").categories(labels)
                : Axis.y("").range(-0.5, labels.length - 0.5).withoutTicks();
        Panel panel = Panel.of(axis, rows.downward());
        for (int k = 0; k < labels.length; k++) {
            double[] x = numbers.named(labels[k]).stream()
                    .mapToDouble(value)
                    .filter(Double::isFinite)
                    .toArray();
            double[] y = new double[x.length];
            Arrays.fill(y, k);
            if (x.length > 0) {
                panel = panel.with(Points.of(x, y).colour(Palette.BLUE).size(4));
            }
        }
        return panel;
    }
}
