package dev.rondo.random;

import java.nio.charset.StandardCharsets;

/**
 * Key of a random number: (seed, purpose, epoch, trial, ...) folded into 64 bits. Numbers depend on their key alone,
 * not on earlier draws, so any thread may draw them in any order.
 *
 * @param bits the folded key
 */
public record Key(long bits) {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** The key that all numbers of a run descend from. */
    public static Key ofSeed(long seed) {
        return new Key(mix(seed + GOLDEN));
    }

    /** The key for a purpose, e.g. {@code "training noise"}. */
    public Key child(String purpose) {
        long hash = bits;
        for (byte b : purpose.getBytes(StandardCharsets.UTF_8)) {
            hash = mix(hash + (b & 0xff) + GOLDEN);
        }
        return new Key(mix(hash ^ GOLDEN));
    }

    /** The key for a place in a row: an epoch, a trial, a draw. */
    public Key child(long index) {
        return new Key(mix(mix(bits + GOLDEN) ^ mix(index * GOLDEN + 0x632BE59BD9B4E019L)));
    }

    /** Uniform numbers of this key. */
    public KeyedUniform uniform() {
        return new KeyedUniform(this);
    }

    /** The mixing function of SplitMix64 (Steele, Lea and Flood 2014; constants of Stafford's variant 13). */
    static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Word {@code n} of the sequence that begins at this key. */
    long word(long n) {
        return mix(bits + (n + 1) * GOLDEN);
    }
}
