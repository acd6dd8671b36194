package dev.rondo.run.sweep;

import java.util.Locale;

/**
 * A worker: a thread of a process.
 *
 * @param process process of the worker
 * @param number number of the worker in its process, from 1
 * @param job job of the batch system; empty for none
 */
public record WorkerName(ProcessIdentity process, int number, String job) {
    private static final int BOOT_DIGITS = 6;

    /** The workers' job, as the batch system names it; empty where there is none. */
    public static String presentJob() {
        String array = System.getenv("SLURM_ARRAY_JOB_ID");
        String job = System.getenv("SLURM_JOB_ID");
        return array != null ? array + "_" + System.getenv("SLURM_ARRAY_TASK_ID") : job == null ? "" : job;
    }

    /** Name of the process's heartbeat. */
    String heartbeat() {
        String scope = Integer.toHexString(process.scope().hashCode());
        return process.host().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.-]", "-") + "-" + process.pid() + "-"
                + process.start().replaceAll("[^A-Za-z0-9]", "")
                + scope.substring(0, Math.min(BOOT_DIGITS, scope.length()));
    }

    /** Name of the worker: its ledger has it. */
    @Override
    public String toString() {
        return heartbeat() + "-" + number;
    }
}
