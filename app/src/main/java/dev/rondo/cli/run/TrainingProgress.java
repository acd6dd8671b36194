package dev.rondo.cli.run;

import dev.rondo.analysis.linear.WeightCheck;
import dev.rondo.cli.console.Output;
import dev.rondo.cli.console.Progress;
import dev.rondo.network.RateNetwork;
import dev.rondo.run.ensemble.EnsembleTraining;
import dev.rondo.training.Epoch;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** Shows how far the networks of a study are trained. */
final class TrainingProgress implements EnsembleTraining.Listener, AutoCloseable {
    private final Output output;
    private final Progress progress;
    private final AtomicLong done = new AtomicLong();
    private volatile String note = "";

    TrainingProgress(Output output, int networks, long epochs) {
        this.output = output;
        progress = output.progress("training " + (networks == 1 ? "1 network" : networks + " networks"), epochs);
    }

    @Override
    public void begins(long seed, RateNetwork initial, int epochsDone) {
        WeightCheck.ofOutlier(initial).ifPresent(weights -> output.warn("seed " + seed + ": " + weights.finding()));
        if (epochsDone > 0) {
            output.remark("seed " + seed + " goes on after epoch " + epochsDone);
            done.addAndGet(epochsDone);
        }
    }

    @Override
    public void warns(long seed, String warning) {
        output.warn("seed " + seed + ": " + warning);
    }

    @Override
    public void remarks(long seed, String remark) {
        output.remark("seed " + seed + ": " + remark);
    }

    @Override
    public void epoch(long seed, Epoch epoch) {
        epoch.validation().ifPresent(v -> note = String.format(Locale.ROOT, "seed %d at R2 %.3f", seed, v.r2()));
        progress.at(done.incrementAndGet(), note);
    }

    @Override
    public void trained(long seed) {
        note = "seed " + seed + " trained";
    }

    @Override
    public void close() {
        progress.close();
    }
}
