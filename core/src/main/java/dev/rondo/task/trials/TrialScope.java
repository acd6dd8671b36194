package dev.rondo.task.trials;

import dev.rondo.task.Value;
import dev.rondo.task.trials.expression.PulseState;
import dev.rondo.task.trials.expression.Scope;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Names of one trial with their values, and the step and channel that are being computed. */
final class TrialScope implements Scope {
    private final SequencedMap<String, Value> values = new LinkedHashMap<>();
    private final PulseTrains pulses;
    private double t;
    private Value channel = Value.of(0);
    private int place;
    private int row;

    TrialScope(SequencedMap<String, Value> variables, PulseTrains pulses) {
        values.putAll(variables);
        this.pulses = pulses;
    }

    void put(String name, Value value) {
        values.put(name, value);
    }

    SequencedMap<String, Value> values() {
        return values;
    }

    /**
     * Goes to a step of a channel.
     *
     * @param toRow row of the trial, from 0
     * @param since ms since the epoch began
     */
    void move(int toRow, double since, Channel of) {
        row = toRow;
        t = since;
        channel = of.id();
        place = of.place();
    }

    @Override
    public Value value(String name) {
        return switch (name) {
            case "t" -> Value.of(t);
            case "channel" -> channel;
            default -> {
                Value value = values.get(name);
                if (value == null) {
                    throw new IllegalStateException("the name " + name + " was checked, and is not there");
                }
                yield value;
            }
        };
    }

    @Override
    public double state(PulseState state, String group) {
        return pulses.state(state, group, place, row);
    }
}
