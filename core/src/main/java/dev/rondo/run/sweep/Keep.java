package dev.rondo.run.sweep;

/** Part of a finished point that stays on the disk beside its numbers. */
public enum Keep {
    /** The network, its history and the documents of the analyses. */
    NETWORKS,
    /** Also the checkpoint, the amplification while it learned, and a figure of every analysis. */
    EVERYTHING,
    /** Nothing. */
    TABLE
}
