package dev.rondo.file.numpy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.rondo.setting.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A zoo of damaged and hostile files: each is refused with its reason, and none costs memory or time. */
class HostileNumpyFilesTest {
    private static final String GOOD = "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }";

    @TempDir
    Path folder;

    static Stream<Arguments> arrays() {
        return Stream.of(
                arguments("empty", new byte[0], "is empty"),
                arguments("one byte", new byte[] {(byte) 0x93}, "this is no NPY array"),
                arguments("a text", "1,2\n3,4\n".getBytes(StandardCharsets.US_ASCII), "this is no NPY array"),
                arguments("magic alone", Arrays.copyOf(npy(1, GOOD, 48), 6), "cut off"),
                arguments("no length", Arrays.copyOf(npy(1, GOOD, 48), 9), "cut off"),
                arguments("half a header", Arrays.copyOf(npy(1, GOOD, 48), 40), "cut off"),
                arguments("version 4", npy(4, GOOD, 48), "formats 1.0, 2.0 and 3.0 are read: this one is 4.0"),
                arguments("version 0", npy(0, GOOD, 48), "this one is 0.0"),
                arguments("a header of 4 GiB", hugeHeader(), "at most 65536 bytes: this one claims 4294967295"),
                arguments("numbers missing", npy(1, GOOD, 40), "takes 48 bytes, 40 are there"),
                arguments("numbers too many", npy(1, GOOD, 56), "something behind the array"),
                arguments("no dictionary", npy(1, "[1, 2]", 0), "has the keys 'descr', 'fortran_order' and 'shape'"),
                arguments("a key missing", npy(1, "{'descr': '<f8', 'shape': (1,)}", 8), "has the keys"),
                arguments("a key twice", npy(1, "{'descr': '<f8', 'descr': '<f4'}", 8), "the key 'descr' twice"),
                arguments("code", npy(1, "__import__('os').system('true')", 8), "not readable"),
                arguments("an open string", npy(1, "{'descr", 8), "does not end"),
                arguments("nested", npy(1, "(".repeat(5000), 8), "nested more than 16 deep"),
                arguments("something behind", npy(1, GOOD + " 1", 48), "where no such thing belongs"),
                arguments("order as a number", npy(1, GOOD.replace("False", "0"), 48), "True or False"),
                arguments("shape as a number", npy(1, GOOD.replace("(2, 3)", "6"), 48), "'shape' in the NPY header"),
                arguments("negative", npy(1, GOOD.replace("(2, 3)", "(-2, -3)"), 48), "whole numbers from 0"),
                arguments("a dash", npy(1, GOOD.replace("(2, 3)", "(-, 3)"), 48), "no number"),
                arguments("overflow", npy(1, GOOD.replace("(2, 3)", "(4294967296, 4294967296)"), 48), "at most 2147"),
                arguments("hidden overflow", npy(1, GOOD.replace("(2, 3)", "(9999999999, 0)"), 0), "at most 2147"),
                arguments("too many", npy(1, GOOD.replace("(2, 3)", "(46341, 46341)"), 48), "at most 2147483639"),
                arguments("large", npy(1, GOOD.replace("(2, 3)", "(40000, 40000)"), 48), "takes 12800000000 bytes"),
                arguments("33 d", npy(1, GOOD.replace("(2, 3)", "(" + "1,".repeat(33) + ")"), 8), "32 dimensions"),
                arguments("no type", npy(1, GOOD.replace("<f8", ""), 48), "numbers of type ''"),
                arguments("128 bits", npy(1, GOOD.replace("<f8", "<f16"), 96), "numbers of type '<f16' are not read"),
                arguments("native order", npy(1, GOOD.replace("<f8", "=f8"), 48), "says its byte order"),
                arguments("a type as number", npy(1, GOOD.replace("'<f8'", "8"), 48), "'descr' in the NPY header"),
                arguments("no type at all", npy(1, GOOD.replace("'<f8'", "None"), 48), "'descr' in the NPY header"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("arrays")
    void anArrayIsRefusedWithItsReason(String name, byte[] bytes, String reason) throws IOException {
        Path file = Files.write(folder.resolve("W.npy"), bytes);
        assertThatThrownBy(() -> NpyFile.read(file))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "objects.npy: Python objects, which are stored as pickle",
                "text.npy: the array holds text (<U10)",
                "complex.npy: complex numbers (<c16)",
                "table.npy: a table of 2 named fields",
                "dates.npy: numbers of type '<M8[D]' are not read"
            })
    void whatHoldsNoNumbersIsRefused(String fileAndReason) {
        String[] parts = fileAndReason.split(": ", 2);
        assertThatThrownBy(() -> NpyFile.read(NumpyReadsAndWritesTest.golden(parts[0])))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(parts[1]);
    }

    static Stream<Arguments> archives() throws IOException {
        byte[] good = zip("W_rec.npy", npy(1, GOOD, 48));
        byte[] longer = zip("W_rec.npy", npy(1, GOOD, 1000));
        byte[] zeros = zip("W_rec.npy", new byte[4_000_000]);
        byte[] bomb = zip("W_rec.npy", new byte[70_000_000]);
        return Stream.of(
                arguments("empty", new byte[0], "is empty"),
                arguments("an array", npy(1, GOOD, 48), "it is a single NPY array"),
                arguments("a text", "hello".getBytes(StandardCharsets.US_ASCII), "does not begin as a ZIP file"),
                arguments("cut off", Arrays.copyOf(good, good.length - 10), "cut off or damaged"),
                arguments("head alone", Arrays.copyOf(good, 20), "cut off or damaged"),
                arguments("an empty array", zip("W_rec.npy", new byte[0]), "member W_rec: this is no NPY array"),
                arguments("no archive inside", zip("W_rec.npy", good), "member W_rec: this is no NPY array"),
                arguments("twice", twice(), "it is there twice"),
                arguments("declares 5 GiB", zip64(5L << 30), "at most 4.0 GiB; up to this member it declares 5.0 GiB"),
                arguments("declares too much", declare(good, 1_000_000), "packed bytes cannot hold them"),
                arguments("declares more", declare(zeros, 4_010_000), "this is no NPY"),
                arguments("declares a few more", declare(good, 170), "something behind the array"),
                arguments("declares fewer", declare(good, 100), "cut off"),
                arguments("unpacks to more", declare(longer, npy(1, GOOD, 48).length), "and unpacks to more"),
                arguments("a bomb", bomb, "a zip bomb?"),
                arguments("one bit", flip(good), "W_rec"),
                arguments("other checksum", otherChecksum(good), "its checksum (CRC-32) is wrong"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("archives")
    void anArchiveIsRefusedWithItsReason(String name, byte[] bytes, String reason) throws IOException {
        Path file = Files.write(folder.resolve("net.npz"), bytes);
        assertThatThrownBy(() -> readAll(file))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(reason);
    }

    @Test
    void manyMembersTogetherAreABombToo() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            byte[] zeros = new byte[10_000_000];
            for (int k = 0; k < 8; k++) {
                zip.putNextEntry(new ZipEntry("a" + k + ".npy"));
                zip.write(zeros);
            }
        }
        Path file = Files.write(folder.resolve("net.npz"), out.toByteArray());
        assertThatThrownBy(() -> NpzFile.open(file)).hasMessageContaining("would unpack to 76.3 MiB");
    }

    @Test
    void aMissingMemberIsNamedWithThoseThatAreThere() {
        try (NpzFile npz = NpzFile.open(NumpyReadsAndWritesTest.golden("stored.npz"))) {
            assertThatThrownBy(() -> npz.array("W_in"))
                    .hasMessageEndingWith("stored.npz has no member W_in: it has W_rec, t");
        }
    }

    @Test
    void missingFilesAndFoldersAreRefused() {
        assertThatThrownBy(() -> NpzFile.open(folder.resolve("no.npz"))).hasMessageEndingWith("no.npz does not exist");
        assertThatThrownBy(() -> NpyFile.read(folder)).hasMessageEndingWith("is a folder: name a file in it");
    }

    /** Whatever bytes change: the file is read, or refused; nothing else happens. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void damagedArchivesAreReadOrRefused(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] good = Files.readAllBytes(NumpyReadsAndWritesTest.golden(seed % 2 == 0 ? "piped.npz" : "stored.npz"));
        Path file = folder.resolve("net.npz");
        int refused = 0;
        for (int k = 0; k < 100; k++) {
            byte[] bytes = good.clone();
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            Files.write(file, bytes);
            try {
                readAll(file);
            } catch (Refusal e) {
                refused++;
                assertThat(e).hasMessageStartingWith(file.toString());
            }
        }
        assertThat(refused).isGreaterThan(25);
    }

    private static void readAll(Path file) {
        try (NpzFile npz = NpzFile.open(file)) {
            for (String name : npz.arrayNames()) {
                npz.array(name);
            }
            npz.text("meta.json");
        }
    }

    private static byte[] npy(int version, String dictionary, int numbers) {
        ByteBuffer out =
                ByteBuffer.allocate(12 + dictionary.length() + 1 + numbers).order(ByteOrder.LITTLE_ENDIAN);
        out.put(NpyFile.MAGIC).put((byte) version).put((byte) 0).putShort((short) (dictionary.length() + 1));
        out.put((dictionary + "\n").getBytes(StandardCharsets.US_ASCII)).put(new byte[numbers]);
        return Arrays.copyOf(out.array(), out.position());
    }

    private static byte[] hugeHeader() {
        byte[] bytes = npy(2, GOOD, 48);
        Arrays.fill(bytes, 8, 12, (byte) 0xff);
        return bytes;
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return out.toByteArray();
    }

    /** Two members, the second renamed in the bytes to the name of the first. */
    private static byte[] twice() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("W_rec.npy"));
            zip.putNextEntry(new ZipEntry("W_rex.npy"));
        }
        String text = new String(out.toByteArray(), StandardCharsets.ISO_8859_1).replace("W_rex", "W_rec");
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Writes another unpacked size into the ZIP directory. */
    private static byte[] declare(byte[] zip, long size) {
        byte[] bytes = zip.clone();
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(directory(bytes) + 24, (int) size);
        return bytes;
    }

    /** A directory alone, with one member whose unpacked size stands in the ZIP64 field. */
    private static byte[] zip64(long size) {
        ByteBuffer out = ByteBuffer.allocate(46 + 9 + 12 + 22).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(0x02014b50)
                .putShort((short) 45)
                .putShort((short) 45)
                .putShort((short) 0)
                .putShort((short) 8);
        out.putInt(0)
                .putInt(0)
                .putInt(0)
                .putInt(-1)
                .putShort((short) 9)
                .putShort((short) 12)
                .position(46);
        out.put("W_rec.npy".getBytes(StandardCharsets.US_ASCII));
        out.putShort((short) 1).putShort((short) 8).putLong(size);
        out.putInt(0x06054b50).putInt(0).putShort((short) 1).putShort((short) 1).putInt(46 + 9 + 12);
        return out.array();
    }

    private static byte[] otherChecksum(byte[] zip) {
        byte[] bytes = zip.clone();
        bytes[directory(bytes) + 16] ^= 1;
        return bytes;
    }

    private static byte[] flip(byte[] zip) {
        byte[] bytes = zip.clone();
        bytes[60] ^= 4;
        return bytes;
    }

    /** Where the ZIP directory begins. */
    private static int directory(byte[] zip) {
        return new String(zip, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
    }
}
