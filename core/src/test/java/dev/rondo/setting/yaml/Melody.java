package dev.rondo.setting.yaml;

import dev.rondo.dynamics.Frequency;
import dev.rondo.dynamics.Time;
import dev.rondo.setting.Setting;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Settings with one of everything that a setting can be. */
record Melody(
        @Setting(meaning = "What the study is called.") String name,

        @Setting(meaning = "One network for each.", byDefault = "[1, 2, 3]", min = 0)
        List<Long> seeds,

        @Setting(meaning = "Who plays.") Band band,

        @Setting(meaning = "Notes that are played.", byDefault = "sequence")
        Tune tune,

        @Setting(meaning = "Way of learning.") Practice practice,

        @Setting(meaning = "Anything worth remembering.", byDefault = "{}")
        JsonNode notes) {

    /** Who plays. */
    record Band(
            @Setting(meaning = "How many strings.", byDefault = "80", min = 1, max = 100000)
            int strings,

            @Setting(meaning = "How many drums.", byDefault = "20", min = 0)
            int drums,

            @Setting(meaning = "How slowly they react.", byDefault = "50", unit = "ms", min = Double.MIN_VALUE)
            Time tau,

            @Setting(meaning = "One step.", byDefault = "10", unit = "ms", min = Double.MIN_VALUE)
            Time dt,

            @Setting(meaning = "Concert pitch.", byDefault = "440", unit = "Hz", min = 0)
            Frequency pitch) {
        Band {
            if (dt.compareTo(tau) > 0) {
                throw new IllegalArgumentException("A step is at most tau: dt = " + dt + ", tau = " + tau);
            }
        }
    }

    /** Notes that are played. */
    sealed interface Tune permits SequenceTune, Drone {}

    /** Notes one after the other. */
    @Setting(meaning = "Notes one after the other.")
    record SequenceTune(
            @Setting(meaning = "How many notes.", byDefault = "10", min = 1)
            int notes,

            @Setting(meaning = "How long each lasts.", byDefault = "[100, 90.5]", unit = "ms")
            List<Time> lengths)
            implements Tune {}

    /** One note. */
    @Setting(meaning = "One note.")
    record Drone(
            @Setting(meaning = "How loud.", min = 0, max = 1)
            double level,

            @Setting(meaning = "When it ends, if it does.", unit = "s", min = 0)
            Optional<Time> end)
            implements Tune {}

    enum Teacher {
        ADAM,
        PLAIN_DESCENT
    }

    /** Way of learning. */
    record Practice(
            @Setting(meaning = "How often the whole is repeated.", byDefault = "1000", min = 1)
            int epochs,

            @Setting(meaning = "How large a step is.", byDefault = "1e-3", min = Double.MIN_VALUE, max = 1)
            double learningRate,

            @Setting(meaning = "Who teaches.", byDefault = "adam")
            Teacher teacher,

            @Setting(meaning = "Whether the first state is learned.", byDefault = "false")
            boolean learnX0) {}
}
