package dev.rondo.task;

/**
 * Target of a sequence: bumps one after the other.
 *
 * @param bump shape of a readout's activity
 * @param readouts number of readouts that fire
 * @param overlap the part of its window that a half-sine bump shares with the next
 * @param height the peak of a bump
 */
record BumpTrain(SequenceTask.Bump bump, int readouts, double overlap, double height) {
    /** The wanted activity of readout {@code l}, so many seconds after the onset of a sequence that lasts {@code span} seconds. */
    double at(int l, double sinceOnset, double span) {
        return height
                * switch (bump) {
                    case HALF_SINE -> {
                        double window = window(span);
                        double phase = (sinceOnset - (1 - overlap) * window * l) / window;
                        yield phase > 0 && phase < 1 ? StrictMath.sin(Math.PI * phase) : 0;
                    }
                    case GAUSSIAN -> {
                        double spacing = span / readouts;
                        double distance = (sinceOnset - (l + 0.5) * spacing) / (spacing / 4);
                        yield StrictMath.exp(-distance * distance / 2);
                    }
                };
    }

    /** The part of the span between the first peak and the last. */
    double betweenPeaks() {
        return switch (bump) {
            case HALF_SINE -> 1 - window(1);
            case GAUSSIAN -> 1 - 1.0 / readouts;
        };
    }

    private double window(double span) {
        return span / (1 + (readouts - 1) * (1 - overlap));
    }
}
