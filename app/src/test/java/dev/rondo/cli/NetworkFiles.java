package dev.rondo.cli;

import dev.rondo.file.NetworkFile;
import dev.rondo.file.numpy.NpyArray;
import dev.rondo.file.numpy.NpzFile;
import dev.rondo.file.numpy.NpzWriter;
import dev.rondo.network.NetworkDesign;
import dev.rondo.network.RateNetwork;
import dev.rondo.random.Key;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.node.JsonNodeFactory;

/** A small network in a file, and files that are like it but for one fault. */
public final class NetworkFiles {
    public static final int UNITS = 10;
    private static final int BOMB_BYTES = 100 << 20;

    private NetworkFiles() {}

    /** Ten units, the last two inhibitory, three readouts. */
    public static Path good(Path folder) {
        Path file = folder.resolve("network.npz");
        RateNetwork network = NetworkDesign.DEFAULT.withUnits(UNITS).draw(1, 3, Key.ofSeed(3));
        new NetworkFile(network, JsonNodeFactory.instance.objectNode()).write(file, false);
        return file;
    }

    /** The good file with one weight replaced. */
    public static Path withWeight(Path folder, int post, int pre, double weight) throws IOException {
        return copy(folder, "W_rec", old -> {
            double[] w = old.toDoubles();
            w[post * UNITS + pre] = weight;
            return NpyArray.owning(w, UNITS, UNITS);
        });
    }

    /** The good file with another array in place of one of its own. */
    public static Path with(Path folder, String name, NpyArray array) throws IOException {
        return copy(folder, name, old -> array);
    }

    private static Path copy(Path folder, String name, UnaryOperator<NpyArray> change) throws IOException {
        Path bad = folder.resolve("bad.npz");
        try (NpzFile from = NpzFile.open(good(folder));
                OutputStream out = Files.newOutputStream(bad);
                NpzWriter to = new NpzWriter(out)) {
            for (String member : from.arrayNames()) {
                NpyArray array = from.array(member);
                to.array(member, member.equals(name) ? change.apply(array) : array);
            }
            to.text("meta.json", from.text("meta.json").orElseThrow());
        }
        return bad;
    }

    /** The good file with a word of its {@code meta.json} replaced. */
    public static Path withMeta(Path folder, String word, String other) throws IOException {
        Path bad = folder.resolve("bad.npz");
        try (NpzFile from = NpzFile.open(good(folder));
                OutputStream out = Files.newOutputStream(bad);
                NpzWriter to = new NpzWriter(out)) {
            for (String member : from.arrayNames()) {
                to.array(member, from.array(member));
            }
            Optional<String> meta = from.text("meta.json");
            to.text("meta.json", meta.orElseThrow().replace(word, other));
        }
        return bad;
    }

    /** The first half of the good file. */
    public static Path truncated(Path folder) throws IOException {
        byte[] bytes = Files.readAllBytes(good(folder));
        return Files.write(folder.resolve("bad.npz"), java.util.Arrays.copyOf(bytes, bytes.length / 2));
    }

    public static Path containing(Path folder, String text) throws IOException {
        return Files.write(folder.resolve("bad.npz"), text.getBytes(StandardCharsets.UTF_8));
    }

    /** An archive that grows a thousandfold when it is unpacked. */
    public static Path bomb(Path folder) throws IOException {
        Path bad = folder.resolve("bad.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bad))) {
            zip.putNextEntry(new ZipEntry("W_rec.npy"));
            byte[] zeros = new byte[1 << 20];
            for (int written = 0; written < BOMB_BYTES; written += zeros.length) {
                zip.write(zeros);
            }
            zip.closeEntry();
        }
        return bad;
    }
}
