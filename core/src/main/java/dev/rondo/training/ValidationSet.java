package dev.rondo.training;

import dev.rondo.dynamics.Time;
import dev.rondo.random.Key;
import dev.rondo.task.Batch;
import dev.rondo.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Trials that a run is judged by: drawn once, with noise that is the same at every check, so that "best" is no luck. */
final class ValidationSet {
    private final List<Batch> batches;
    private final Key key;
    private final double maskSum;
    private final double totalSquares;

    private ValidationSet(List<Batch> batches, Key key) {
        this.batches = batches;
        this.key = key;
        maskSum = batches.stream().mapToDouble(Batch::maskSum).sum();
        totalSquares = totalSquares(batches, maskSum);
    }

    static ValidationSet draw(Task task, Time dt, TrainingPlan plan, Key key) {
        List<Batch> batches = new ArrayList<>();
        for (int first = 0; first < plan.validationTrials(); first += plan.trials()) {
            int from = first;
            int count = Math.min(plan.trials(), plan.validationTrials() - first);
            batches.add(Batch.of(IntStream.range(from, from + count)
                    .mapToObj(b -> task.draw(b, key.child("trials").child(b), dt))
                    .toList()));
        }
        return new ValidationSet(batches, key.child("noise"));
    }

    private static double totalSquares(List<Batch> batches, double maskSum) {
        double sum = 0;
        for (Batch batch : batches) {
            int count = batch.steps() * batch.trials() * batch.readouts();
            for (int at = 0; at < count; at++) {
                sum += batch.mask(at) * batch.target(at);
            }
        }
        double mean = sum / maskSum;
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

    /** The loss of the present parameters. */
    double loss(TrainingStep step) {
        step.loadWeights();
        double squares = 0;
        long first = 0;
        for (Batch batch : batches) {
            squares += step.squaredError(batch, key, first);
            first += batch.trials();
        }
        return squares / maskSum;
    }

    /** 1 - SSE/SST, with SST about the mean of all targets that count. */
    double r2(double loss) {
        return 1 - loss * maskSum / totalSquares;
    }
}
