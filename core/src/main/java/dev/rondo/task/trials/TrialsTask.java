package dev.rondo.task.trials;

import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.random.Key;
import dev.rondo.setting.Mistakes;
import dev.rondo.setting.Mistakes.Mistake;
import dev.rondo.setting.Nearest;
import dev.rondo.setting.Setting;
import dev.rondo.task.Scoring;
import dev.rondo.task.Task;
import dev.rondo.task.Trial;
import dev.rondo.task.TrialFacts;
import dev.rondo.task.Trials;
import dev.rondo.task.trials.expression.Expression;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.LongStream;

/**
 * Task in the declarative language: variables make conditions, epochs make time, expressions give inputs and targets.
 *
 * <p>An underscore ends the names of components that are something else elsewhere: {@code catch} is a word of Java, the
 * {@code inputs} and {@code readouts} of a {@link Task} are numbers. In a study it is not written.
 *
 * @param inputs_ groups of input channels
 * @param readouts_ groups of readouts
 * @param variables values that are crossed to conditions
 * @param conditions conditions as rows
 * @param let definitions, each of variables and earlier definitions
 * @param epochs lengths of the epochs in order
 * @param show inputs by channels and epochs
 * @param want targets by readouts and epochs
 * @param catch_ trials without a stimulus
 * @param kinds kinds of trials, each adding to the above
 * @param score score of a trial
 */
public record TrialsTask(
        @Setting(meaning = "input channels: groups by name, each a list of labels, a number or {ring: number}")
        Channels inputs_,

        @Setting(meaning = "readouts: groups by name, each a list of labels, a number or {ring: number}")
        Channels readouts_,

        @Setting(meaning = "variables with their values, crossed to conditions", byDefault = "{}")
        SequencedMap<String, Levels> variables,

        @Setting(meaning = "conditions as rows, crossed with the variables")
        Optional<ConditionTable> conditions,

        @Setting(meaning = "definitions, each of variables and earlier definitions", byDefault = "{}")
        SequencedMap<String, Expression> let,

        @Setting(meaning = "epochs in order, with their lengths in ms", byDefault = "{}")
        SequencedMap<String, Duration> epochs,

        @Setting(meaning = "what is shown on the inputs", byDefault = "[]")
        List<Show> show,

        @Setting(meaning = "what is wanted of the readouts; errors count only there", byDefault = "[]")
        List<Want> want,

        @Setting(meaning = "catch trials: without a stimulus")
        Optional<Catch> catch_,

        @Setting(meaning = "kinds of trials, each adding to what is said here for all", byDefault = "[]")
        List<Variant> kinds,

        @Setting(meaning = "score of a trial") Optional<Score> score)
        implements Task {

    private static final String ONLY = "trial";

    /** Conditions that are looked at when a study is read; of more, evenly spaced ones. */
    private static final long MOST_CHECKED = 500;

    /** @throws Mistakes if the settings contradict each other, each mistake with its position */
    public TrialsTask {
        show = List.copyOf(show);
        want = List.copyOf(want);
        kinds = List.copyOf(kinds);
        Variant common = new Variant(ONLY, 1, variables, conditions, let, epochs, show, want, score);
        List<Mistake> mistakes = new Checks(inputs_, readouts_).of(variants(common, kinds));
        if (!mistakes.isEmpty()) {
            throw new Mistakes(mistakes);
        }
    }

    /** Every kind of trials, complete in itself. */
    List<Variant> variants() {
        return variants(new Variant(ONLY, 1, variables, conditions, let, epochs, show, want, score), kinds);
    }

    private static List<Variant> variants(Variant common, List<Variant> kinds) {
        return kinds.isEmpty()
                ? List.of(common)
                : kinds.stream().map(kind -> kind.with(common)).toList();
    }

    /** This task with a fixed length of an epoch.
     *
     * @throws IllegalArgumentException if there is no such epoch
     */
    public TrialsTask withEpoch(String name, Time length) {
        List<String> known = variants().stream()
                .flatMap(v -> v.epochs().keySet().stream())
                .distinct()
                .toList();
        if (!known.contains(name)) {
            throw new IllegalArgumentException("there is no epoch " + name
                    + Nearest.to(name, known)
                            .map(near -> ": did you mean " + near + "?")
                            .orElse(": there are " + String.join(", ", known)));
        }
        Duration fixed = new Duration.Formula(Expression.of(Double.toString(length.ms())));
        SequencedMap<String, Duration> changed = new LinkedHashMap<>(epochs);
        changed.replace(name, fixed);
        return new TrialsTask(
                inputs_,
                readouts_,
                variables,
                conditions,
                let,
                changed,
                show,
                want,
                catch_,
                kinds.stream().map(kind -> kind.withEpoch(name, fixed)).toList(),
                score);
    }

    /** Tests whether epochs differ in length from trial to trial of one condition. */
    public boolean hasDrawnEpochs() {
        return variants().stream().flatMap(v -> v.epochs().values().stream()).anyMatch(Duration::isDrawn);
    }

    private TrialMaker maker(Time dt) {
        return new TrialMaker(this, dt);
    }

    @Override
    public int inputs() {
        return inputs_.all().size();
    }

    @Override
    public int readouts() {
        return readouts_.all().size();
    }

    @Override
    public List<String> inputNames() {
        return inputs_.names();
    }

    @Override
    public List<String> readoutNames() {
        return readouts_.names();
    }

    @Override
    public Time duration() {
        return maker(Time.ms(1)).longest();
    }

    @Override
    public void check(Time dt) {
        TrialMaker maker = maker(dt);
        maker.requireSteps();
        long count = maker.conditionCount();
        long looked = Math.min(count, MOST_CHECKED);
        for (long k = 0; k < looked; k++) {
            long condition = count <= MOST_CHECKED ? k : (long) ((double) k * count / looked);
            maker.condition(condition);
            maker.drawn(condition, Key.ofSeed(0).child("check").child(k));
        }
    }

    @Override
    public List<String> remarks(Time dt) {
        return maker(dt).remarks();
    }

    @Override
    public long conditionCount(Time dt) {
        return maker(dt).conditionCount();
    }

    @Override
    public Trial condition(long index, Time dt) {
        return maker(dt).condition(index);
    }

    @Override
    public List<Trial> conditions(Time dt) {
        TrialMaker maker = maker(dt);
        return LongStream.range(0, maker.conditionCount())
                .mapToObj(maker::condition)
                .toList();
    }

    @Override
    public boolean jitters() {
        return true;
    }

    @Override
    public Trials trials(Time dt) {
        return maker(dt);
    }

    @Override
    public Trial draw(long index, Key key, Time dt) {
        return maker(dt).draw(index, key);
    }

    @Override
    public Trial validation(long index, Key key, Time dt) {
        return maker(dt).validation(index, key);
    }

    @Override
    public Optional<Scoring> scoring() {
        return variants().stream().anyMatch(v -> v.score().isPresent())
                ? Optional.of(new TrialScoring(readouts_, variants()))
                : Optional.empty();
    }

    @Override
    public Optional<Matrix> inputNoise(Trial condition) {
        List<Variant> all = variants();
        if (all.size() > 1 || hasDrawnEpochs() || hasPulses(all.getFirst())) {
            return Optional.empty();
        }
        double[][] variance = new double[condition.steps()][inputs()];
        for (Show show : all.getFirst().show()) {
            double sd = show.noise().map(Show.Noise::sd).orElse(0.0);
            for (String epoch : show.during().all()) {
                TrialFacts.Span span =
                        Objects.requireNonNull(condition.facts().epochs().get(epoch));
                for (Channel channel : show.input().map(inputs_::select).orElse(inputs_.all())) {
                    for (int row = span.from(); row < span.to(); row++) {
                        variance[row][channel.index()] += sd * sd;
                    }
                }
            }
        }
        return Optional.of(Matrix.of(variance).map(Math::sqrt));
    }

    private static boolean hasPulses(Variant variant) {
        return variant.show().stream().anyMatch(show -> show.pulses().isPresent());
    }
}
