package dev.rondo.figure;

/** Counts values in equal bins. */
final class Histogram {
    private Histogram() {}

    static Bars of(double[] values, int bins, boolean asDensity) {
        if (bins < 1) {
            throw new IllegalArgumentException("A histogram has at least one bin: " + bins);
        }
        Interval range = Interval.NONE;
        for (double v : values) {
            range = range.withHard(Scale.LINEAR.forward(v));
        }
        range = range.padded(0, Scale.LINEAR);
        double width = (range.high() - range.low()) / bins;
        double[] counts = new double[bins];
        int total = 0;
        for (double v : values) {
            if (!Double.isNaN(Scale.LINEAR.forward(v))) {
                counts[Math.clamp((int) ((v - range.low()) / width), 0, bins - 1)]++;
                total++;
            }
        }
        if (asDensity && total > 0) {
            for (int i = 0; i < bins; i++) {
                counts[i] /= total * width;
            }
        }
        return Bars.of(Series.spaced(range.low() + width / 2, width, bins).toArray(), counts, width);
    }
}
