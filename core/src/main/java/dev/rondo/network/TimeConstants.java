package dev.rondo.network;

import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Vector;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Time constants of the units: one for all, or one each.
 *
 * <p>Equal ones are one, however they were given.
 */
public final class TimeConstants {
    private final Time[] each;
    private final boolean same;

    private TimeConstants(Time[] each) {
        this.each = each;
        same = Arrays.stream(each).allMatch(each[0]::equals);
    }

    /** One for all of so many units. */
    public static TimeConstants same(Time tau, int units) {
        Time[] each = new Time[units];
        Arrays.fill(each, requireUsable(tau));
        return new TimeConstants(each);
    }

    /** One for each unit, at least one.
     *
     * @throws IllegalArgumentException if one is not positive and finite
     */
    public static TimeConstants each(List<Time> taus) {
        taus.forEach(TimeConstants::requireUsable);
        return new TimeConstants(taus.toArray(Time[]::new));
    }

    /** One for each population. */
    public static TimeConstants of(Population population, Time excitatory, Time inhibitory) {
        requireUsable(excitatory);
        requireUsable(inhibitory);
        Time[] each = new Time[population.size()];
        Arrays.setAll(each, i -> population.isExcitatory(i) ? excitatory : inhibitory);
        return new TimeConstants(each);
    }

    private static Time requireUsable(Time tau) {
        if (!(tau.seconds() > 0) || Double.isInfinite(tau.seconds())) {
            throw new IllegalArgumentException("The time constant is positive and finite: tau = " + tau);
        }
        return tau;
    }

    /** The number of units. */
    public int size() {
        return each.length;
    }

    /** That of a unit. */
    public Time of(int unit) {
        return each[unit];
    }

    /** That of all units, where it is one. */
    public Optional<Time> common() {
        return same ? Optional.of(each[0]) : Optional.empty();
    }

    /** The smallest. */
    public Time shortest() {
        return Collections.min(Arrays.asList(each));
    }

    /** The largest. */
    public Time longest() {
        return Collections.max(Arrays.asList(each));
    }

    /** 1/tau of every unit, per second. */
    public Vector rates() {
        return Vector.owning(
                Arrays.stream(each).mapToDouble(tau -> 1 / tau.seconds()).toArray());
    }

    /** dt/tau of every unit. */
    public Vector alphas(Time dt) {
        return Vector.owning(Arrays.stream(each).mapToDouble(dt::in).toArray());
    }

    /** In seconds. */
    public Vector seconds() {
        return Vector.owning(Arrays.stream(each).mapToDouble(Time::seconds).toArray());
    }

    /** In ms. */
    public Vector ms() {
        return Vector.owning(Arrays.stream(each).mapToDouble(Time::ms).toArray());
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof TimeConstants other && Arrays.equals(each, other.each);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(each);
    }

    @Override
    public String toString() {
        return same ? each[0].toString() : "from " + shortest() + " to " + longest();
    }
}
