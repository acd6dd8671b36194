package dev.rondo.continuation.locus;

/**
 * Part of the plane of two parameters in which curves are followed. A step across it counts the same along both.
 *
 * @param firstLow lower bound of the first parameter
 * @param firstHigh upper bound of the first parameter
 * @param secondLow lower bound of the second parameter
 * @param secondHigh upper bound of the second parameter
 */
public record Plane(double firstLow, double firstHigh, double secondLow, double secondHigh) {
    /** @throws IllegalArgumentException unless both ranges are finite and not empty */
    public Plane {
        if (!(firstLow < firstHigh && secondLow < secondHigh)
                || !Double.isFinite(firstHigh - firstLow)
                || !Double.isFinite(secondHigh - secondLow)) {
            throw new IllegalArgumentException("A plane of parameters has two ranges, low < high: " + firstLow + " to "
                    + firstHigh + " and " + secondLow + " to " + secondHigh);
        }
    }

    /** Test that a point lies in it. */
    public boolean contains(double first, double second) {
        return firstLow <= first && first <= firstHigh && secondLow <= second && second <= secondHigh;
    }

    double firstRange() {
        return firstHigh - firstLow;
    }

    double secondRange() {
        return secondHigh - secondLow;
    }
}
