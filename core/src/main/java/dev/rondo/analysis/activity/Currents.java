package dev.rondo.analysis.activity;

import dev.rondo.dynamics.Trajectory;
import dev.rondo.linalg.Matrix;
import dev.rondo.network.RateNetwork;
import java.util.List;

/**
 * The net currents that units receive over time (Rajakumar et al. 2021, equation 2.9):
 *
 * <pre>
 *   excitatory[i] = sum over excitatory j of W_ij r_j,    inhibitory[i] = the same over inhibitory j (not positive)
 *   external[i]   = sum over k of W_in[i, k] u_k + b_i
 * </pre>
 *
 * all with the rates and the input of the same row; their sum drives the state from that row on.
 *
 * @param units indices of the units, one per column
 * @param excitatory excitatory currents, rows x units
 * @param inhibitory inhibitory currents, not positive, rows x units
 * @param external input currents and bias, rows x units
 */
public record Currents(List<Integer> units, Matrix excitatory, Matrix inhibitory, Matrix external) {
    public Currents {
        units = List.copyOf(units);
    }

    /**
     * The currents of some units along a trajectory.
     *
     * @throws IllegalArgumentException if there is no such unit, or the trajectory is of another network
     */
    public static Currents of(RateNetwork network, Trajectory trajectory, List<Integer> units) {
        if (trajectory.units() != network.units()) {
            throw new IllegalArgumentException("A trajectory belongs to its network: it has " + trajectory.units()
                    + " units, the network " + network.units());
        }
        for (int unit : units) {
            if (unit < 0 || unit >= network.units()) {
                throw new IllegalArgumentException(
                        "Units are counted from 0 to " + (network.units() - 1) + ": there is no unit " + unit);
            }
        }
        Matrix external = Matrix.build(trajectory.rows(), units.size(), (t, c) -> {
            double sum = network.bias().get(units.get(c));
            for (int k = 0; k < network.inputs(); k++) {
                sum = Math.fma(
                        network.input().get(units.get(c), k), trajectory.u().get(t, k), sum);
            }
            return sum;
        });
        return new Currents(
                units, recurrent(network, trajectory, units, 1), recurrent(network, trajectory, units, -1), external);
    }

    private static Matrix recurrent(RateNetwork network, Trajectory trajectory, List<Integer> units, int sign) {
        return Matrix.build(trajectory.rows(), units.size(), (t, c) -> {
            double sum = 0;
            for (int j = 0; j < network.units(); j++) {
                if (network.population().sign(j) == sign) {
                    sum = Math.fma(
                            network.recurrent().get(units.get(c), j),
                            trajectory.r().get(t, j),
                            sum);
                }
            }
            return sum;
        });
    }
}
