package dev.rondo.figure.write;

import dev.rondo.figure.Colour;
import dev.rondo.figure.ColourMap;
import dev.rondo.figure.ColourScale;
import dev.rondo.figure.Grid;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A PNG with one pixel per cell and a table of colours.
 *
 * <p>ISO/IEC 15948 (PNG), colour type 3, 8 bits. The table holds 255 colours of the map and one for missing cells.
 */
final class IndexedPng {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int MISSING = 255;

    private IndexedPng() {}

    static byte[] of(Grid cells, ColourScale colours) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(SIGNATURE);
        ByteBuffer header = ByteBuffer.allocate(13).putInt(cells.columns()).putInt(cells.rows());
        chunk(out, "IHDR", header.put(new byte[] {8, 3, 0, 0, 0}).array());
        chunk(out, "PLTE", table(colours.map()));
        chunk(out, "IDAT", deflated(pixels(cells, colours)));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static byte[] table(ColourMap map) {
        ByteBuffer table = ByteBuffer.allocate(3 * 256);
        for (int i = 0; i < 256; i++) {
            int rgb = i == MISSING ? Colour.MISSING.light() : map.rgb(i * 255 / 254);
            table.put((byte) (rgb >> 16)).put((byte) (rgb >> 8)).put((byte) rgb);
        }
        return table.array();
    }

    /** Each row after a byte that says it is not filtered. */
    private static byte[] pixels(Grid cells, ColourScale colours) {
        ByteBuffer pixels = ByteBuffer.allocate(cells.rows() * (cells.columns() + 1));
        for (int r = 0; r < cells.rows(); r++) {
            pixels.put((byte) 0);
            for (int c = 0; c < cells.columns(); c++) {
                int index = colours.index(cells.get(r, c));
                pixels.put((byte) (index < 0 ? MISSING : index * 254 / 255));
            }
        }
        return pixels.array();
    }

    private static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        deflater.setInput(bytes);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String name, byte[] content) {
        byte[] type = name.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(type);
        crc.update(content);
        out.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        out.writeBytes(type);
        out.writeBytes(content);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
