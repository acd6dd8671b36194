package dev.rondo.network;

import dev.rondo.linalg.Matrix;
import dev.rondo.random.Key;
import dev.rondo.random.UniformSource;
import dev.rondo.setting.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Connections that a design lets exist: by groups of units, by shares of projections, and by masks of a file. */
final class DesignedConnections {
    private final NetworkDesign design;
    private final Population population;
    private final UnitGroups groups;
    private final Optional<ConnectionMasks> masks;

    private DesignedConnections(NetworkDesign design) {
        this.design = design;
        population = design.population();
        groups = design.groups().map(g -> UnitGroups.of(g, population)).orElse(UnitGroups.NONE);
        masks = design.masks().map(file -> ConnectionMasks.of(file, design.units()));
    }

    /** @throws IllegalArgumentException if groups, projections or masks contradict themselves or each other */
    static DesignedConnections of(NetworkDesign design) {
        DesignedConnections connections = new DesignedConnections(design);
        connections.requireProjections();
        return connections;
    }

    UnitGroups groups() {
        return groups;
    }

    /** True if the design says more of its connections than shares for all units. */
    boolean areDeclared() {
        return !groups.isEmpty() || masks.isPresent();
    }

    private void requireProjections() {
        List<String> seen = new ArrayList<>();
        for (GroupProjection projection : design.projections().orElse(List.of())) {
            requireGroup(projection.from());
            requireGroup(projection.to());
            String pair = "from " + projection.from() + " to " + projection.to();
            if (seen.contains(pair)) {
                throw new IllegalArgumentException("network.projections must name two groups once, got those " + pair
                        + " twice: put all shares into one entry");
            }
            seen.add(pair);
        }
    }

    private void requireGroup(String name) {
        if (!groups.names().contains(name)) {
            throw new IllegalArgumentException("network.projections must name groups of network.groups, got '" + name
                    + "'"
                    + Nearest.to(name, groups.names())
                            .map(near -> "; did you mean " + near + "?")
                            .orElse(
                                    groups.isEmpty()
                                            ? ": there are no groups"
                                            : ": there are " + String.join(", ", groups.names())));
        }
    }

    /**
     * Makes sure that groups and masks fit the channels of a task.
     *
     * @throws IllegalArgumentException if a name is that of no channel, a mask has another shape, or readouts have units of their
     *     own
     */
    void requireChannels(List<String> inputs, List<String> readouts) {
        boolean choosesReadouts = masks.map(ConnectionMasks::hasReadouts).orElse(false);
        for (var group : groupSettings().entrySet()) {
            String path = "network.groups." + group.getKey();
            requireKnown(path + ".inputs", group.getValue().inputs().keySet(), inputs);
            requireKnown(path + ".readouts", group.getValue().readouts().keySet(), readouts);
            choosesReadouts |= !group.getValue().readouts().isEmpty();
        }
        masks.ifPresent(m -> {
            m.inputs(inputs.size());
            m.readouts(readouts.size());
        });
        if (choosesReadouts && design.readouts() == Readout.ONE_TO_ONE) {
            throw new IllegalArgumentException("network.readout must be excitatory or signed where groups or masks say"
                    + " which units a readout reads, got one-to-one, in which readout l reads unit l");
        }
    }

    private SequencedMap<String, UnitGroup> groupSettings() {
        return design.groups().orElseGet(LinkedHashMap::new);
    }

    private static void requireKnown(String path, Collection<String> named, List<String> channels) {
        List<String> known = channels.stream()
                .flatMap(channel -> Stream.of(channel, groupOf(channel)))
                .distinct()
                .toList();
        for (String name : named) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(path + " must name channels of the task, got '" + name + "'"
                        + Nearest.to(name, known)
                                .map(near -> "; did you mean " + near + "?")
                                .orElse(": there are " + String.join(", ", channels)));
            }
        }
    }

    /** Group of a channel: what stands before the dot. */
    private static String groupOf(String channel) {
        int dot = channel.indexOf('.');
        return dot < 0 ? channel : channel.substring(0, dot);
    }

    /** Recurrent connections, N x N of 0 and 1; one uniform number per pair, row by row. */
    Matrix recurrent(Key key) {
        if (!areDeclared()) {
            return design.connectivity().draw(population, key);
        }
        UniformSource source = key.child("connections").uniform();
        int n = population.size();
        Optional<Matrix> mask = masks.flatMap(ConnectionMasks::connections);
        return Matrix.build(n, n, (post, pre) -> {
            boolean isDrawn = source.nextDouble() < share(post, pre);
            return isDrawn
                            && post != pre
                            && mask.map(m -> m.get(post, pre) != 0).orElse(true)
                    ? 1
                    : 0;
        });
    }

    private double share(int post, int pre) {
        Connectivity shares = groups.isEmpty() ? design.connectivity() : between(post, pre);
        return shares.of(Projection.between(population, pre, post));
    }

    private Connectivity between(int post, int pre) {
        String from = groups.names().get(groups.memberships().get(pre));
        String to = groups.names().get(groups.memberships().get(post));
        return design.projections().orElse(List.of()).stream()
                .filter(p -> p.from().equals(from) && p.to().equals(to))
                .findFirst()
                .map(GroupProjection::connectivity)
                .orElse(design.connectivity());
    }

    /** Connections of inputs, N x N_in of 0 and 1; nothing where an input reaches every unit. */
    private Optional<Matrix> inputs(List<String> names, Key key) {
        Optional<Matrix> mask = masks.flatMap(m -> m.inputs(names.size()));
        Optional<Matrix> drawn = channels(names, UnitGroup::inputs, key.child("input connections"));
        return product(drawn, mask);
    }

    /** Connections to readouts, N_out x N of 0 and 1; nothing where a readout may read every unit. */
    private Optional<Matrix> readouts(List<String> names, Key key) {
        Optional<Matrix> mask = masks.flatMap(m -> m.readouts(names.size()));
        Optional<Matrix> drawn = channels(names, UnitGroup::readouts, key.child("readout connections"));
        return product(drawn.map(Matrix::transpose), mask);
    }

    private Optional<Matrix> channels(
            List<String> names, Function<UnitGroup, SequencedMap<String, Double>> shares, Key key) {
        List<UnitGroup> all = List.copyOf(groupSettings().values());
        if (all.stream().allMatch(group -> shares.apply(group).isEmpty())) {
            return Optional.empty();
        }
        UniformSource source = key.uniform();
        return Optional.of(Matrix.build(population.size(), names.size(), (i, k) -> {
            UnitGroup group = all.get(groups.memberships().get(i));
            return source.nextDouble() < share(shares.apply(group), names.get(k)) ? 1 : 0;
        }));
    }

    private static double share(SequencedMap<String, Double> shares, String channel) {
        Double own = shares.get(channel);
        return own != null ? own : shares.getOrDefault(groupOf(channel), 1.0);
    }

    /**
     * A drawn network with masks of inputs and readouts, which declares them with its connections and its groups.
     *
     * @throws IllegalArgumentException if a readout is left without a unit
     */
    RateNetwork declared(RateNetwork drawn, Matrix connections, List<String> inputs, List<String> readouts, Key key) {
        Optional<Matrix> inputMask = inputs(inputs, key);
        Optional<Matrix> readoutMask = readouts(readouts, key);
        readoutMask.ifPresent(mask -> requireRead(mask, readouts));
        return drawn.change()
                .input(inputMask.map(mask -> masked(drawn.input(), mask)).orElse(drawn.input()))
                .readout(readoutMask.map(mask -> masked(drawn.readout(), mask)).orElse(drawn.readout()))
                .constraints(new Constraints(true, true, Optional.of(connections), inputMask, readoutMask))
                .groups(groups)
                .inputNames(inputs)
                .readoutNames(readouts)
                .build();
    }

    private void requireRead(Matrix mask, List<String> names) {
        Matrix read = masked(design.readoutMask(names.size()), mask);
        for (int l = 0; l < names.size(); l++) {
            if (read.row(l).norm() == 0) {
                throw new IllegalArgumentException("network.groups and network.masks must leave every readout a unit,"
                        + " got none for " + names.get(l) + ": raise its share, or set network.readout: signed to read"
                        + " inhibitory units too");
            }
        }
    }

    private static Matrix masked(Matrix w, Matrix mask) {
        return Matrix.build(w.rows(), w.columns(), (i, j) -> mask.get(i, j) == 0 ? 0 : w.get(i, j));
    }

    private static Optional<Matrix> product(Optional<Matrix> a, Optional<Matrix> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.or(() -> b);
        }
        return Optional.of(masked(a.get(), b.get()));
    }
}
