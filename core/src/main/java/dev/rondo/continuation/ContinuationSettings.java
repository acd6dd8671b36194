package dev.rondo.continuation;

import dev.rondo.dynamics.Time;
import java.util.ArrayList;
import java.util.List;

/**
 * Settings of a continuation run.
 *
 * @param from first value of the parameter: the run starts at the solution nearest to the start at this value
 * @param low lower bound of the parameter
 * @param high upper bound of the parameter
 * @param direction +1 to begin with the parameter rising, -1 falling
 * @param userValues values of the parameter to be located (UZ)
 * @param largestUnknown multiple of 1 and of the first state that max |x_i| may reach before the state counts as
 *     diverging
 * @param longestPeriod longest period: a run along cycles ends when the period exceeds it
 * @param control control of the steps
 */
public record ContinuationSettings(
        double from,
        double low,
        double high,
        int direction,
        List<Double> userValues,
        double largestUnknown,
        Time longestPeriod,
        StepControl control) {
    /**
     * @throws IllegalArgumentException unless low &lt;= from &lt;= high, low &lt; high and the direction is +1 or -1
     */
    public ContinuationSettings {
        userValues = List.copyOf(userValues);
        if (!(low <= from && from <= high && low < high) || Math.abs(direction) != 1) {
            throw new IllegalArgumentException(
                    "A continuation run starts within its bounds, in direction +1 or -1: from = " + from + ", bounds = "
                            + low + " to " + high + ", direction = " + direction);
        }
    }

    /** Settings of a run from one value of the parameter towards another, which bounds the run. */
    public static ContinuationSettings between(double from, double to, StepControl control) {
        return new ContinuationSettings(
                from,
                Math.min(from, to),
                Math.max(from, to),
                to > from ? 1 : -1,
                List.of(),
                1e6,
                Time.seconds(1e3),
                control);
    }

    /** The events that may happen on any curve, the curve's own among them. */
    List<Event> events(SolutionCurve curve) {
        int parameter = curve.unknowns() - 1;
        List<Event> events = new ArrayList<>(
                List.of(new ClosedBranch(), new StateDivergence(largestUnknown), new LongestPeriod(longestPeriod)));
        events.addAll(curve.events());
        events.add(new UnknownBound(parameter, low, -1, new Ending.BoundReached(low)));
        events.add(new UnknownBound(parameter, high, 1, new Ending.BoundReached(high)));
        userValues.forEach(value -> events.add(TestFunction.parameterIs(value)));
        return events;
    }

    /** These settings with other bounds. */
    public ContinuationSettings within(double lowest, double highest) {
        return new ContinuationSettings(
                from, lowest, highest, direction, userValues, largestUnknown, longestPeriod, control);
    }

    /** These settings with values of the parameter to be located. */
    public ContinuationSettings locating(List<Double> values) {
        return new ContinuationSettings(from, low, high, direction, values, largestUnknown, longestPeriod, control);
    }

    /** These settings with another longest period. */
    public ContinuationSettings upToPeriod(Time longest) {
        return new ContinuationSettings(from, low, high, direction, userValues, largestUnknown, longest, control);
    }

    /** These settings from another value of the parameter. */
    public ContinuationSettings startingAt(double parameter) {
        return new ContinuationSettings(
                parameter, low, high, direction, userValues, largestUnknown, longestPeriod, control);
    }

    /** These settings in a direction: +1 to begin with the parameter rising, -1 falling. */
    public ContinuationSettings towards(int side) {
        return side == direction ? this : reversed();
    }

    /** These settings in the other direction. */
    public ContinuationSettings reversed() {
        return new ContinuationSettings(
                from, low, high, -direction, userValues, largestUnknown, longestPeriod, control);
    }
}
