package dev.rondo.task.recorded;

import dev.rondo.task.data.DataFile;
import dev.rondo.task.data.NamedArray;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Rates of recorded units as targets, {@code [trial, time, unit]}.
 *
 * @param file file with the array
 * @param name name of the array, {@code [unit, time]} or {@code [trial, unit, time]}
 * @param units numbers of the units that are taken; all if left out
 * @param kernel standard deviation of the smoothing Gaussian in samples
 * @param normalise true to divide every unit by its peak
 */
record RecordedRates(
        DataFile file, String name, Optional<List<Integer>> units, Optional<Double> kernel, boolean normalise) {
    private static final double REACH = 4;

    /** @throws IllegalArgumentException if the array has another shape, lacks a unit, or is not finite */
    TrialArrays.Cube cube() {
        NamedArray.Numbers array = file.numbers(name);
        if (array.dimensions() < 2 || array.dimensions() > 3 || array.shape().contains(0)) {
            throw new IllegalArgumentException(file.path() + ": " + name
                    + " must have the dimensions [unit, time] or [trial, unit, time], none of them 0; its shape is "
                    + array.shapeText());
        }
        List<Integer> shape = array.dimensions() == 3
                ? array.shape()
                : List.of(1, array.shape().get(0), array.shape().get(1));
        List<Integer> taken =
                units.orElseGet(() -> IntStream.range(0, shape.get(1)).boxed().toList());
        for (int unit : taken) {
            if (unit >= shape.get(1)) {
                throw new IllegalArgumentException(
                        "units are counted from 0 to " + (shape.get(1) - 1) + ", got " + unit);
            }
        }
        double[] values = new double[shape.get(0) * shape.get(2) * taken.size()];
        TrialArrays.Cube cube = new TrialArrays.Cube(shape.get(0), shape.get(2), taken.size(), values);
        for (int l = 0; l < taken.size(); l++) {
            fill(cube, l, taken.get(l), array.values(), shape);
        }
        return cube;
    }

    private void fill(TrialArrays.Cube cube, int l, int unit, double[] from, List<Integer> shape) {
        int samples = shape.get(2);
        double peak = 0;
        for (int b = 0; b < shape.get(0); b++) {
            int start = (b * shape.get(1) + unit) * samples;
            double[] rates = smoothed(from, start, samples, b, unit);
            for (int t = 0; t < samples; t++) {
                cube.set(b, t, l, rates[t]);
                peak = Math.max(peak, Math.abs(rates[t]));
            }
        }
        for (int b = 0; normalise && peak > 0 && b < shape.get(0); b++) {
            for (int t = 0; t < samples; t++) {
                cube.set(b, t, l, cube.at(b, t, l) / peak);
            }
        }
    }

    private double[] smoothed(double[] from, int start, int samples, int trial, int unit) {
        double[] rates = new double[samples];
        for (int t = 0; t < samples; t++) {
            double value = from[start + t];
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(file.path() + ": " + name + " must be finite numbers, got " + value
                        + " in trial " + trial + ", unit " + unit + ", sample " + t);
            }
            rates[t] = value;
        }
        return kernel.map(sd -> convolved(rates, sd)).orElse(rates);
    }

    /** Convolution with a Gaussian that is cut at the ends of the trial and keeps its sum there. */
    private static double[] convolved(double[] rates, double sd) {
        int reach = (int) Math.ceil(REACH * sd);
        double[] out = new double[rates.length];
        for (int t = 0; t < rates.length; t++) {
            double sum = 0;
            double weight = 0;
            for (int s = Math.max(0, t - reach); s < Math.min(rates.length, t + reach + 1); s++) {
                double w = StrictMath.exp(-0.5 * (s - t) * (s - t) / (sd * sd));
                sum += w * rates[s];
                weight += w;
            }
            out[t] = sum / weight;
        }
        return out;
    }
}
