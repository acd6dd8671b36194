package dev.rondo.paper.rajakumar2021;

import dev.rondo.dynamics.Stimulus;
import dev.rondo.dynamics.Time;
import java.util.List;

/**
 * A stimulus that a network was not trained on, and how much later than in training the sequence is due.
 *
 * @param name name in figures
 * @param stimulus stimulus to present
 * @param late the delay of the sequence
 */
record OtherInput(String name, Stimulus stimulus, Time late) {
    /** Other waveforms and amplitudes, a delay, a pulse, and a step that never ends. */
    static final List<OtherInput> UNTRAINED = List.of(
            named("modulated-decay"),
            named("fast-decay"),
            named("slow-decay"),
            named("falling-ramp"),
            named("falling-sawtooth"),
            named("pulse"),
            named("step"),
            new OtherInput("decay × 0.5", Stimulus.decay().times(0.5), Time.ZERO),
            new OtherInput("decay × 2", Stimulus.decay().times(2), Time.ZERO),
            new OtherInput("0.5 s later", Stimulus.decay().delayed(Time.ms(500)), Time.ms(500)));

    /** Fourteen inputs that all end, for what comes afterwards. */
    static final List<Stimulus> TRANSIENT = List.of(
            Stimulus.named("none"),
            Stimulus.named("decay"),
            Stimulus.named("modulated-decay"),
            Stimulus.named("fast-decay"),
            Stimulus.named("slow-decay"),
            Stimulus.named("falling-ramp"),
            Stimulus.named("rising-ramp"),
            Stimulus.named("falling-sawtooth"),
            Stimulus.named("rising-sawtooth"),
            Stimulus.named("pulse"),
            Stimulus.decay().times(0.5),
            Stimulus.decay().times(2),
            Stimulus.dc(2),
            Stimulus.dc(5));

    private static OtherInput named(String name) {
        return new OtherInput(name.replace('-', ' '), Stimulus.named(name), Time.ZERO);
    }
}
