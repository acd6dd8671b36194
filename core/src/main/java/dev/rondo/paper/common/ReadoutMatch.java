package dev.rondo.paper.common;

import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Agreement of readouts with their targets, whatever their amplitude: ReLU networks answer a stronger input with
 * stronger rates, so R2 would be the wrong measure.
 *
 * @param correlation correlation of readouts and targets, over times and readouts together; NaN if nothing varies
 * @param inOrder largest number of readouts that peak in the order 1, 2, ...: the longest subsequence in order
 */
public record ReadoutMatch(double correlation, int inOrder) {
    private static final double FAINT = 0.02;

    /** Of readouts to targets, steps x N_out each. */
    public static ReadoutMatch of(Matrix readouts, Matrix targets) {
        return new ReadoutMatch(
                correlation(Vector.owning(readouts.toRowMajor()), Vector.owning(targets.toRowMajor())),
                inOrder(readouts));
    }

    /** Pearson's correlation. */
    static double correlation(Vector a, Vector b) {
        Vector da = a.minus(Vector.constant(a.size(), mean(a)));
        Vector db = b.minus(Vector.constant(b.size(), mean(b)));
        double norms = da.norm() * db.norm();
        return norms == 0 ? Double.NaN : da.dot(db) / norms;
    }

    private static double mean(Vector v) {
        return v.dot(Vector.constant(v.size(), 1.0 / v.size()));
    }

    /** The longest subsequence in order of the readouts that fire, by the times of their peaks. */
    public static int inOrder(Matrix readouts) {
        List<Integer> firing = firing(readouts);
        List<Integer> turns = firing.stream()
                .sorted(Comparator.comparingDouble(l -> peak(readouts, l)))
                .toList();
        List<Integer> ends = new ArrayList<>();
        for (int label : turns) {
            int place = (int) ends.stream().filter(e -> e < label).count();
            if (place == ends.size()) {
                ends.add(label);
            } else {
                ends.set(place, label);
            }
        }
        return ends.size();
    }

    private static List<Integer> firing(Matrix readouts) {
        double largest = readouts.maxAbs();
        return IntStream.range(0, readouts.columns())
                .boxed()
                .filter(l -> largest > 0 && range(readouts.column(l)) > FAINT * largest)
                .toList();
    }

    private static double range(Vector v) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int t = 0; t < v.size(); t++) {
            low = Math.min(low, v.get(t));
            high = Math.max(high, v.get(t));
        }
        return high - low;
    }

    /** Time of a readout's peak, in steps: the centre of its activity above half of the peak, around the peak. */
    public static double peak(Matrix readouts, int readout) {
        int top = 0;
        for (int t = 1; t < readouts.rows(); t++) {
            if (readouts.get(t, readout) > readouts.get(top, readout)) {
                top = t;
            }
        }
        double half = readouts.get(top, readout) / 2;
        double sum = 0;
        double moment = 0;
        for (int direction = -1; direction <= 1; direction += 2) {
            int begin = direction < 0 ? top : top + 1;
            for (int t = begin; t >= 0 && t < readouts.rows() && readouts.get(t, readout) > half; t += direction) {
                double above = readouts.get(t, readout) - half;
                sum += above;
                moment += above * t;
            }
        }
        return sum == 0 ? Double.NaN : moment / sum;
    }
}
