package dev.rondo.cli.run;

/** Where the workers of a sweep run. */
enum SweepEngine {
    /** In this process. */
    LOCAL,
    /** As an array of Slurm jobs. */
    SLURM,
    /** Wherever a script is run that is written for it. */
    SCRIPT
}
