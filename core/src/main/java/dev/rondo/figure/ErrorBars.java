package dev.rondo.figure;

/** Lengths of error bars below and above each point; empty for none. */
public record ErrorBars(Series below, Series above) {
    public static final ErrorBars NONE = new ErrorBars(Series.empty(), Series.empty());

    public ErrorBars {
        Series.requireSameSize("below", below, "above", above);
        for (int i = 0; i < below.size(); i++) {
            if (below.get(i) < 0 || above.get(i) < 0) {
                throw new IllegalArgumentException("Error bars are lengths, not ends, so they are not negative: bar "
                        + i + " reaches " + below.get(i) + " below and " + above.get(i) + " above");
            }
        }
    }

    /** Error bars of the same length to both sides. */
    public static ErrorBars symmetric(double... reach) {
        Series both = Series.of(reach);
        return new ErrorBars(both, both);
    }

    public boolean isNone() {
        return below.isEmpty();
    }
}
