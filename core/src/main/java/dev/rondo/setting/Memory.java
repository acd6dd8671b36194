package dev.rondo.setting;

import java.util.Locale;

/** Says before an allocation, rather than after it, that something does not fit. */
public final class Memory {
    private static final String[] UNITS = {"bytes", "KiB", "MiB", "GiB", "TiB", "PiB"};
    private static final String[] DECIMAL = {"bytes", "kB", "MB", "GB", "TB", "PB"};

    private Memory() {}

    /** Requires so many bytes to be available.
     *
     * @param what subject of the message: the thing that needs them
     * @throws IllegalArgumentException if this JVM may not have as many
     */
    public static void require(long bytes, String what) {
        long most = Runtime.getRuntime().maxMemory();
        if (bytes > most) {
            throw new IllegalArgumentException(what + " needs " + text(bytes) + " of memory: Java may use " + text(most)
                    + " here (its option -Xmx)");
        }
    }

    /** For messages about data, with decimal prefixes: {@code 3.84 GB}. */
    public static String ofData(double bytes) {
        int unit = bytes < 1000 ? 0 : (int) Math.min(Math.log10(bytes) / 3, DECIMAL.length - 1);
        return String.format(Locale.ROOT, "%.2f %s", bytes / Math.pow(1000, unit), DECIMAL[unit]);
    }

    /** For messages: {@code 4.0 GiB}. */
    public static String text(long bytes) {
        if (bytes < 1024) {
            return bytes + " bytes";
        }
        int unit = Math.min((63 - Long.numberOfLeadingZeros(bytes)) / 10, UNITS.length - 1);
        return String.format(Locale.ROOT, "%.1f %s", Math.scalb((double) bytes, -10 * unit), UNITS[unit]);
    }
}
