package dev.rondo.file.numpy;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.util.zip.CRC32;

/**
 * A stream that holds what was declared for it and nothing else: not one byte more or less, and the checksum.
 */
final class DeclaredStream extends FilterInputStream {
    private final long declared;
    private final long checksum;
    private final CRC32 sum = new CRC32();
    private long count;

    /** Error of a stream whose length differs from the declared one. */
    static final class Broken extends IOException {
        @Serial
        private static final long serialVersionUID = 1;

        Broken(String message) {
            super(message);
        }
    }

    /** @param checksum the CRC-32, or -1 if none was declared */
    DeclaredStream(InputStream in, long declared, long checksum) {
        super(in);
        this.declared = declared;
        this.checksum = checksum;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int got = super.read(bytes, from, length);
        if (got > 0) {
            count += got;
            sum.update(bytes, from, got);
            if (count > declared) {
                throw new Broken("it declares " + declared + " bytes and unpacks to more: damaged or hostile");
            }
        }
        return got;
    }

    @Override
    public long skip(long n) throws IOException {
        throw new UnsupportedOperationException("skipped bytes would miss in the checksum");
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** @throws Broken if there is more, if there was less, or if the checksum is another */
    void requireEnd() throws IOException {
        if (read() >= 0 || count < declared) {
            throw new Broken("it declares " + declared + " bytes and unpacks to " + count);
        }
        if (checksum >= 0 && sum.getValue() != checksum) {
            throw new Broken("its checksum (CRC-32) is wrong: the file is damaged");
        }
    }
}
