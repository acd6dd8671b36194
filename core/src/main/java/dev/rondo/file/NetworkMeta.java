package dev.rondo.file;

import dev.rondo.dynamics.Time;
import dev.rondo.network.Activation;
import dev.rondo.setting.Setting;
import tools.jackson.databind.JsonNode;

/** What {@code meta.json} in a network file says: all of a network that is no array. */
record NetworkMeta(
        @Setting(meaning = "What kind of file this is.") String format,
        @Setting(meaning = "The version of that format.") int version,

        @Setting(meaning = "The time constant of the units.", unit = "ms", min = Double.MIN_VALUE)
        Time tau,

        @Setting(meaning = "The Euler step.", unit = "ms", min = Double.MIN_VALUE)
        Time dt,

        @Setting(meaning = "phi, which makes a rate of a state.")
        Activation activation,

        @Setting(meaning = "The tonic input.") double baseline,

        @Setting(meaning = "Scale of the recurrent noise.", byDefault = "0", min = 0)
        double sigmaRec,

        @Setting(meaning = "Scale of the input noise.", byDefault = "0", min = 0)
        double sigmaIn,

        @Setting(meaning = "Time constant of the input noise.", byDefault = "100", unit = "ms", min = Double.MIN_VALUE)
        Time tauIn,

        @Setting(meaning = "Whether a noisy input is clipped at 0.", byDefault = "true")
        boolean rectifyInput,

        @Setting(meaning = "Where the network comes from; notes of your own belong here.", byDefault = "{}")
        JsonNode provenance) {}
