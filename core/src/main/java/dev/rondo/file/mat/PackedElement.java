package dev.rondo.file.mat;

import dev.rondo.setting.Memory;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.InflaterInputStream;

/**
 * Unpacks compressed elements of one file: together they may have at most 200 times its size, or 64 MiB if that is more, and
 * never more than 2 GiB each.
 */
final class PackedElement {
    private static final long HIGHEST_RATIO = 200;
    private static final long SMALL_BYTES = 64L << 20;
    /** The most that deflate makes of one byte, and a little. */
    private static final long DEFLATE_RATIO = 1032;

    private static final int TAG = 8;
    private static final int FILL = 8;

    private long left;

    /** @param fileSize size of the file in bytes */
    PackedElement(long fileSize) {
        this.left = Math.max(SMALL_BYTES, HIGHEST_RATIO * fileSize);
    }

    /** Unpacks the one element that a compressed element holds.
     *
     * @param packed the compressed bytes
     * @param place position of the bytes, for messages
     * @param order the file's byte order
     * @return tag and content
     */
    ByteBuffer unpack(byte[] packed, String place, ByteOrder order) {
        try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            byte[] tag = in.readNBytes(TAG);
            if (tag.length < TAG) {
                throw new MatDamage(place, "the packed element ends within its tag");
            }
            long size = Integer.toUnsignedLong(ByteBuffer.wrap(tag).order(order).getInt(Integer.BYTES));
            require(size, packed.length, place);
            // Grows with what is there, whatever the tag declares.
            byte[] content = in.readNBytes((int) size);
            if (content.length < size) {
                throw new MatDamage(
                        place, "the packed element declares " + size + " bytes and holds " + content.length);
            }
            if (in.readNBytes(FILL + 1).length > FILL) {
                throw new MatDamage(place, "the packed element holds more than the " + size + " bytes it declares");
            }
            left -= size;
            return ByteBuffer.allocate(TAG + content.length)
                    .order(order)
                    .put(tag)
                    .put(content)
                    .flip();
        } catch (EOFException e) {
            throw new MatDamage(place, "the packed element is cut off");
        } catch (IOException e) {
            throw new MatDamage(place, "the packed element cannot be unpacked (" + e.getMessage() + ")");
        }
    }

    private void require(long size, int packed, String place) {
        if (size > DEFLATE_RATIO * (packed + 1L)) {
            throw new MatDamage(
                    place, "the packed element declares " + size + " bytes, more than its " + packed + " can hold");
        }
        if (size > left || size > Integer.MAX_VALUE - 2L * TAG) {
            throw new MatDamage(
                    place,
                    "the packed element would unpack to " + Memory.text(size)
                            + ": a file's elements may grow 200-fold, or to 64 MiB. Save it without packing (save -v6)");
        }
    }
}
