package dev.rondo.file.hdf5;

import dev.rondo.file.atomic.FileTrouble;
import dev.rondo.setting.Refusal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Head of an HDF5 file, of which one thing is asked: how long the file must be.
 *
 * <p>Reference: HDF5 File Format Specification 3.0, II.A: the signature stands at byte 0, 512, 1024, 2048, ...; versions 0 and
 * 1 have the end-of-file address as third, versions 2 and 3 as third of their addresses, relative to the base address.
 */
public final class Superblock {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
    private static final int FIRST_USER_BLOCK = 512;
    private static final int BYTES = 64;

    private Superblock() {}

    /** True if a superblock stands at the start, or behind a user block such as MATLAB's.
     *
     * @param head the first bytes of a file
     */
    public static boolean isIn(byte[] head) {
        for (int at = 0; at + SIGNATURE.length <= head.length; at = next(at)) {
            if (isAt(head, at)) {
                return true;
            }
        }
        return false;
    }

    private static int next(int at) {
        return at == 0 ? FIRST_USER_BLOCK : 2 * at;
    }

    private static boolean isAt(byte[] bytes, int at) {
        return java.util.Arrays.equals(bytes, at, at + SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
    }

    /** Makes sure that a file is as long as its superblock says.
     *
     * @throws Refusal if it is shorter: cut off
     */
    public static void requireWhole(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            for (long at = 0; at + BYTES <= size; at = at == 0 ? FIRST_USER_BLOCK : 2 * at) {
                ByteBuffer block = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
                while (block.hasRemaining() && channel.read(block, at + block.position()) >= 0) {}
                if (isAt(block.array(), 0)) {
                    requireWhole(file, block, at, size);
                    return;
                }
            }
            throw Refusal.misuse(file + " is damaged or cut off: as an HDF5 file, it has no superblock");
        } catch (IOException e) {
            throw FileTrouble.reading(file, e);
        }
    }

    private static void requireWhole(Path file, ByteBuffer block, long start, long size) {
        int version = block.get(8);
        int offsetSize = block.get(version < 2 ? 13 : 9);
        if (version < 0 || version > 3 || offsetSize != Long.BYTES) {
            return; // the library says what it is
        }
        // Behind the versions and sizes: base address, another address, end of file.
        int addresses = version < 2 ? 24 + (version == 1 ? 4 : 0) : 12;
        long end = block.getLong(addresses + 2 * Long.BYTES);
        // Some writers count from the start of the file, others from the superblock: the shorter is sure.
        if (end < 0 || end > size) {
            throw Refusal.misuse(file + " is damaged or cut off: as an HDF5 file, its superblock (at byte " + start
                    + ") says that it ends at byte " + end + ", it has " + size + " bytes");
        }
    }
}
