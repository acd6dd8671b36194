package dev.rondo.file.atomic;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Digest of the content of a file.
 *
 * @param sha256 SHA-256, hexadecimal
 * @param bytes number of bytes
 */
public record Digest(String sha256, long bytes) {
    private static final int BUFFER = 1 << 16;

    /** Digest of a file as it is now. */
    public static Digest of(Path file) throws IOException {
        MessageDigest digest = fresh();
        long length = 0;
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
                length += n;
            }
        }
        return new Digest(HexFormat.of().formatHex(digest.digest()), length);
    }

    private static MessageDigest fresh() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
