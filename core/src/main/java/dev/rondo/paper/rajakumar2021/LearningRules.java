package dev.rondo.paper.rajakumar2021;

import dev.rondo.attractor.AttractorKind;
import dev.rondo.dynamics.Stimulus;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.Trajectory;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Cell;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Length;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Placed;
import dev.rondo.figure.Points;
import dev.rondo.figure.Series;
import dev.rondo.linalg.Matrix;
import dev.rondo.network.RateNetwork;
import dev.rondo.paper.Claim;
import dev.rondo.paper.Comparison;
import dev.rondo.paper.Measurement;
import dev.rondo.paper.PaperContext;
import dev.rondo.paper.PaperFigure;
import dev.rondo.paper.common.SharedPanels;
import dev.rondo.paper.common.SpontaneousActivity;
import dev.rondo.paper.common.StimulusPlayer;
import dev.rondo.random.Key;
import dev.rondo.run.Study;
import dev.rondo.setting.yaml.Settings;
import dev.rondo.task.Trial;
import dev.rondo.training.LearningRule;
import dev.rondo.training.Masks;
import dev.rondo.training.Training;
import dev.rondo.training.TrainingProblem;
import dev.rondo.training.force.Force;
import dev.rondo.training.force.FullForce;
import java.util.ArrayList;
import java.util.List;

/**
 * Not a figure of the paper: the sequence learned by the rules that the paper names as alternatives, and what each
 * leaves behind at rest.
 *
 * @param networks source of the networks trained by gradient descent
 */
public record LearningRules(TrainedNetworks networks) implements PaperFigure {
    private static final double PLASTIC = 0.25;
    private static final long SEED = 1;

    /** Learning rule of a network. */
    public enum Rule {
        GRADIENT("all weights", "Adam on all weights; keeps Dale's signs"),
        PARTIAL("a quarter", "Adam on a quarter of W_rec; keeps Dale's signs"),
        FULL_FORCE(
                "under Dale",
                "the least squares of full-FORCE on W_rec under Dale's signs (solved once a pass, not recursively)"),
        FREE_FULL_FORCE("full-FORCE", "recursive least squares on W_rec at every step (full-FORCE), of free signs"),
        READOUT("FORCE readout", "recursive least squares on the readout alone, of free signs; W_rec stays as drawn");

        private final String label;
        private final String meaning;

        Rule(String label, String meaning) {
            this.label = label;
            this.meaning = meaning;
        }
    }

    /**
     * Result of a learning rule.
     *
     * @param rule learning rule of the network
     * @param r2 in the trial without noise
     * @param rest spontaneous activity after the trial
     */
    public record Learned(Rule rule, double r2, SpontaneousActivity rest) {}

    /**
     * Data of the figure.
     *
     * @param learned one network per rule, all from the same seed
     */
    public record Numbers(List<Learned> learned) {
        public Numbers {
            learned = List.copyOf(learned);
        }

        Learned of(Rule rule) {
            return learned.stream().filter(l -> l.rule() == rule).findFirst().orElseThrow();
        }
    }

    @Override
    public String id() {
        return "rules";
    }

    @Override
    public String title() {
        return "The same sequence by other learning rules";
    }

    @Override
    public Outcome make(PaperContext workshop) {
        RateNetwork gradient = networks.example(workshop).network();
        List<RateNetwork> made = workshop.draws(
                "learning rules", Rule.values().length, k -> learn(Rule.values()[k], gradient, workshop));
        List<Learned> learned = new ArrayList<>();
        for (int k = 0; k < made.size(); k++) {
            RateNetwork network = made.get(k);
            learned.add(
                    new Learned(Rule.values()[k], r2(network), SpontaneousActivity.after(network, Stimulus.decay())));
        }
        Numbers numbers = new Numbers(learned);
        return new Outcome(numbers, claims(numbers), figure(numbers, made));
    }

    private static RateNetwork learn(Rule rule, RateNetwork gradient, PaperContext workshop) {
        FullForce force = FullForce.DEFAULT;
        return switch (rule) {
            case GRADIENT -> gradient;
            case PARTIAL -> partially(workshop);
            case FULL_FORCE -> learn(force);
            case FREE_FULL_FORCE -> learn(force.withSigns(FullForce.Signs.FREE));
            case READOUT -> learn(Force.DEFAULT);
        };
    }

    /** Learned by another rule, with a stronger input so that the least squares have something to build on. */
    private static RateNetwork learn(LearningRule rule) {
        Study study = Settings.read(Study.class, "", "a recipe", List.of("network.initialization.input_maximum=0.5"));
        Training training = Training.of(Recipes.single().task(), study.network(), rule, SEED);
        training.forEachRemaining(epoch -> {});
        return training.network();
    }

    private static RateNetwork partially(PaperContext workshop) {
        Study study = Settings.read(
                Study.class,
                "",
                "a recipe",
                List.of(
                        "training.epochs=" + workshop.either(300, 1000),
                        "training.learning_rate=0.003",
                        "training.final_learning_rate=0.0003"));
        Key key = Key.ofSeed(SEED);
        RateNetwork initial = study.network().draw(1, study.task().readouts(), key.child("network"));
        Masks masks =
                Masks.standard(initial.population(), study.task().readouts()).withPlasticFraction(PLASTIC, key);
        Training training = Training.begin(new TrainingProblem(initial, masks, study.task(), key), study.training());
        training.forEachRemaining(epoch -> {});
        return training.best();
    }

    private static double r2(RateNetwork network) {
        Trial trial = Recipes.single().task().conditions(network.dt()).getFirst();
        Matrix z = StimulusPlayer.quietly(network, Stimulus.decay(), Time.seconds(1))
                .z();
        double[] target = trial.target().toRowMajor();
        double mean = java.util.Arrays.stream(target).sum() / target.length;
        double residual = z.minus(trial.target()).frobeniusNorm();
        double total = trial.target().map(v -> v - mean).frobeniusNorm();
        return 1 - residual * residual / (total * total);
    }

    private static List<Claim> claims(Numbers numbers) {
        List<Claim> claims = new ArrayList<>();
        claims.add(learns(numbers, Rule.PARTIAL, 0.95));
        claims.add(learns(numbers, Rule.FULL_FORCE, 0.8));
        claims.add(learns(numbers, Rule.FREE_FULL_FORCE, 0.8));
        claims.add(learns(numbers, Rule.READOUT, 0.8)
                .because(Reasons.TOO_FEW_MODES)
                .ours());
        long cycles = numbers.learned.stream().filter(l -> l.rest().isCycle()).count();
        claims.add(new Claim(
                        "Limit cycles emerge from learning the sequence, whatever the rule: share of "
                                + numbers.learned.size() + " rules (p. 2625)",
                        Comparison.all(cycles, numbers.learned.size()))
                .because(Reasons.LEAST_SQUARES_ON_THE_TRIAL)
                .ours());
        return claims;
    }

    private static Claim learns(Numbers numbers, Rule rule, double bound) {
        return new Claim(
                "The sequence can be learned by " + rule.meaning + ": R2 above " + bound,
                Comparison.greater(Measurement.exact(numbers.of(rule).r2()), bound));
    }

    private static Figure figure(Numbers numbers, List<RateNetwork> made) {
        int count = made.size();
        String[] labels = new String[count];
        double[] r2 = new double[count];
        for (int k = 0; k < count; k++) {
            labels[k] = numbers.learned.get(k).rule().label;
            r2[k] = Math.max(0, numbers.learned.get(k).r2());
        }
        List<Placed> panels = new ArrayList<>();
        panels.add(new Placed(
                Panel.of(
                                Axis.x("R\u00b2 in the trial").range(0, 1),
                                Axis.y("").categories(labels).downward())
                        .with(Points.of(r2, Series.indices(count).toArray())
                                .colour(Palette.BLUE)
                                .size(6)),
                Cell.at(0, 0).spanning(1, count)));
        for (int k = 0; k < count; k++) {
            Trajectory run = StimulusPlayer.quietly(made.get(k), Stimulus.decay(), Time.seconds(5));
            double dt = made.get(k).dt().seconds();
            int trial = (int) Math.round(Time.seconds(1).in(made.get(k).dt()));
            Panel panel = SharedPanels.rowsApart(run.z(), dt, "readout", trial).title(title(numbers.learned.get(k)));
            panels.add(new Placed(
                    k == 0 ? panel : panel.unlettered(), Cell.at(1 + k, 0).spanning(1, count)));
        }
        return Figure.placed(panels.toArray(Placed[]::new))
                .height(Length.mm(190))
                .lettered()
                .described(
                        "Learning rules",
                        "The readouts of networks that learned the sequence by five rules, in the trial and at rest.");
    }

    private static String title(Learned learned) {
        String rest = learned.rest().kind() == AttractorKind.LIMIT_CYCLE
                ? String.format(
                        java.util.Locale.ROOT,
                        "limit cycle of %.2f s",
                        learned.rest().period())
                : learned.rest().kind().key().replace('-', ' ');
        return learned.rule().label + ": " + rest;
    }
}
