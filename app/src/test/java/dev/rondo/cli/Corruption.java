package dev.rondo.cli;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damage of files: cuts, flipped bits, numbers beyond measure, moved and repeated pieces. The same seed, the same damage. */
final class Corruption {
    private static final int LONGEST_PIECE = 64;
    private static final List<String> WORDS = List.of(
            "1e999",
            "-1",
            "NaN",
            "null",
            "99999999999999999999",
            "\"\"",
            "[[[[[",
            "{",
            "\u0000",
            "\u001b[31m",
            "../../x",
            "é");
    private static final long[] NUMBERS = {
        0, -1, 1, 0x7fffffffL, 0x80000000L, 0xffffffffL, Long.MAX_VALUE, Long.MIN_VALUE
    };

    private final Random random;

    Corruption(long seed) {
        random = new Random(seed);
    }

    /** A damaged copy. */
    byte[] of(byte[] good) {
        byte[] bad = good.clone();
        int times = 1 + random.nextInt(3);
        for (int k = 0; k < times; k++) {
            bad = once(bad);
        }
        return bad;
    }

    private byte[] once(byte[] from) {
        if (from.length == 0) {
            return word();
        }
        int at = random.nextInt(from.length);
        int to = Math.min(from.length, at + 1 + random.nextInt(LONGEST_PIECE));
        return switch (random.nextInt(7)) {
            case 0 -> Arrays.copyOf(from, at);
            case 1 -> flipped(from);
            case 2 ->
                joined(
                        Arrays.copyOf(from, at),
                        number(),
                        Arrays.copyOfRange(from, Math.min(from.length, at + 8), from.length));
            case 3 -> joined(Arrays.copyOf(from, at), new byte[0], Arrays.copyOfRange(from, to, from.length));
            case 4 ->
                joined(
                        Arrays.copyOf(from, to),
                        Arrays.copyOfRange(from, at, to),
                        Arrays.copyOfRange(from, to, from.length));
            case 5 -> joined(Arrays.copyOf(from, at), word(), Arrays.copyOfRange(from, at, from.length));
            default -> digits(from);
        };
    }

    private byte[] flipped(byte[] from) {
        byte[] bad = from.clone();
        int bits = 1 + random.nextInt(8);
        // Heads of files say the most.
        int reach = random.nextBoolean() ? bad.length : Math.min(bad.length, 512);
        for (int k = 0; k < bits; k++) {
            bad[random.nextInt(reach)] ^= (byte) (1 << random.nextInt(8));
        }
        return bad;
    }

    /** A number in a text is replaced by another of as many digits. */
    private byte[] digits(byte[] from) {
        byte[] bad = from.clone();
        int begin = random.nextInt(bad.length);
        boolean isInside = false;
        for (int k = begin; k < bad.length; k++) {
            boolean isDigit = bad[k] >= '0' && bad[k] <= '9';
            if (isDigit) {
                bad[k] = (byte) ('0' + random.nextInt(10));
            } else if (isInside) {
                break;
            }
            isInside = isDigit;
        }
        return bad;
    }

    private byte[] number() {
        long number = NUMBERS[random.nextInt(NUMBERS.length)];
        byte[] bytes = new byte[8];
        for (int k = 0; k < bytes.length; k++) {
            bytes[k] = (byte) (number >>> (8 * k));
        }
        return random.nextBoolean() ? bytes : Arrays.copyOf(bytes, 4);
    }

    private byte[] word() {
        return WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(byte[] a, byte[] b, byte[] c) {
        byte[] all = Arrays.copyOf(a, a.length + b.length + c.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        System.arraycopy(c, 0, all, a.length + b.length, c.length);
        return all;
    }
}
