package dev.rondo.training;

import dev.rondo.random.Key;
import dev.rondo.task.Batch;
import dev.rondo.task.Scoring;
import dev.rondo.task.Trial;
import dev.rondo.task.Trials;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Trials that a run is judged by: drawn once, with noise that is the same at every check, so that "best" is no luck. */
final class ValidationSet {
    /** Conditions of which each is validated at least once; of more, some are drawn. */
    private static final long MOST_IN_TURN = 10_000;

    private final List<List<Trial>> trials;
    private final List<Batch> batches;
    private final Optional<Scoring> scoring;
    private final long conditions;
    private final int units;
    private final Key key;
    private final double maskSum;
    private final double totalSquares;

    private ValidationSet(List<List<Trial>> trials, Optional<Scoring> scoring, long conditions, int units, Key key) {
        this.trials = trials;
        this.scoring = scoring;
        this.conditions = conditions;
        this.units = units;
        batches = trials.stream().map(Batch::of).toList();
        this.key = key;
        maskSum = batches.stream().mapToDouble(Batch::weight).sum();
        totalSquares = totalSquares(batches, maskSum);
    }

    static ValidationSet draw(Trials trials, Optional<Scoring> scoring, Schedule schedule, int units, Key key) {
        List<List<Trial>> batches = new ArrayList<>();
        int all = size(schedule, trials.validationPeriod());
        for (int first = 0; first < all; first += schedule.trials()) {
            int from = first;
            int count = Math.min(schedule.trials(), all - first);
            batches.add(IntStream.range(from, from + count)
                    .mapToObj(b -> trials.validation(b, key.child("trials").child(b)))
                    .toList());
        }
        return new ValidationSet(batches, scoring, trials.conditionCount(), units, key.child("noise"));
    }

    /** Number of trials: whole rounds of what comes in turn, conditions or held-out trials, unless those are very many. */
    static int size(Schedule schedule, long period) {
        int asked = schedule.validationTrials();
        return period > MOST_IN_TURN ? asked : (int) ((asked + period - 1) / period * period);
    }

    private static double totalSquares(List<Batch> batches, double maskSum) {
        double sum = 0;
        for (Batch batch : batches) {
            int count = batch.steps() * batch.trials() * batch.readouts();
            for (int at = 0; at < count; at++) {
                sum += batch.mask(at) * batch.target(at);
            }
        }
        double mean = maskSum > 0 ? sum / maskSum : 0;
        double squares = 0;
        for (Batch batch : batches) {
            int count = batch.steps() * batch.trials() * batch.readouts();
            for (int at = 0; at < count; at++) {
                double deviation = batch.target(at) - mean;
                squares += batch.mask(at) * deviation * deviation;
            }
        }
        return squares;
    }

    /**
     * Loss and scores of the present parameters.
     *
     * @param loss sum(mask (z - target)^2)/sum(mask)
     * @param silent share of units that fire in no trial
     * @param scores those of the task
     */
    record Judged(double loss, double silent, Scores scores) {}

    Judged judge(Learner learner) {
        Optional<ScoreSum> sum = scoring.map(s -> new ScoreSum(s, conditions));
        FiringUnits firing = new FiringUnits(units);
        double squares = 0;
        long first = 0;
        for (int k = 0; k < batches.size(); k++) {
            Batch batch = batches.get(k);
            List<Trial> ofBatch = trials.get(k);
            ForwardPass pass = learner.forward(batch, key, first);
            squares += pass.squaredError();
            firing.add(ofBatch, pass);
            sum.ifPresent(s -> s.add(ofBatch, batch, pass));
            first += batch.trials();
        }
        return new Judged(
                maskSum > 0 ? squares / maskSum : 0,
                firing.silent(),
                sum.map(ScoreSum::scores).orElse(Scores.NONE));
    }

    /** 1 - SSE/SST, with SST about the mean of all targets that count; NaN where those do not vary. */
    double r2(double loss) {
        return totalSquares > 0 ? 1 - loss * maskSum / totalSquares : Double.NaN;
    }

    /** Mean of the squares of all targets that count. */
    double meanSquareOfTargets() {
        double sum = 0;
        for (Batch batch : batches) {
            int count = batch.steps() * batch.trials() * batch.readouts();
            for (int at = 0; at < count; at++) {
                sum += batch.mask(at) * batch.target(at) * batch.target(at);
            }
        }
        return maskSum > 0 ? sum / maskSum : 0;
    }
}
