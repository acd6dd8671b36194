package dev.rondo.figure.layout;

import dev.rondo.figure.NumberText;
import dev.rondo.figure.Scale;
import dev.rondo.figure.Series;
import dev.rondo.figure.Tick;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Ticks of a symlog axis: zero, and plus and minus powers of ten from the threshold on, as many as fit. */
final class SymlogTicks {
    private SymlogTicks() {}

    static Ticks of(Scale.Symlog scale, double low, double high, Ticks.Room room) {
        double largest = Math.max(Math.abs(scale.inverse(low)), Math.abs(scale.inverse(high)));
        int first = (int) Math.ceil(StrictMath.log10(scale.threshold()) - 1e-9);
        int last = (int) Math.floor(StrictMath.log10(largest) + 1e-9);
        for (int stride = 1; stride <= Math.max(1, last - first + 1); stride++) {
            List<Tick> ticks = Ticks.within(signedPowers(first, last, stride), scale, low, high);
            if (ticks.size() >= 2
                    && ticks.size() <= 1.5 * room.wanted() + 1
                    && room.fits().test(ticks)) {
                return new Ticks(ticks, Series.empty(), "", false);
            }
        }
        Ticks linear = Ticks.linear(scale.inverse(low), scale.inverse(high), false, room);
        return new Ticks(Ticks.within(linear.major(), scale, low, high), Series.empty(), linear.factor(), false);
    }

    /** Ticks from the largest power downwards, so that the outermost ticks stay when others are left out. */
    private static List<Tick> signedPowers(int first, int last, int stride) {
        boolean plain = first >= -2 && last <= 3;
        List<Tick> ticks = new ArrayList<>();
        ticks.add(new Tick(0, "0"));
        for (int k = last; k >= first; k -= stride) {
            double value = StrictMath.pow(10, k);
            String label = plain ? NumberText.plain(value) : NumberText.powerOfTen(k);
            ticks.add(new Tick(value, label));
            ticks.add(new Tick(-value, "\u2212" + label));
        }
        ticks.sort(Comparator.comparingDouble(Tick::value));
        return ticks;
    }
}
