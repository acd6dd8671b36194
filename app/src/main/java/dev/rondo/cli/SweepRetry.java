package dev.rondo.cli;

/** Points that are computed again. */
enum SweepRetry {
    /** Those that failed. */
    FAILED,
    /** Those too that are done. */
    ALL
}
