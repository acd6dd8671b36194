package dev.rondo.figure.layout;

import dev.rondo.figure.Axis;
import dev.rondo.figure.Scale;
import dev.rondo.figure.Series;
import dev.rondo.figure.Tick;
import dev.rondo.figure.TickChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The ticks of one axis of known range: major ones with their labels, minor ones without, and the power of ten that the
 * labels leave out (empty if none).
 *
 * @param slanted true if the labels do not fit side by side, so that they are slanted
 */
public record Ticks(List<Tick> major, Series minor, String factor, boolean slanted) {
    private static final Ticks NO_TICKS = new Ticks(List.of(), Series.empty(), "", false);

    /** Constraints on the density of ticks along an axis. */
    record Room(double length, double spacing, Predicate<List<Tick>> fits) {
        /** Preferred number of ticks. */
        double wanted() {
            return Math.max(2, length / spacing);
        }
    }

    /** Ticks for positions {@code low} to {@code high} of the axis' scale. */
    static Ticks of(Axis axis, double low, double high, Room room) {
        return switch (axis.ticks()) {
            case TickChoice.None none -> NO_TICKS;
            case TickChoice.At at -> labelled(within(at.ticks(), axis.scale(), low, high), room);
            case TickChoice.Automatic automatic -> automatic(axis.scale(), automatic.wholeNumbers(), low, high, room);
        };
    }

    private static Ticks automatic(Scale scale, boolean whole, double low, double high, Room room) {
        return switch (scale) {
            case Scale.Linear linear -> linear(low, high, whole, room);
            case Scale.Log log -> LogTicks.of(log, low, high, room);
            case Scale.Symlog symlog -> SymlogTicks.of(symlog, low, high, room);
            case Scale.Category category -> named(category, low, high, room);
        };
    }

    static Ticks linear(double low, double high, boolean whole, Room room) {
        TickSearch.Steps steps = TickSearch.best(
                low,
                high,
                room.wanted(),
                whole,
                s -> room.fits.test(TickLabels.of(s).ticks()));
        TickLabels labels = TickLabels.of(steps);
        return new Ticks(labels.ticks(), Series.empty(), labels.factor(), false);
    }

    private static Ticks named(Scale.Category category, double low, double high, Room room) {
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i < category.names().size(); i++) {
            ticks.add(new Tick(i, category.names().get(i)));
        }
        return labelled(within(ticks, category, low, high), room);
    }

    private static Ticks labelled(List<Tick> ticks, Room room) {
        return new Ticks(ticks, Series.empty(), "", !room.fits.test(ticks));
    }

    /** Those of the ticks that lie on the axis, with a little tolerance at its ends. */
    static List<Tick> within(List<Tick> ticks, Scale scale, double low, double high) {
        double slack = 1e-9 * (high - low);
        return ticks.stream()
                .filter(t -> {
                    double p = scale.forward(t.value());
                    return p >= low - slack && p <= high + slack;
                })
                .toList();
    }
}
