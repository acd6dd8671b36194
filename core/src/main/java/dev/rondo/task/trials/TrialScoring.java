package dev.rondo.task.trials;

import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.task.Choice;
import dev.rondo.task.Scoring;
import dev.rondo.task.Trial;
import dev.rondo.task.TrialFacts.Span;
import dev.rondo.task.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Scores of a task's trials by its settings. */
final class TrialScoring implements Scoring {
    static final String END = "end";

    private final Channels readouts;
    private final List<Variant> variants;

    TrialScoring(Channels readouts, List<Variant> variants) {
        this.readouts = readouts;
        this.variants = variants;
    }

    @Override
    public String name() {
        Score first =
                variants.stream().flatMap(v -> v.score().stream()).findFirst().orElseThrow();
        return first.r2() ? "R2 of trials" : first.sign().isPresent() ? "right signs" : "right trials";
    }

    @Override
    public boolean isOfWorstCondition() {
        return variants.stream()
                .flatMap(v -> v.score().stream())
                .anyMatch(s -> s.worst().isPresent());
    }

    @Override
    public OptionalDouble of(Trial trial, Matrix z) {
        if (trial.facts().isCatch() || trial.facts().epochs().isEmpty()) {
            return OptionalDouble.empty();
        }
        return variant(trial)
                .flatMap(Variant::score)
                .map(score -> OptionalDouble.of(value(score, trial, z)))
                .orElse(OptionalDouble.empty());
    }

    @Override
    public Optional<Choice> choice(Trial trial, Matrix z) {
        if (trial.facts().isCatch() || trial.facts().epochs().isEmpty()) {
            return Optional.empty();
        }
        return variant(trial)
                .flatMap(Variant::score)
                .filter(score -> score.choice().isPresent())
                .map(score -> {
                    OptionalInt chosen = chosen(score, trial, z);
                    return new Choice(
                            chosen.isPresent()
                                    ? readouts.all().get(chosen.getAsInt()).id().toString()
                                    : "",
                            score.choice().orElseThrow().value(scope(trial)).toString());
                });
    }

    private TrialScope scope(Trial trial) {
        TrialScope scope = new TrialScope(
                new LinkedHashMap<>(trial.facts().variables()), new PulseTrains(readouts, new StepClock(Time.ms(1))));
        trial.facts()
                .epochs()
                .forEach((name, span) ->
                        scope.put(name, Value.of(span.steps() * trial.facts().stepMs())));
        return scope;
    }

    /** The kind of a trial: the first with its epochs and variables. */
    private Optional<Variant> variant(Trial trial) {
        return variants.stream()
                .filter(v -> variants.size() == 1
                        || trial.name().equals(v.name())
                        || trial.name().startsWith(v.name() + ": "))
                .findFirst();
    }

    private double value(Score score, Trial trial, Matrix z) {
        TrialScope scope = scope(trial);
        if (score.choice().isPresent()) {
            String wanted = score.choice().orElseThrow().value(scope).toString();
            OptionalInt chosen = chosen(score, trial, z);
            return chosen.isPresent()
                            && readouts.all()
                                    .get(chosen.getAsInt())
                                    .id()
                                    .toString()
                                    .equals(wanted)
                    ? 1
                    : 0;
        }
        if (score.angle().isPresent()) {
            return angle(score, score.angle().orElseThrow().value(scope).number(), trial, z);
        }
        if (score.time().isPresent()) {
            return time(score, score.wanted().orElseThrow().value(scope).number(), trial, z);
        }
        return score.r2() ? r2(trial, z) : sign(score, trial, z);
    }

    private Span span(Words epoch, Trial trial) {
        return Objects.requireNonNull(trial.facts().epochs().get(epoch.all().getFirst()));
    }

    /** Readout whose value is taken: at the last step of the trial, or the mean of an epoch. */
    private double read(Score score, Trial trial, Matrix z, int readout) {
        Span last = trial.facts().epochs().lastEntry().getValue();
        Span span =
                score.at().all().equals(List.of(END)) ? new Span(last.to() - 1, last.to()) : span(score.at(), trial);
        double sum = 0;
        for (int row = span.from(); row < span.to(); row++) {
            sum += z.get(row, readout);
        }
        return sum / Math.max(1, span.steps());
    }

    private OptionalInt chosen(Score score, Trial trial, Matrix z) {
        if (score.threshold().isPresent()) {
            Span span = span(score.of().orElseThrow(), trial);
            return firstCrossing(span, score.threshold().orElseThrow(), z);
        }
        int best = 0;
        for (int l = 1; l < readouts.all().size(); l++) {
            if (read(score, trial, z, l) > read(score, trial, z, best)) {
                best = l;
            }
        }
        return OptionalInt.of(best);
    }

    private OptionalInt firstCrossing(Span span, double level, Matrix z) {
        for (int row = span.from(); row < span.to(); row++) {
            int best = 0;
            for (int l = 1; l < z.columns(); l++) {
                best = z.get(row, l) > z.get(row, best) ? l : best;
            }
            if (z.get(row, best) >= level) {
                return OptionalInt.of(best);
            }
        }
        return OptionalInt.empty();
    }

    private double angle(Score score, double wanted, Trial trial, Matrix z) {
        List<Channel> of = score.readout().map(readouts::select).orElse(readouts.all());
        double x = 0;
        double y = 0;
        if (of.size() == 2) {
            x = read(score, trial, z, of.get(0).index());
            y = read(score, trial, z, of.get(1).index());
        } else {
            for (Channel channel : of) {
                double preferred = Math.toRadians(channel.id().number());
                x += read(score, trial, z, channel.index()) * Math.cos(preferred);
                y += read(score, trial, z, channel.index()) * Math.sin(preferred);
            }
        }
        double off = Math.toDegrees(Math.atan2(y, x)) - wanted;
        return Math.abs(Math.IEEEremainder(off, 360)) <= score.within() ? 1 : 0;
    }

    private double time(Score score, double wanted, Trial trial, Matrix z) {
        int readout = readouts.select(score.time().orElseThrow()).getFirst().index();
        Span span = span(score.of().orElseThrow(), trial);
        double stepMs = trial.facts().stepMs();
        for (int row = span.from(); row < span.to(); row++) {
            if (z.get(row, readout) >= score.crossing()) {
                double at = (row + 1 - span.from()) * stepMs;
                return Math.abs(at - wanted) <= score.within() * wanted ? 1 : 0;
            }
        }
        return 0;
    }

    private double sign(Score score, Trial trial, Matrix z) {
        List<Channel> of = readouts.select(score.sign().orElseThrow());
        int right = 0;
        int counted = 0;
        for (int row = 0; row < trial.steps(); row++) {
            for (Channel channel : of) {
                double target = trial.target().get(row, channel.index());
                if (trial.mask().get(row, channel.index()) > 0 && target != 0) {
                    counted++;
                    right += Math.signum(z.get(row, channel.index())) == Math.signum(target) ? 1 : 0;
                }
            }
        }
        return counted == 0 ? 1 : (double) right / counted;
    }

    private static double r2(Trial trial, Matrix z) {
        double weight = 0;
        double sum = 0;
        double squares = 0;
        double errors = 0;
        for (int row = 0; row < trial.steps(); row++) {
            for (int l = 0; l < trial.mask().columns(); l++) {
                double m = trial.mask().get(row, l);
                if (m > 0) {
                    double target = trial.target().get(row, l);
                    weight += m;
                    sum += m * target;
                    squares += m * target * target;
                    errors += m * (z.get(row, l) - target) * (z.get(row, l) - target);
                }
            }
        }
        double total = squares - sum * sum / weight;
        return total > 0 ? 1 - errors / total : errors == 0 ? 1 : 0;
    }
}
