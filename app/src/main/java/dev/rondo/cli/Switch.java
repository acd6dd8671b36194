package dev.rondo.cli;

import dev.rondo.continuation.Branch;
import dev.rondo.continuation.SpecialPoint;
import dev.rondo.continuation.SpecialType;
import dev.rondo.setting.Refusal;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Special points of a branch at which the bifurcating branch is followed, too: {@code PD}, all period doublings; {@code
 * PD2}, the second that the continuation run meets.
 *
 * @param number index of the point along the branch, from 1; empty for all
 */
record Switch(OptionalInt number) {
    private static final Pattern WORDS = Pattern.compile("PD([1-9][0-9]{0,5})?");

    static Switch named(String given) {
        Matcher words = WORDS.matcher(given);
        if (!words.matches()) {
            throw Refusal.misuse(
                    "--switch is PD, at whose points cycles of twice the period begin, or PD2 for the second"
                            + " of them: it is '" + given + "'");
        }
        return new Switch(
                words.group(1) == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(words.group(1))));
    }

    /** The points of a branch. */
    List<SpecialPoint> of(Branch branch, Output output) {
        List<SpecialPoint> all = branch.special(SpecialType.PD);
        if (number.isEmpty()) {
            return all;
        }
        if (number.getAsInt() > all.size()) {
            output.remark("--switch PD" + number.getAsInt() + ": the branch has "
                    + (all.isEmpty() ? "no PD" : "PD1 to PD" + all.size()) + "; nothing was switched to");
            return List.of();
        }
        return List.of(all.get(number.getAsInt() - 1));
    }
}
