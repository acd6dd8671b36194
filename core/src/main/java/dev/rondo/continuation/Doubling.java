package dev.rondo.continuation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether a period doubling is super- or subcritical, by what it is defined by: the cycles of twice the period are found
 * close to the point, at two distances, and their unstable directions counted.
 */
final class Doubling {
    /** How far from the cycle, in the curve's arclength. */
    private static final double[] DISTANCES = {0.005, 0.01};

    private Doubling() {}

    /** What it is; open if the two distances do not agree, or there is no doubled cycle near. */
    static Onset onset(CycleCurve curve, double[] y, Departure doubled) {
        int others = others(curve.spectrum(y));
        List<Criticality> found = new ArrayList<>();
        for (double distance : DISTANCES) {
            Optional<BranchPoint> cycle = at(doubled, distance);
            if (cycle.isEmpty()) {
                return Onset.open("no cycle of twice the period was found near");
            }
            int unstable = cycle.get().spectrum().unstable();
            found.add(unstable == others ? Criticality.SUPERCRITICAL : Criticality.SUBCRITICAL);
            if (unstable != others && unstable != others + 1) {
                return Onset.open("the cycles of twice the period near have " + unstable + " unstable directions: "
                        + others + " or " + (others + 1) + " would tell");
            }
        }
        return found.getFirst() == found.getLast()
                ? Onset.of(found.getFirst())
                : Onset.open("the cycles of twice the period at two small distances are not both stable or unstable");
    }

    /** How many directions are unstable here besides the one that turns over. */
    private static int others(Spectrum spectrum) {
        int critical = 0;
        for (int k = 1; k < spectrum.values().size(); k++) {
            if (distance(spectrum, k) < distance(spectrum, critical)) {
                critical = k;
            }
        }
        int count = 0;
        for (int k = 0; k < spectrum.values().size(); k++) {
            count += k != critical && spectrum.growth(k) > spectrum.threshold() ? 1 : 0;
        }
        return count;
    }

    /** From -1. */
    private static double distance(Spectrum spectrum, int k) {
        return Math.hypot(
                spectrum.values().get(k).re() + 1, spectrum.values().get(k).im());
    }

    private static Optional<BranchPoint> at(Departure doubled, double distance) {
        double parameter = doubled.point().get(doubled.point().size() - 1);
        StepControl control = new StepControl(distance, distance, distance, Newton.STANDARD, 0.5, 1);
        double reach = 1 + Math.abs(parameter);
        Walk walk = Walk.between(parameter, parameter + reach, control).within(parameter - reach, parameter + reach);
        Continuation branch = Continuation.leaving(doubled, walk);
        return branch.hasNext() ? Optional.of(branch.next().point()) : Optional.empty();
    }
}
