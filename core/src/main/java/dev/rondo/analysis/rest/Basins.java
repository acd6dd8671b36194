package dev.rondo.analysis.rest;

import dev.rondo.analysis.Analysis;
import dev.rondo.analysis.Card;
import dev.rondo.analysis.Drawing;
import dev.rondo.analysis.Subject;
import dev.rondo.attractor.About;
import dev.rondo.attractor.Attractor;
import dev.rondo.attractor.AttractorKind;
import dev.rondo.attractor.Attractors;
import dev.rondo.attractor.CycleForm;
import dev.rondo.attractor.Effort;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Vector;
import dev.rondo.network.RateNetwork;
import dev.rondo.setting.MissingBecause;
import dev.rondo.setting.Setting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Attractors of a network without a stimulus, and the share of random starts from which each is reached. Two ends are one
 * attractor if their closed orbits agree, in period and place ({@link Attractor#isSameAs}). That no further attractor was met
 * among n starts says, at 95 %, that the basins of all others take less than 3/n.
 *
 * @param about the map that was trained, or the flow
 * @param starts how many
 * @param size every state starts between minus this and this, uniformly
 * @param tolerance within which two ends are the same
 * @param seed of the starts
 */
public record Basins(
        @Setting(meaning = "the Euler map that was trained, or the flow", byDefault = "map")
        About about,

        @Setting(meaning = "random starts", byDefault = "30", min = 1)
        int starts,

        @Setting(meaning = "every state starts between minus this and this", byDefault = "2", min = Double.MIN_VALUE)
        double size,

        @Setting(
                meaning = "two ends that differ by less, relative to their size, are one attractor",
                byDefault = "0.001",
                min = Double.MIN_VALUE)
        double tolerance,

        @Setting(meaning = "seed of the starts", byDefault = "1")
        long seed)
        implements Analysis<Basins.Result> {

    /** 30 starts between -2 and 2, in the map. */
    public static final Basins DEFAULT = new Basins(About.MAP, 30, 2, 1e-3, 1);

    /** Of the size of the starts: what is smaller is told apart no more. */
    private static final double ZERO = 1e-6;

    /**
     * The attractors by their share.
     *
     * @param attractors the largest basin first
     * @param undecided the share of starts whose end stayed open
     */
    public record Result(List<Basin> attractors, double undecided) {}

    /**
     * An attractor and its basin.
     *
     * @param kind of attractor
     * @param form of a limit cycle
     * @param share of the starts that end on it
     * @param standardError of the share
     * @param period of a cycle
     * @param amplitude the root of the summed variances
     * @param mean of every state; empty where the state grows
     */
    public record Basin(
            AttractorKind kind,

            @MissingBecause("only a limit cycle has a form") Optional<CycleForm> form,

            double share,
            double standardError,

            @MissingBecause("only a limit cycle has a period")
            Optional<Time> period,

            double amplitude,
            Vector mean) {}

    /**
     * Why to believe it.
     *
     * @param starts that were made
     * @param missedShare what the basins of attractors that were not met take at most, at 95 %: 3/starts
     * @param nearestPair the least distance between two attractors of one kind, relative to their size; near 0, to a
     *     millionth of the starts'
     */
    public record Certificate(
            int starts,
            double missedShare,

            @MissingBecause("no two attractors are of one kind")
            Optional<Double> nearestPair) {}

    /** Result and certificate. */
    public record Answer(Result result, Certificate certificate) {}

    /** The basins of a network without a stimulus. */
    public Answer of(RateNetwork network) {
        Attractors attractors = Attractors.of(network, about, Effort.QUICK);
        SplittableRandom random = new SplittableRandom(seed);
        List<Attractor> ends = new ArrayList<>();
        List<Integer> counts = new ArrayList<>();
        int open = 0;
        for (int s = 0; s < starts; s++) {
            Attractor end = attractors.from(
                    Vector.owning(random.doubles(network.units(), -size, size).toArray()));
            if (end.kind() == AttractorKind.UNDECIDED) {
                open++;
                continue;
            }
            int known = 0;
            while (known < ends.size() && !ends.get(known).isSameAs(end, tolerance)) {
                known++;
            }
            if (known == ends.size()) {
                ends.add(end);
                counts.add(0);
            }
            counts.set(known, counts.get(known) + 1);
        }
        List<Basin> basins = new ArrayList<>();
        for (int k = 0; k < ends.size(); k++) {
            double share = (double) counts.get(k) / starts;
            Attractor end = ends.get(k);
            basins.add(new Basin(
                    end.kind(),
                    end.form(),
                    share,
                    Math.sqrt(share * (1 - share) / starts),
                    end.period(),
                    end.amplitude(),
                    end.mean()));
        }
        basins.sort(Comparator.comparingDouble(Basin::share).reversed());
        return new Answer(
                new Result(basins, (double) open / starts), new Certificate(starts, 3.0 / starts, nearestPair(ends)));
    }

    /** Of means and deviations, relative to their size; infinite between attractors of different kinds. */
    private double distance(Attractor a, Attractor b) {
        if (a.kind() != b.kind() || a.mean().size() != b.mean().size()) {
            return Double.POSITIVE_INFINITY;
        }
        double floor = ZERO * size * Math.sqrt(Math.max(1, a.mean().size()));
        double scale = Math.max(
                floor,
                Math.max(
                        a.mean().norm() + a.std().norm(),
                        b.mean().norm() + b.std().norm()));
        double apart = a.mean().minus(b.mean()).norm() + a.std().minus(b.std()).norm();
        return apart / scale;
    }

    private Optional<Double> nearestPair(List<Attractor> ends) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int j = 0; j < ends.size(); j++) {
            for (int k = 0; k < j; k++) {
                nearest = Math.min(nearest, distance(ends.get(j), ends.get(k)));
            }
        }
        return Double.isInfinite(nearest) ? Optional.empty() : Optional.of(nearest);
    }

    @Override
    public Card card() {
        return Card.ofNetwork(
                        "basins",
                        "which attractors there are, and from which share of random starts",
                        Card.Material.NETWORK,
                        About.MAP,
                        About.FLOW)
                .field("attractors", "the attractors, largest basin first")
                .field(
                        "attractors.kind",
                        "fixed-point, fixed-point-set, limit-cycle, quasi-periodic, chaotic, silent, growing or undecided")
                .field("attractors.form", "form of a limit cycle: cycle, locked-cycle or invariant-curve")
                .field("attractors.share", "", "n_k/n", "share of the random starts that end on it")
                .field("attractors.standard_error", "", "sqrt(p (1 - p)/n)", "standard error of the share")
                .field("attractors.period_s", "s", "T", "period of a cycle")
                .field("attractors.amplitude", "", "sqrt(sum_i std_i^2)", "root of the summed variances of all states")
                .field("attractors.mean", "mean of every state over the attractor, N")
                .field("undecided", "share of the starts whose end was not decided")
                .certificate("starts", "", "", "number of starts, n")
                .certificate("missed_share", "", "3/n", "upper 95 % bound of the share of basins that no start was in")
                .certificate(
                        "nearest_pair",
                        "",
                        "",
                        "least distance between two attractors of one kind, relative to their size")
                .example(
                        "rondo analyze basins network.npz --set starts=5",
                        "attractors of the Euler map from five random starts")
                .example("rondo analyze basins network.npz --about flow --set starts=5", "attractors of the flow");
    }

    @Override
    public dev.rondo.analysis.Answer<Basins.Result> of(Subject subject) {
        Answer answer = of(subject.network());
        return dev.rondo.analysis.Answer.about(about, answer.result(), answer.certificate());
    }

    @Override
    public Drawing draw(Basins.Result result, Subject subject) {
        return result.attractors().isEmpty()
                ? Drawing.none("no attractor was decided")
                : Drawing.of(BasinsFigure.of(result, starts));
    }
}
