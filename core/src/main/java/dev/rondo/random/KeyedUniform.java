package dev.rondo.random;

/** The uniform numbers of one key: SplitMix64 started there, 53 bits each. */
public final class KeyedUniform implements UniformSource {
    private final Key key;
    private long drawn;

    KeyedUniform(Key key) {
        this.key = key;
    }

    @Override
    public double nextDouble() {
        return (key.word(drawn++) >>> 11) * 0x1p-53;
    }
}
