package dev.rondo.network;

import dev.rondo.setting.Setting;
import java.util.SequencedMap;

/**
 * Named group of units, such as an area: a share of the excitatory and of the inhibitory units.
 *
 * @param share share of the excitatory and of the inhibitory units that belong to it
 * @param inputs share of its units that an input reaches, by the name of a channel or of a group of channels
 * @param readouts share of its units that a readout reads, by the name of a channel or of a group of channels
 */
public record UnitGroup(
        @Setting(
                meaning = "share of the excitatory and of the inhibitory units in the group; the shares of all groups"
                        + " sum to 1",
                min = Double.MIN_VALUE,
                max = 1)
        double share,

        @Setting(
                meaning = "share of the group's units that an input reaches, by channel or group of channels, such as"
                        + " evidence: 0.5 or rule.motion: 0; inputs that are not named reach all of them",
                byDefault = "{}",
                min = 0,
                max = 1)
        SequencedMap<String, Double> inputs,

        @Setting(
                meaning = "share of the group's units that a readout reads, by channel or group of channels; readouts"
                        + " that are not named read all of them",
                byDefault = "{}",
                min = 0,
                max = 1)
        SequencedMap<String, Double> readouts) {}
