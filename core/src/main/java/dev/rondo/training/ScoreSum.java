package dev.rondo.training;

import dev.rondo.linalg.Matrix;
import dev.rondo.task.Batch;
import dev.rondo.task.Scoring;
import dev.rondo.task.Trial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Adds up the scores of validation trials, all of them and by condition. */
final class ScoreSum {
    /** Conditions that are told apart; of tasks with more, only the mean is known. */
    static final long MOST_CONDITIONS = 200;

    private final Scoring scoring;
    private final double[] sums;
    private final int[] counts;
    private double sum;
    private int count;

    ScoreSum(Scoring scoring, long conditions) {
        this.scoring = scoring;
        int apart = conditions <= MOST_CONDITIONS ? (int) conditions : 0;
        sums = new double[apart];
        counts = new int[apart];
    }

    /** Adds the trials of a batch after its forward pass. */
    void add(List<Trial> trials, Batch batch, ForwardPass pass) {
        for (int b = 0; b < trials.size(); b++) {
            int row = b;
            Trial trial = trials.get(b);
            Matrix z = Matrix.build(
                    batch.steps(), batch.readouts(), (t, l) -> pass.z().at(t + 1, row, l));
            scoring.of(trial, z).ifPresent(score -> add(trial.facts().condition(), score));
        }
    }

    private void add(long condition, double score) {
        sum += score;
        count++;
        if (condition >= 0 && condition < sums.length) {
            sums[(int) condition] += score;
            counts[(int) condition]++;
        }
    }

    Scores scores() {
        List<Double> means = new ArrayList<>();
        for (int c = 0; c < sums.length; c++) {
            means.add(counts[c] == 0 ? Double.NaN : sums[c] / counts[c]);
        }
        double mean = count == 0 ? Double.NaN : sum / count;
        double worst = means.stream()
                .mapToDouble(Double::doubleValue)
                .filter(m -> !Double.isNaN(m))
                .min()
                .orElse(mean);
        return new Scores(scoring.isOfWorstCondition() && Arrays.stream(counts).sum() > 0 ? worst : mean, means);
    }
}
