package dev.rondo.figure.layout;

import dev.rondo.figure.NumberText;
import dev.rondo.figure.Scale;
import dev.rondo.figure.Series;
import dev.rondo.figure.Tick;
import java.util.ArrayList;
import java.util.List;

/**
 * Ticks of a logarithmic axis: powers of ten, as many as fit, with minor ticks at 2..9; where fewer than two powers are
 * seen, also 2 and 5 times them; where even those are too few, round numbers.
 */
final class LogTicks {
    private static final double MINOR_ROOM = 14;

    private LogTicks() {}

    static Ticks of(Scale.Log scale, double low, double high, Ticks.Room room) {
        int first = (int) Math.ceil(low - 1e-9);
        int last = (int) Math.floor(high + 1e-9);
        if (last - first >= 1) {
            return decades(low, high, first, last, room);
        }
        List<Tick> few = Ticks.within(multiples(first - 1, last + 1), scale, low, high);
        if (few.size() >= 2 && room.fits().test(few)) {
            return new Ticks(few, minor(low, high), "", false);
        }
        Ticks linear = Ticks.linear(scale.inverse(low), scale.inverse(high), false, room);
        return new Ticks(Ticks.within(linear.major(), scale, low, high), Series.empty(), linear.factor(), false);
    }

    private static Ticks decades(double low, double high, int first, int last, Ticks.Room room) {
        int stride = 1;
        while ((last - first) / stride + 1 > Math.max(2, 1.5 * room.wanted())
                || !room.fits().test(powers(first, last, stride))) {
            stride++;
        }
        boolean roomy = stride == 1 && room.length() / (high - low) > MINOR_ROOM;
        Series minor = roomy ? minor(low, high) : stride > 1 ? everyPower(first, last) : Series.empty();
        return new Ticks(powers(first, last, stride), minor, "", false);
    }

    /** Every {@code stride}-th power, so that 1 would be one of them. */
    private static List<Tick> powers(int first, int last, int stride) {
        boolean plain = first >= -2 && last <= 3;
        List<Tick> ticks = new ArrayList<>();
        for (int k = first; k <= last; k++) {
            if (Math.floorMod(k, stride) == 0) {
                double value = StrictMath.pow(10, k);
                ticks.add(new Tick(value, plain ? NumberText.plain(value) : NumberText.powerOfTen(k)));
            }
        }
        return ticks;
    }

    private static List<Tick> multiples(int first, int last) {
        List<Tick> ticks = new ArrayList<>();
        for (int k = first; k <= last; k++) {
            for (int m : new int[] {1, 2, 5}) {
                double value = m * StrictMath.pow(10, k);
                ticks.add(new Tick(value, NumberText.plain(value)));
            }
        }
        return ticks;
    }

    private static Series minor(double low, double high) {
        List<Double> values = new ArrayList<>();
        for (int k = (int) Math.floor(low); k <= high; k++) {
            for (int m = 2; m <= 9; m++) {
                double position = k + StrictMath.log10(m);
                if (position >= low && position <= high) {
                    values.add(m * StrictMath.pow(10, k));
                }
            }
        }
        return Series.of(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static Series everyPower(int first, int last) {
        double[] values = new double[last - first + 1];
        for (int k = first; k <= last; k++) {
            values[k - first] = StrictMath.pow(10, k);
        }
        return Series.of(values);
    }
}
