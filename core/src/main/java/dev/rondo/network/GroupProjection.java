package dev.rondo.network;

import dev.rondo.setting.Setting;

/**
 * Connections from the units of one group to those of another one, or of the same: each exists with the probability of its
 * projection, independently. It replaces {@link Connectivity} between these groups.
 *
 * @param from sending group
 * @param to receiving group
 * @param eToE from excitatory to excitatory units
 * @param eToI from excitatory to inhibitory units
 * @param iToE from inhibitory to excitatory units
 * @param iToI from inhibitory to inhibitory units
 */
public record GroupProjection(
        @Setting(meaning = "name of the sending group") String from,
        @Setting(meaning = "name of the receiving group") String to,

        @Setting(meaning = "share of the connections from E to E units that exist", byDefault = "0", min = 0, max = 1)
        double eToE,

        @Setting(meaning = "share of the connections from E to I units that exist", byDefault = "0", min = 0, max = 1)
        double eToI,

        @Setting(meaning = "share of the connections from I to E units that exist", byDefault = "0", min = 0, max = 1)
        double iToE,

        @Setting(meaning = "share of the connections from I to I units that exist", byDefault = "0", min = 0, max = 1)
        double iToI) {

    /** Probabilities of the four projections. */
    Connectivity connectivity() {
        return new Connectivity(eToE, eToI, iToE, iToI);
    }
}
