package dev.rondo.training;

import dev.rondo.task.Trial;
import java.util.BitSet;
import java.util.List;

/** Units that fire in trials: those whose rate is other than 0 at one step at least, steps after a trial's end left out. */
final class FiringUnits {
    private final int units;
    private final BitSet firing = new BitSet();

    FiringUnits(int units) {
        this.units = units;
    }

    /** Adds the trials of a batch after its forward pass. */
    void add(List<Trial> trials, ForwardPass pass) {
        for (int i = firing.nextClearBit(0); i < units; i = firing.nextClearBit(i + 1)) {
            if (fires(i, trials, pass)) {
                firing.set(i);
            }
        }
    }

    private static boolean fires(int unit, List<Trial> trials, ForwardPass pass) {
        for (int b = 0; b < trials.size(); b++) {
            for (int t = 1; t <= trials.get(b).length(); t++) {
                if (pass.r().at(t, b, unit) != 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Share of the units that have not fired. */
    double silent() {
        return 1 - (double) firing.cardinality() / units;
    }
}
