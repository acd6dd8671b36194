package dev.rondo.network.parameter;

import dev.rondo.linalg.Vector;
import dev.rondo.network.RateNetwork;

/** Common parts of parameters that move inputs. */
final class Inputs {
    private Inputs() {}

    /** Drive of every unit by a unit of each input at once. */
    static Vector ofAll(RateEquation equation) {
        return equation.inputWeights()
                .times(Vector.constant(equation.baselines().size(), 1));
    }

    static void requireReached(RateNetwork network) {
        if (network.inputs() == 0 || network.input().maxAbs() == 0) {
            throw new IllegalArgumentException("Baseline and input move nothing: all of W_in is 0, no input reaches a"
                    + " unit; name a projection, tau or dt, or give the network input weights");
        }
    }

    static void requireSeen(RateNetwork network, double u, String values) {
        if (network.noise().rectifyInput() && u < 0) {
            throw new IllegalArgumentException(
                    "The network clips its input at 0 (rectify_input), so that what is below 0 is" + " 0 to it: "
                            + values);
        }
    }

    /** The lowest tonic level. */
    static double lowestBaseline(RateNetwork network) {
        double lowest = Double.POSITIVE_INFINITY;
        for (int k = 0; k < network.inputs(); k++) {
            lowest = Math.min(lowest, network.baselines().get(k));
        }
        return lowest;
    }
}
