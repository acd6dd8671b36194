package dev.rondo.setting.yaml;

import dev.rondo.dynamics.Frequency;
import dev.rondo.dynamics.Time;
import java.util.Locale;

/** Unit of a number in a file: none, or that of a time or frequency in the unit that its key ends with. */
enum Unit {
    NONE(""),
    MS("ms") {
        @Override
        Object quantity(double number) {
            return Time.ms(number);
        }

        // The milliseconds that give this very time back: two roundings can miss them by a unit in the last place. A
        // time that did not begin as milliseconds may have none; then the nearest must do.
        @Override
        double number(Object quantity) {
            Time time = (Time) quantity;
            double ms = time.ms();
            for (double near : new double[] {ms, Math.nextUp(ms), Math.nextDown(ms)}) {
                if (Time.ms(near).equals(time)) {
                    return near;
                }
            }
            return ms;
        }
    },
    S("s") {
        @Override
        Object quantity(double number) {
            return Time.seconds(number);
        }

        @Override
        double number(Object quantity) {
            return ((Time) quantity).seconds();
        }
    },
    HZ("Hz") {
        @Override
        Object quantity(double number) {
            return Frequency.hertz(number);
        }

        @Override
        double number(Object quantity) {
            return ((Frequency) quantity).hertz();
        }
    };

    private final String symbol;

    Unit(String symbol) {
        this.symbol = symbol;
    }

    /** The object for a number. */
    Object quantity(double number) {
        return number;
    }

    /** The number for an object. */
    double number(Object quantity) {
        return (Double) quantity;
    }

    String symbol() {
        return symbol;
    }

    /** The end of the key: {@code _ms}. */
    String suffix() {
        return this == NONE ? "" : "_" + name().toLowerCase(Locale.ROOT);
    }
}
