package dev.rondo.task.trials;

import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.random.Key;
import dev.rondo.random.UniformSource;
import dev.rondo.setting.Mistakes;
import dev.rondo.setting.Place;
import dev.rondo.setting.Refusal;
import dev.rondo.task.Trial;
import dev.rondo.task.TrialFacts;
import dev.rondo.task.Trials;
import dev.rondo.task.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the trials of a task at an Euler step. Every number that is drawn has a key of its own. */
final class TrialMaker implements Trials {
    /** Conditions that are laid out to find the longest trial; of more, evenly spaced ones. */
    private static final long MOST_LAID_OUT = 1000;

    private static final int MOST_ENDS = 10;
    private static final long MANY_CONDITIONS = 10_000;

    private final TrialsTask task;
    private final Time dt;
    private final StepClock clock;
    private final List<Variant> variants;
    private final List<Conditions> conditions;
    private final Supplier<Integer> longestSteps;

    TrialMaker(TrialsTask task, Time dt) {
        this.task = task;
        this.dt = dt;
        clock = new StepClock(dt);
        variants = task.variants();
        conditions = variants.stream().map(Conditions::new).toList();
        longestSteps = new Once<>(() -> (int) longestTimeline(Timeline::steps));
    }

    @Override
    public long conditionCount() {
        long count = 0;
        for (Conditions of : conditions) {
            count = count > Long.MAX_VALUE - of.count() ? Long.MAX_VALUE : count + of.count();
        }
        return count;
    }

    /** A kind of trials with one of its conditions. */
    private record Chosen(Variant variant, long condition, SequencedMap<String, Value> values, boolean isNamed) {
        String name() {
            String values = this.values.entrySet().stream()
                    .map(e -> e.getKey() + " " + e.getValue())
                    .collect(Collectors.joining(", "));
            if (!isNamed) {
                return values.isEmpty() ? "trial" : values;
            }
            return values.isEmpty() ? variant.name() : variant.name() + ": " + values;
        }
    }

    private Chosen choose(long condition) {
        long rest = condition;
        for (int v = 0; v < variants.size(); v++) {
            long count = conditions.get(v).count();
            if (rest < count) {
                return new Chosen(variants.get(v), condition, conditions.get(v).values(rest), variants.size() > 1);
            }
            rest -= count;
        }
        throw new IllegalArgumentException(
                "There are " + conditionCount() + " conditions, counted from 0: there is no " + condition);
    }

    /** A condition without noise, with epochs of mean length. */
    @Override
    public Trial condition(long index) {
        return make(choose(index), Key.ofSeed(0).child("plain").child(index), false);
    }

    /** A condition with noise, and epochs drawn, not padded. */
    Trial drawn(long condition, Key key) {
        return make(choose(condition), key, true);
    }

    /** Conditions in turn; of very many, drawn ones. */
    @Override
    public Trial validation(long index, Key key) {
        long count = conditionCount();
        long condition = count <= MANY_CONDITIONS
                ? index % count
                : (long) (key.child("condition").uniform().nextDouble() * count);
        return padded(drawn(condition, key));
    }

    /** A trial for training: kind, condition, catch or not, epochs and noise are drawn. */
    @Override
    public Trial draw(long index, Key key) {
        UniformSource uniforms = key.child("condition").uniform();
        boolean isCatch = task.catch_()
                .filter(c -> key.child("catch").uniform().nextDouble() < c.share())
                .isPresent();
        if (isCatch) {
            return padded(catchTrial(task.catch_().orElseThrow()));
        }
        int kind = kind(uniforms);
        SequencedMap<String, Value> values = conditions.get(kind).draw(uniforms);
        return padded(make(new Chosen(variants.get(kind), -1, values, variants.size() > 1), key, true));
    }

    private int kind(UniformSource uniforms) {
        double all = variants.stream().mapToDouble(Variant::share).sum();
        double drawn = uniforms.nextDouble() * all;
        int kind = 0;
        while (kind < variants.size() - 1 && drawn >= variants.get(kind).share()) {
            drawn -= variants.get(kind).share();
            kind++;
        }
        return kind;
    }

    private Trial catchTrial(Catch of) {
        int steps = (int) clock.steps(StepClock.decimal(of.lasting()));
        TrialFacts facts = new TrialFacts(-1, true, new LinkedHashMap<>(), new LinkedHashMap<>(), clock.stepMs());
        return new Trial(
                "catch",
                Matrix.zeros(steps, task.inputs()),
                Matrix.build(steps, task.readouts(), (t, l) -> of.value()),
                Matrix.build(steps, task.readouts(), (t, l) -> 1),
                facts);
    }

    /** A trial with steps after its end, up to the longest one, at which nothing counts. */
    Trial padded(Trial trial) {
        int steps = longestSteps.get();
        if (trial.steps() > steps) {
            throw Refusal.misuse(
                    "The trial " + trial.name() + " has " + trial.steps() + " steps, more than the " + steps
                            + " of the longest at the ends of all ranges: write the lengths of epochs so that they grow with what"
                            + " they depend on");
        }
        return trial.lasting(steps);
    }

    private Trial make(Chosen chosen, Key key, boolean isDrawn) {
        Variant variant = chosen.variant();
        PulseTrains pulses = new PulseTrains(task.inputs_(), clock);
        TrialScope scope = scope(chosen, pulses);
        SequencedMap<String, Value> variables = new LinkedHashMap<>(scope.values());
        Timeline timeline =
                Timeline.of(variant.epochs(), lengths(variant, isDrawn ? key.child("epochs") : null), scope, clock);
        TrialPainter painter = new TrialPainter(task, scope, timeline, pulses, clock, chosen.name());
        for (int k = 0; k < variant.show().size(); k++) {
            painter.show(variant.show().get(k), key.child("show").child(k), isDrawn);
        }
        variant.want().forEach(painter::want);
        return painter.trial(new TrialFacts(chosen.condition(), false, variables, timeline.epochs(), clock.stepMs()));
    }

    private TrialScope scope(Chosen chosen, PulseTrains pulses) {
        TrialScope scope = new TrialScope(chosen.values(), pulses);
        chosen.variant().let().forEach((name, expression) -> scope.put(name, expression.value(scope)));
        return scope;
    }

    /** Lengths of epochs: those that are drawn are whole numbers of steps. */
    private Timeline.Lengths lengths(Variant variant, @Nullable Key key) {
        List<String> order = List.copyOf(variant.epochs().keySet());
        return (name, duration, scope) -> {
            if (!duration.isDrawn()) {
                return duration.plain(scope);
            }
            double[] ends = duration.ends(scope);
            double length = key == null
                    ? duration.plain(scope)
                    : duration.draw(scope, key.child(order.indexOf(name)).uniform());
            return clock.nearest(length, ends[0], ends[1]);
        };
    }

    /** Length of the longest trial: all conditions, at the ends of all epochs that are drawn. */
    Time longest() {
        return Time.ms(longestTimeline(Timeline::ms));
    }

    private double longestTimeline(ToDoubleFunction<Timeline> measure) {
        double longest = task.catch_()
                .map(c -> measure.applyAsDouble(Timeline.of(
                        Map.of("catch", new Duration.Uniform(c.lasting(), c.lasting())),
                        (name, duration, scope) -> c.lasting(),
                        new TrialScope(new LinkedHashMap<>(), new PulseTrains(task.inputs_(), clock)),
                        clock)))
                .orElse(0.0);
        long count = conditionCount();
        long looked = Math.min(count, MOST_LAID_OUT);
        for (long k = 0; k < looked; k++) {
            Chosen chosen = choose(count <= MOST_LAID_OUT ? k : (long) ((double) k * count / looked));
            for (Timeline timeline : atEnds(chosen)) {
                longest = Math.max(longest, measure.applyAsDouble(timeline));
            }
        }
        return longest;
    }

    /** Timelines with every epoch that is drawn at its shortest and at its longest. */
    private List<Timeline> atEnds(Chosen chosen) {
        List<String> drawn = chosen.variant().epochs().entrySet().stream()
                .filter(e -> e.getValue().isDrawn())
                .map(Map.Entry::getKey)
                .limit(MOST_ENDS)
                .toList();
        List<Timeline> timelines = new ArrayList<>();
        for (int corner = 0; corner < 1 << drawn.size(); corner++) {
            int bits = corner;
            TrialScope scope = scope(chosen, new PulseTrains(task.inputs_(), clock));
            timelines.add(Timeline.of(
                    chosen.variant().epochs(),
                    (name, duration, in) -> {
                        double[] ends = duration.ends(in);
                        int bit = drawn.indexOf(name);
                        double end = ends[bit < 0 || (bits >> bit & 1) == 1 ? 1 : 0];
                        return duration.isDrawn() ? clock.nearest(end, ends[0], ends[1]) : end;
                    },
                    scope,
                    clock));
        }
        return timelines;
    }

    /** @throws Mistakes if a trial has no step, or too many */
    void requireSteps() {
        if (longestSteps.get() < 1) {
            throw new Mistakes(
                    Place.NOWHERE,
                    "a trial must have at least one step, got epochs that last no longer than half a step of " + dt
                            + ": make them longer");
        }
    }

    /** Remarks before training. */
    List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        SequencedMap<String, Double> rounded = new LinkedHashMap<>();
        for (long k = 0; k < Math.min(conditionCount(), MOST_LAID_OUT); k++) {
            Chosen chosen = choose(k);
            TrialScope scope = scope(chosen, new PulseTrains(task.inputs_(), clock));
            Timeline.of(chosen.variant().epochs(), lengths(chosen.variant(), null), scope, clock);
            chosen.variant().epochs().forEach((name, duration) -> {
                double length = scope.value(name).number();
                if (!clock.fits(length)) {
                    rounded.putIfAbsent(name, length);
                }
            });
        }
        rounded.forEach((name, length) -> remarks.add("epoch " + name + " lasts " + Value.of(length)
                + " ms, no whole number of steps of " + dt + ": its ends are rounded to the nearest step"));
        if (conditionCount() > MANY_CONDITIONS) {
            remarks.add("there are " + conditionCount()
                    + " conditions: validation draws them instead of taking them in turn");
        }
        return remarks;
    }
}
