package dev.rondo.analysis.comparison;

import dev.rondo.analysis.Subject;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.Trajectory;
import dev.rondo.linalg.Matrix;
import java.util.Optional;

/**
 * Trajectories of two networks in their trials at the same times: the multiples of the longer time step, as far as both go.
 *
 * @param duration last time
 * @param x rates or states of the first network, T x N
 * @param y those of the second, T x M
 * @param readoutRms root mean square difference of the readouts, where there are as many
 */
record TrialPair(Time duration, Matrix x, Matrix y, Optional<Double> readoutRms) {
    /** Relative difference of two times that are the same to rounding. */
    private static final double ROUNDING = 1e-9;

    /** The trajectories; none where nothing is played to one of the networks. */
    static Optional<TrialPair> of(Subject first, Subject second, Comparison.Variable variable) {
        if (first.input().rows() == 0 || second.input().rows() == 0) {
            return Optional.empty();
        }
        Trajectory a = first.trajectory();
        Trajectory b = second.trajectory();
        Time step = longer(first.network().dt(), second.network().dt());
        Time common = shorter(a.time(a.rows() - 1), b.time(b.rows() - 1));
        int samples = (int) Math.floor(common.in(step) * (1 + ROUNDING));
        if (samples < 2) {
            return Optional.empty();
        }
        Sampling left = new Sampling(first.network().dt(), step, samples);
        Sampling right = new Sampling(second.network().dt(), step, samples);
        boolean rates = variable == Comparison.Variable.R;
        Matrix zA = left.of(a.z());
        Matrix zB = right.of(b.z());
        Optional<Double> readouts = zA.columns() == zB.columns() && zA.columns() > 0
                ? Optional.of(zB.minus(zA).frobeniusNorm() / Math.sqrt((double) samples * zA.columns()))
                : Optional.empty();
        return Optional.of(new TrialPair(
                step.times(samples), left.of(rates ? a.r() : a.x()), right.of(rates ? b.r() : b.x()), readouts));
    }

    boolean varies() {
        return vary(x, y);
    }

    /** Tests that both courses vary over time. */
    static boolean vary(Matrix x, Matrix y) {
        return varies(x) && varies(y);
    }

    private static boolean varies(Matrix states) {
        return Procrustes.centred(states).frobeniusNorm() > ROUNDING * states.frobeniusNorm();
    }

    private static Time longer(Time a, Time b) {
        return a.seconds() >= b.seconds() ? a : b;
    }

    private static Time shorter(Time a, Time b) {
        return a.seconds() <= b.seconds() ? a : b;
    }

    /**
     * Samples at multiples of a step, by straight lines between the rows of a trajectory, whose row k is of the time (k + 1)
     * dt.
     */
    private record Sampling(Time dt, Time step, int samples) {
        Matrix of(Matrix rows) {
            return Matrix.build(samples, rows.columns(), (k, i) -> {
                double place = step.in(dt) * (k + 1) - 1;
                double near = Math.rint(place);
                if (Math.abs(place - near) <= ROUNDING * Math.max(1, near)) {
                    return rows.get((int) near, i);
                }
                int before = Math.min((int) Math.floor(place), rows.rows() - 2);
                double part = place - before;
                return (1 - part) * rows.get(before, i) + part * rows.get(before + 1, i);
            });
        }
    }
}
