package dev.rondo.network;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Named groups that the units of a network belong to: each unit to one, or no unit to any.
 *
 * @param names names of the groups
 * @param memberships index of the group of every unit; empty where there are no groups
 */
public record UnitGroups(List<String> names, List<Integer> memberships) {
    /** No groups. */
    public static final UnitGroups NONE = new UnitGroups(List.of(), List.of());

    private static final double ROUNDING = 1e-9;

    /** @throws IllegalArgumentException if a name comes twice, or a membership is that of no group */
    public UnitGroups {
        names = List.copyOf(names);
        memberships = List.copyOf(memberships);
        if (Set.copyOf(names).size() < names.size()) {
            throw new IllegalArgumentException("Names of groups of units must differ, got " + names);
        }
        if (names.isEmpty() != memberships.isEmpty()) {
            throw new IllegalArgumentException("Groups of units must have names and members, got the names " + names
                    + " for " + memberships.size() + " units");
        }
        for (int i = 0; i < memberships.size(); i++) {
            if (memberships.get(i) < 0 || memberships.get(i) >= names.size()) {
                throw new IllegalArgumentException("Unit " + i + " must belong to a group from 0 to "
                        + (names.size() - 1) + ", got " + memberships.get(i));
            }
        }
    }

    /**
     * Groups in order of the units: the first share of the excitatory and the first share of the inhibitory units are the first
     * group. Boundaries are cumulative shares, rounded to whole units.
     *
     * @throws IllegalArgumentException if the shares do not sum to 1, or a group has no unit
     */
    static UnitGroups of(SequencedMap<String, UnitGroup> groups, Population population) {
        double[] ends = ends(groups);
        List<Integer> memberships = new ArrayList<>();
        int excitatory = 0;
        int inhibitory = 0;
        for (int i = 0; i < population.size(); i++) {
            boolean isExcitatory = population.isExcitatory(i);
            int place = isExcitatory ? excitatory++ : inhibitory++;
            int all = isExcitatory ? population.excitatory() : population.inhibitory();
            int group = 0;
            while (place >= Math.round(ends[group] * all)) {
                group++;
            }
            memberships.add(group);
        }
        groups.forEach((name, group) -> {
            if (!memberships.contains(List.copyOf(groups.keySet()).indexOf(name))) {
                throw new IllegalArgumentException("network.groups." + name + ".share must leave the group a unit, got "
                        + group.share() + " of " + population + " units: raise it, or network.units");
            }
        });
        return new UnitGroups(List.copyOf(groups.keySet()), memberships);
    }

    /** Cumulative shares; the last one is 1. */
    private static double[] ends(SequencedMap<String, UnitGroup> groups) {
        double[] ends = new double[groups.size()];
        double sum = 0;
        int g = 0;
        for (UnitGroup group : groups.values()) {
            sum += group.share();
            ends[g++] = sum;
        }
        if (ends.length == 0 || Math.abs(sum - 1) > ROUNDING) {
            throw new IllegalArgumentException("network.groups must have shares that sum to 1, got " + sum + " of "
                    + (groups.isEmpty() ? "no groups" : String.join(", ", groups.keySet())));
        }
        ends[ends.length - 1] = 1;
        return ends;
    }

    public boolean isEmpty() {
        return names.isEmpty();
    }

    /** Number of units in a group. */
    public int size(int group) {
        return (int) memberships.stream().filter(g -> g == group).count();
    }
}
