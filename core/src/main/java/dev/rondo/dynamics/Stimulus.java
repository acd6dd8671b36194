package dev.rondo.dynamics;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Clean input over time, added to the baseline before noise and rectification. Its value is in the units of
 * the baseline.
 *
 * <p>To make one of your own, implement {@link #at}; {@link NamedStimulus} gives it a name that studies know.
 *
 * <p>The named ones are those of Rajakumar, Rinzel and Chen (2021), figures 1, 3, 6 and 7: they begin at 100 ms and
 * last 900 ms unless said otherwise. A time within a nanosecond of an onset or an end belongs to the stimulus.
 */
public interface Stimulus {
    /** The value at a time. */
    double at(Time t);

    /** The values at the steps t = dt, 2 dt, ..., steps dt: entry k belongs to step k + 1. */
    default double[] sample(Time dt, int steps) {
        double[] values = new double[steps];
        Arrays.setAll(values, k -> at(dt.times(k + 1)));
        return values;
    }

    /** This stimulus plus another. */
    default Stimulus plus(Stimulus other) {
        return new Sum(List.of(this, other));
    }

    /**
     * The stimulus of a name.
     *
     * @throws IllegalArgumentException if there is none of that name; the message lists the names
     */
    static Stimulus named(String name) {
        Supplier<Stimulus> make = Names.MAKERS.get(name);
        if (make != null) {
            return make.get();
        }
        return Names.provided()
                .filter(s -> s.name().equals(name))
                .findFirst()
                .map(NamedStimulus::stimulus)
                .orElseThrow(() -> new IllegalArgumentException(
                        "A named stimulus is one of " + String.join(", ", names()) + ": there is no '" + name + "'"));
    }

    /** The names that {@link #named} knows. */
    static List<String> names() {
        return Stream.concat(
                        Names.MAKERS.keySet().stream(),
                        Names.provided().map(NamedStimulus::name).sorted())
                .distinct()
                .toList();
    }

    /**
     * Time window of a stimulus: from {@code onset} to {@code end}, both included.
     *
     * @param onset the first instant
     * @param end the last instant; not before the onset
     */
    record Window(Time onset, Time end) {
        /** 100 ms to 1 s: the paper's. */
        public static final Window STANDARD = new Window(Time.ms(100), Time.seconds(1));

        private static final double TOUCH = 1e-9;

        /** @throws IllegalArgumentException if the end is before the onset */
        public Window {
            if (end.compareTo(onset) < 0) {
                throw new IllegalArgumentException(
                        "A stimulus ends after it begins: onset = " + onset + ", end = " + end);
            }
        }

        /** Window from an onset on, without end. */
        public static Window from(Time onset) {
            return new Window(onset, Time.seconds(Double.POSITIVE_INFINITY));
        }

        public boolean contains(Time t) {
            return t.seconds() >= onset.seconds() - TOUCH && t.seconds() <= end.seconds() + TOUCH;
        }

        /** Seconds since the onset, not below 0. */
        double elapsed(Time t) {
            return Math.max(0, t.seconds() - onset.seconds());
        }

        Time length() {
            return end.minus(onset);
        }
    }

    /** Zero at all times. */
    record None() implements Stimulus {
        @Override
        public double at(Time t) {
            return 0;
        }
    }

    /**
     * {@code amplitude e^(-decayPerSecond (t - onset))} while on: the paper's is 6 e^(-3 (t - 0.1)).
     *
     * @param amplitude value at the onset
     * @param decayPerSecond rate of decay per second
     * @param window time window
     */
    record Decay(double amplitude, double decayPerSecond, Window window) implements Stimulus {
        @Override
        public double at(Time t) {
            return window.contains(t) ? amplitude * StrictMath.exp(-decayPerSecond * window.elapsed(t)) : 0;
        }
    }

    /**
     * Another stimulus times {@code 1 + depth cos(2 pi frequency (t - onset))}: the paper's has depth 0.3 and 5 Hz.
     *
     * @param carrier stimulus that is modulated
     * @param depth depth of the modulation
     * @param frequency frequency of the modulation
     * @param onset time at which the phase of the modulation is 0
     */
    record Modulated(Stimulus carrier, double depth, Frequency frequency, Time onset) implements Stimulus {
        @Override
        public double at(Time t) {
            double phase = frequency.radiansPerSecond() * (t.seconds() - onset.seconds());
            return carrier.at(t) * (1 + depth * StrictMath.cos(phase));
        }
    }

    /**
     * A straight line from {@code first} at the onset to {@code last} at the end.
     *
     * @param first value at the onset
     * @param last value at the end
     * @param window time window
     */
    record Ramp(double first, double last, Window window) implements Stimulus {
        @Override
        public double at(Time t) {
            return window.contains(t)
                    ? first
                            + (last - first)
                                    * window.elapsed(t)
                                    / window.length().seconds()
                    : 0;
        }
    }

    /**
     * Teeth that rise from -amplitude to +amplitude in every period and drop at once; with a negative amplitude they
     * fall and jump up.
     *
     * @param amplitude half of a tooth's height
     * @param frequency teeth per second
     * @param phase phase of the first tooth at the onset, 0 to 1
     * @param window time window
     */
    record Sawtooth(double amplitude, Frequency frequency, double phase, Window window) implements Stimulus {
        @Override
        public double at(Time t) {
            if (!window.contains(t)) {
                return 0;
            }
            double teeth = frequency.hertz() * window.elapsed(t) + phase;
            return amplitude * (2 * (teeth - Math.floor(teeth)) - 1);
        }
    }

    /**
     * One level while on. Over the standard window it is the paper's DC input, over a short one a pulse, over an open
     * one a step.
     *
     * @param level value while on
     * @param window time window
     */
    record Level(double level, Window window) implements Stimulus {
        @Override
        public double at(Time t) {
            return window.contains(t) ? level : 0;
        }
    }

    /**
     * Stimuli at the same time.
     *
     * @param parts stimuli that are added
     */
    record Sum(List<Stimulus> parts) implements Stimulus {
        public Sum {
            parts = List.copyOf(parts);
        }

        @Override
        public double at(Time t) {
            double sum = 0;
            for (Stimulus part : parts) {
                sum += part.at(t);
            }
            return sum;
        }
    }

    /**
     * Another stimulus, stretched in time: its value a time s after the onset is taken {@code factor s} after it;
     * before the onset it is unchanged.
     *
     * @param original stimulus that is stretched
     * @param factor stretch factor, positive; above 1 to slow it down
     * @param onset time that stays fixed
     */
    record Stretched(Stimulus original, double factor, Time onset) implements Stimulus {
        /** @throws IllegalArgumentException if the factor is not positive and finite */
        public Stretched {
            if (!(factor > 0) || Double.isInfinite(factor)) {
                throw new IllegalArgumentException("A stimulus is stretched by a positive factor: " + factor);
            }
        }

        @Override
        public double at(Time t) {
            double since = t.seconds() - onset.seconds();
            return since <= 0 ? original.at(t) : original.at(onset.plus(Time.seconds(since / factor)));
        }
    }

    /**
     * Another stimulus, later.
     *
     * @param original stimulus that is delayed
     * @param by delay
     */
    record Delayed(Stimulus original, Time by) implements Stimulus {
        @Override
        public double at(Time t) {
            return original.at(t.minus(by));
        }
    }

    /**
     * Another stimulus times a number.
     *
     * @param original stimulus that is scaled
     * @param factor factor of its values
     */
    record Scaled(Stimulus original, double factor) implements Stimulus {
        @Override
        public double at(Time t) {
            return factor * original.at(t);
        }
    }

    /** 6 e^(-3 (t - 0.1)) from 0.1 s to 1 s: the stimulus of the sequence task. */
    static Stimulus decay() {
        return new Decay(6, 3, Window.STANDARD);
    }

    /** This stimulus, later by a time. */
    default Stimulus delayed(Time by) {
        return new Delayed(this, by);
    }

    /** This stimulus times a number. */
    default Stimulus times(double factor) {
        return new Scaled(this, factor);
    }

    /** Constant level during the standard window. */
    static Stimulus dc(double level) {
        return new Level(level, Window.STANDARD);
    }
}

/** The stimuli that have a name. */
final class Names {
    static final Map<String, Supplier<Stimulus>> MAKERS = makers();

    private Names() {}

    /** Named stimuli of other providers. */
    static Stream<NamedStimulus> provided() {
        return ServiceLoader.load(NamedStimulus.class).stream().map(ServiceLoader.Provider::get);
    }

    private static Map<String, Supplier<Stimulus>> makers() {
        Stimulus.Window on = Stimulus.Window.STANDARD;
        Map<String, Supplier<Stimulus>> makers = new LinkedHashMap<>();
        makers.put("none", Stimulus.None::new);
        makers.put("decay", Stimulus::decay);
        makers.put(
                "modulated-decay", () -> new Stimulus.Modulated(Stimulus.decay(), 0.3, Frequency.hertz(5), on.onset()));
        makers.put("fast-decay", () -> new Stimulus.Decay(6, 6, on));
        makers.put("slow-decay", () -> new Stimulus.Decay(6, 1.5, on));
        makers.put("falling-ramp", () -> new Stimulus.Ramp(6, 0, on));
        makers.put("rising-ramp", () -> new Stimulus.Ramp(0, 6, on));
        makers.put("falling-sawtooth", () -> teeth(6, 0.9, -0.6, 0.5));
        makers.put("rising-sawtooth", () -> teeth(0.9, 6, 0.6, 0));
        makers.put("step", () -> new Stimulus.Level(2, Stimulus.Window.from(on.onset())));
        makers.put("pulse", () -> new Stimulus.Level(6, new Stimulus.Window(on.onset(), Time.ms(300))));
        makers.put("dc", () -> Stimulus.dc(2));
        return java.util.Collections.unmodifiableMap(makers);
    }

    /** A ramp with five teeth a second on it: the stimuli of two sequences. */
    private static Stimulus teeth(double first, double last, double amplitude, double phase) {
        Stimulus.Window on = Stimulus.Window.STANDARD;
        return new Stimulus.Ramp(first, last, on).plus(new Stimulus.Sawtooth(amplitude, Frequency.hertz(5), phase, on));
    }
}
