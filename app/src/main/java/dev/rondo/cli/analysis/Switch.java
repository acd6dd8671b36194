package dev.rondo.cli.analysis;

import dev.rondo.analysis.branch.BranchSwitches;
import dev.rondo.cli.console.Output;
import dev.rondo.continuation.Branch;
import dev.rondo.continuation.SpecialPoint;
import dev.rondo.continuation.SpecialType;
import dev.rondo.setting.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Special points of a branch at which the bifurcating branches are followed, too: {@code HB}, all Hopf points; {@code
 * PD2}, the second period doubling that the continuation run meets.
 *
 * @param type type of the points
 * @param number index of the point along the branch, from 1; empty for all
 */
record Switch(SpecialType type, OptionalInt number) {
    private static final Pattern WORDS = Pattern.compile("(PD|HB|BP)([1-9][0-9]{0,5})?");

    /**
     * A point at which branches may leave.
     *
     * @param name type and index, such as {@code HB1}
     */
    record Place(String name, SpecialPoint point) {}

    /** The switches of a list such as {@code HB,PD2}. */
    static List<Switch> named(String given) {
        List<Switch> all = new ArrayList<>();
        for (String word : given.split(",", -1)) {
            Matcher matcher = WORDS.matcher(word.strip());
            if (!matcher.matches()) {
                throw Refusal.misuse(
                        "--switch is PD (cycles of twice the period), HB (cycles at Hopf points), BP (branches that"
                                + " cross), or PD2 for the second of them; joined by commas: it is '" + given + "'");
            }
            all.add(new Switch(
                    SpecialType.valueOf(matcher.group(1)),
                    matcher.group(2) == null
                            ? OptionalInt.empty()
                            : OptionalInt.of(Integer.parseInt(matcher.group(2)))));
        }
        return all;
    }

    /** The points of a branch; a remark tells where there is none of that number. */
    List<Place> of(Branch branch, BranchSwitches switches, Output output) {
        List<Place> all = new ArrayList<>();
        for (SpecialPoint point : branch.special()) {
            if (switches.leaveAt(point, type)) {
                all.add(new Place(type.name() + (all.size() + 1), point));
            }
        }
        if (number.isEmpty()) {
            return all;
        }
        if (number.getAsInt() > all.size()) {
            output.remark("--switch " + type + number.getAsInt() + ": the branch has "
                    + (all.isEmpty() ? "no " + type : type + "1 to " + type + all.size())
                    + "; nothing was switched to");
            return List.of();
        }
        return List.of(all.get(number.getAsInt() - 1));
    }
}
