package dev.rondo.network;

import dev.rondo.linalg.Matrix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Connections of a named group of units as they are: shares of weights other than 0.
 *
 * @param name name of the group
 * @param units number of its units
 * @param excitatory number of its excitatory units
 * @param inputs share of its units that an input reaches, by the input's name
 * @param readouts share of its units that a readout reads, by the readout's name
 * @param from share of the connections from each group to this one, by the sending group's name; no unit connects to itself
 */
public record GroupSummary(
        String name,
        int units,
        int excitatory,
        Map<String, Double> inputs,
        Map<String, Double> readouts,
        Map<String, Double> from) {

    /** The groups of a network, in order; none where its units have no groups. */
    public static List<GroupSummary> of(RateNetwork network) {
        List<GroupSummary> all = new ArrayList<>();
        for (int g = 0; g < network.groups().names().size(); g++) {
            all.add(of(network, g));
        }
        return all;
    }

    private static GroupSummary of(RateNetwork network, int group) {
        int[] units = units(network, group);
        Map<String, Double> inputs = new LinkedHashMap<>();
        for (int k = 0; k < network.inputs(); k++) {
            inputs.put(network.inputName(k), share(network.input(), units, new int[] {k}));
        }
        Map<String, Double> readouts = new LinkedHashMap<>();
        for (int l = 0; l < network.readouts(); l++) {
            readouts.put(network.readoutName(l), share(network.readout(), new int[] {l}, units));
        }
        Map<String, Double> from = new LinkedHashMap<>();
        for (int sender = 0; sender < network.groups().names().size(); sender++) {
            int[] senders = units(network, sender);
            double all = share(network.recurrent(), units, senders);
            int self = sender == group ? units.length : 0;
            double pairs = (double) units.length * senders.length;
            from.put(network.groups().names().get(sender), pairs == self ? 0 : all * pairs / (pairs - self));
        }
        int excitatory = (int) IntStream.of(units)
                .filter(i -> network.signs().map(p -> p.isExcitatory(i)).orElse(false))
                .count();
        return new GroupSummary(network.groups().names().get(group), units.length, excitatory, inputs, readouts, from);
    }

    private static int[] units(RateNetwork network, int group) {
        return IntStream.range(0, network.units())
                .filter(i -> network.groups().memberships().get(i) == group)
                .toArray();
    }

    private static double share(Matrix w, int[] rows, int[] columns) {
        long connected = IntStream.of(rows)
                .mapToLong(
                        i -> IntStream.of(columns).filter(j -> w.get(i, j) != 0).count())
                .sum();
        return (double) connected / ((long) rows.length * columns.length);
    }
}
