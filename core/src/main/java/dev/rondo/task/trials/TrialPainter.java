package dev.rondo.task.trials;

import dev.rondo.linalg.Matrix;
import dev.rondo.random.Key;
import dev.rondo.random.UniformSource;
import dev.rondo.setting.Mistakes;
import dev.rondo.task.Trial;
import dev.rondo.task.TrialFacts;
import dev.rondo.task.TrialFacts.Span;
import dev.rondo.task.Value;
import dev.rondo.task.data.Resampling;
import dev.rondo.task.trials.expression.Expression;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Fills the matrices of one trial, entry by entry of inputs and targets. */
final class TrialPainter {
    private final TrialsTask task;
    private final TrialScope scope;
    private final Timeline timeline;
    private final PulseTrains pulses;
    private final StepClock clock;
    private final String name;
    private final double[] input;
    private final double[] target;
    private final double[] mask;

    TrialPainter(
            TrialsTask task, TrialScope scope, Timeline timeline, PulseTrains pulses, StepClock clock, String name) {
        this.task = task;
        this.scope = scope;
        this.timeline = timeline;
        this.pulses = pulses;
        this.clock = clock;
        this.name = name;
        input = new double[timeline.steps() * task.inputs()];
        target = new double[timeline.steps() * task.readouts()];
        mask = new double[target.length];
    }

    Trial trial(TrialFacts facts) {
        int steps = timeline.steps();
        return new Trial(
                name,
                Matrix.owning(steps, task.inputs(), input),
                Matrix.owning(steps, task.readouts(), target),
                Matrix.owning(steps, task.readouts(), mask),
                facts);
    }

    private Span epoch(String epoch) {
        return Objects.requireNonNull(timeline.epochs().get(epoch));
    }

    /** Adds the inputs; noise where the trial is a drawn one. */
    void show(Show show, Key key, boolean isDrawn) {
        List<Channel> channels =
                show.input().map(task.inputs_()::select).orElse(task.inputs_().all());
        UniformSource noise = key.child("noise").uniform();
        for (String epoch : show.during().all()) {
            Span span = epoch(epoch);
            for (Channel channel : channels) {
                show.value().ifPresent(value -> value(value, epoch, span, channel));
                show.signal().ifPresent(signal -> fill(signal, channels.indexOf(channel), epoch, span, channel));
                show.pulses().ifPresent(train -> {
                    pulses.draw(train, channel, span, key.child(epoch).child(channel.index()));
                    pulses.of(channel).stream()
                            .filter(pulse -> pulse.from() >= span.from() && pulse.from() < span.to())
                            .forEach(pulse -> add(pulse.from(), pulse.to(), channel, pulse.value()));
                });
                double sd = isDrawn ? show.noise().map(Show.Noise::sd).orElse(0.0) : 0;
                for (int row = span.from(); sd > 0 && row < span.to(); row++) {
                    add(row, row + 1, channel, sd * noise.nextGaussian());
                }
            }
        }
    }

    private void add(int from, int to, Channel channel, double value) {
        for (int row = from; row < to; row++) {
            input[row * task.inputs() + channel.index()] += value;
        }
    }

    private void value(Expression value, String epoch, Span span, Channel channel) {
        for (int row = span.from(); row < span.to(); row++) {
            add(row, row + 1, channel, at(value, row, epoch, span, channel));
        }
    }

    private void fill(Signal signal, int k, String epoch, Span span, Channel channel) {
        SampledSignal sampled = new SampledSignal(signal, rowOf(signal), clock, epoch);
        for (int step = 0; step < span.steps(); step++) {
            add(span.from() + step, span.from() + step + 1, channel, sampled.mean(step, k));
        }
    }

    private int rowOf(Signal signal) {
        double row = signal.row().value(scope).number();
        if (row != Math.rint(row) || row < 0 || row >= signal.rows()) {
            throw new Mistakes(
                    signal.row().place(),
                    "a row of " + signal.key() + " must be a whole number from 0 to " + (signal.rows() - 1) + ", got "
                            + Value.of(row) + in());
        }
        return (int) row;
    }

    /** Writes targets over earlier ones. */
    void want(Want want) {
        List<Channel> channels = want.readout()
                .map(task.readouts_()::select)
                .orElse(task.readouts_().all());
        Set<String> pulsed = want.value().map(Expression::pulsed).orElse(Set.of());
        for (String epoch : want.during().all()) {
            Span span = epoch(epoch);
            for (Channel channel : channels) {
                Optional<SampledSignal> sampled =
                        want.signal().map(signal -> new SampledSignal(signal, rowOf(signal), clock, epoch));
                for (int row = span.from(); row < span.to(); row++) {
                    int at = row * task.readouts() + channel.index();
                    int step = row - span.from();
                    int moment = row;
                    target[at] = want.value()
                            .map(value -> at(value, moment, epoch, span, channel))
                            .or(() -> sampled.map(s -> s.last(step, channels.indexOf(channel))))
                            .orElseThrow();
                    mask[at] = weight(want.weight(), row, epoch, span, channel);
                    if (want.blind() > 0 && pulses.isBlind(pulsed, channel.place(), row, want.blind())) {
                        mask[at] = 0;
                    }
                }
            }
        }
    }

    private double weight(Expression weight, int row, String epoch, Span span, Channel channel) {
        double value = at(weight, row, epoch, span, channel);
        if (value < 0) {
            throw new Mistakes(
                    weight.place(),
                    "a weight must be 0 or more, got " + Value.of(value) + at(row, epoch, span, channel) + in());
        }
        return value;
    }

    private double at(Expression expression, int row, String epoch, Span span, Channel channel) {
        scope.move(row, clock.ms(row + 1L - span.from()), channel);
        try {
            return expression.value(scope).number();
        } catch (Mistakes e) {
            throw new Mistakes(e.all().stream()
                    .map(m -> new Mistakes.Mistake(m.place(), m.message() + at(row, epoch, span, channel) + in()))
                    .toList());
        }
    }

    private String at(int row, String epoch, Span span, Channel channel) {
        return " at t = " + Value.of(clock.ms(row + 1L - span.from())) + " ms of epoch " + epoch + ", channel "
                + channel.name();
    }

    private String in() {
        return " in " + name;
    }

    /** A signal at the steps of an epoch. */
    private record SampledSignal(Signal signal, int row, StepClock clock, String epoch) {
        /** Mean of the samples of a step; one sample for several steps where it is the longer one. */
        double mean(int step, int channel) {
            int factor = factor();
            double sum = 0;
            for (int k = 0; k < factor; k++) {
                sum += signal.at(row, sample(step * factor + k), channel);
            }
            return factor == 0 ? signal.at(row, sample(step / perSample()), channel) : sum / factor;
        }

        /** Last sample of a step. */
        double last(int step, int channel) {
            int factor = factor();
            int sample = factor == 0 ? step / perSample() : step * factor + factor - 1;
            return signal.at(row, sample(sample), channel);
        }

        private int sample(int wanted) {
            if (wanted >= signal.samples()) {
                throw new Mistakes(
                        signal.row().place(),
                        "epoch " + epoch + " lasts longer than the signal " + signal.key() + ", which has "
                                + signal.samples() + " samples of " + signal.stepMs() + " ms: make it shorter");
            }
            return wanted;
        }

        /** Samples per step; 0 where a sample lasts several steps. */
        private int factor() {
            return Resampling.factor(signal.stepMs(), clock.stepMs())
                    .orElseThrow(() ->
                            new Mistakes(signal.row().place(), Resampling.objection(signal.stepMs(), clock.stepMs())));
        }

        private int perSample() {
            return (int) Math.round(signal.stepMs() / clock.stepMs());
        }
    }
}
