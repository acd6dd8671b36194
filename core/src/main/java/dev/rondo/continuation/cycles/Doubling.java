package dev.rondo.continuation.cycles;

import dev.rondo.continuation.BifurcationOutcome;
import dev.rondo.continuation.BranchPoint;
import dev.rondo.continuation.BranchSwitch;
import dev.rondo.continuation.Continuation;
import dev.rondo.continuation.ContinuationSettings;
import dev.rondo.continuation.Criticality;
import dev.rondo.continuation.Spectrum;
import dev.rondo.continuation.StepControl;
import dev.rondo.dynamics.solve.Newton;
import java.util.Optional;

/**
 * Criticality of a period doubling by its definition: the cycles of twice the period are found close to the point, and
 * their unstable directions counted, at distances that are halved until two in a row agree.
 */
final class Doubling {
    /** Distances from the cycle, in the curve's arclength. */
    private static final double[] DISTANCES = {0.01, 0.005, 0.0025, 0.00125};

    private Doubling() {}

    /** The criticality; open if no two distances in a row agree. */
    static BifurcationOutcome onset(CycleCurve curve, double[] y, BranchSwitch doubled) {
        int others = others(curve.spectrum(y));
        BifurcationOutcome before = BifurcationOutcome.open("");
        BifurcationOutcome now = before;
        for (double distance : DISTANCES) {
            before = now;
            now = at(doubled, distance)
                    .map(cycle -> told(cycle.spectrum().unstable(), others))
                    .orElse(BifurcationOutcome.open("no cycle of twice the period was found near"));
            if (now.criticality().isPresent() && now.equals(before)) {
                return now;
            }
        }
        return now.criticality().isEmpty()
                ? now
                : BifurcationOutcome.open(
                        "the cycles of twice the period at small distances are now stable, now unstable");
    }

    private static BifurcationOutcome told(int unstable, int others) {
        if (unstable != others && unstable != others + 1) {
            return BifurcationOutcome.open("the cycles of twice the period near have " + unstable
                    + " unstable directions: " + others + " or " + (others + 1) + " would tell");
        }
        return BifurcationOutcome.of(unstable == others ? Criticality.SUPERCRITICAL : Criticality.SUBCRITICAL);
    }

    /** Number of unstable directions here besides the one of the multiplier nearest to -1. */
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

    /** Distance of a multiplier from -1. */
    private static double distance(Spectrum spectrum, int k) {
        return Math.hypot(
                spectrum.values().get(k).re() + 1, spectrum.values().get(k).im());
    }

    private static Optional<BranchPoint> at(BranchSwitch doubled, double distance) {
        double parameter = doubled.point().get(doubled.point().size() - 1);
        StepControl control = new StepControl(distance, distance, distance, Newton.STANDARD, 0.5, 1);
        double reach = 1 + Math.abs(parameter);
        ContinuationSettings settings = ContinuationSettings.between(parameter, parameter + reach, control)
                .within(parameter - reach, parameter + reach);
        Continuation branch = Continuation.leaving(doubled, settings);
        return branch.hasNext() ? Optional.of(branch.next().point()) : Optional.empty();
    }
}
