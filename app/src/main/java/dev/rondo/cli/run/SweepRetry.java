package dev.rondo.cli.run;

/** Points that are computed again. */
enum SweepRetry {
    /** Those that failed. */
    FAILED,
    /** Those too that are done. */
    ALL
}
