package dev.rondo.task.trials;

import dev.rondo.random.Key;
import dev.rondo.random.UniformSource;
import dev.rondo.task.TrialFacts.Span;
import dev.rondo.task.trials.expression.PulseState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Pulses of one trial, by input channel. */
final class PulseTrains {
    private final Channels inputs;
    private final StepClock clock;
    private final List<List<Pulse>> ofChannel = new ArrayList<>();

    /** A pulse on rows {@code from} (included) to {@code to} (excluded). */
    record Pulse(int from, int to, double value) {}

    PulseTrains(Channels inputs, StepClock clock) {
        this.inputs = inputs;
        this.clock = clock;
        inputs.all().forEach(channel -> ofChannel.add(new ArrayList<>()));
    }

    /** Draws the pulses of an epoch on a channel. */
    void draw(Show.Pulses pulses, Channel channel, Span epoch, Key key) {
        UniformSource uniforms = key.uniform();
        List<Pulse> train = ofChannel.get(channel.index());
        double start = wait(pulses, uniforms);
        double end = clock.ms(epoch.steps());
        while (start < end) {
            double value = pulses.values().get(uniforms.nextInt(pulses.values().size()));
            int from = epoch.from() + (int) clock.steps(StepClock.decimal(start));
            int length = (int) Math.max(1, clock.steps(StepClock.decimal(pulses.width())));
            if (from < epoch.to()) {
                train.add(new Pulse(from, Math.min(from + length, epoch.to()), value));
            }
            start += pulses.width() + pulses.apart() + wait(pulses, uniforms);
        }
        train.sort(Comparator.comparingInt(Pulse::from));
    }

    private static double wait(Show.Pulses pulses, UniformSource uniforms) {
        return -pulses.meanWait() * StrictMath.log(1 - uniforms.nextDouble());
    }

    List<Pulse> of(Channel channel) {
        return ofChannel.get(channel.index());
    }

    /** Pulses of a group that reach the place of a readout in its own group. */
    private List<Pulse> reaching(String group, int place) {
        List<Channel> channels = inputs.ofGroup(group);
        return of(channels.get(channels.size() == 1 ? 0 : place));
    }

    double state(PulseState state, String group, int place, int row) {
        double value = 0;
        for (Pulse pulse : reaching(group, place)) {
            if (pulse.from <= row) {
                value = state == PulseState.LATCH ? pulse.value : value + 1;
            }
        }
        return value;
    }

    /** Tests whether a pulse of some groups began at most so many ms before a row. */
    boolean isBlind(Set<String> groups, int place, int row, double ms) {
        long steps = clock.steps(StepClock.decimal(ms));
        return groups.stream()
                .flatMap(group -> reaching(group, place).stream())
                .anyMatch(pulse -> pulse.from <= row && row < pulse.from + steps);
    }
}
