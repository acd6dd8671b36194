package dev.rondo.file.numpy;

import dev.rondo.file.atomic.FileTrouble;
import dev.rondo.setting.Memory;
import dev.rondo.setting.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * An {@code .npz} file opened for reading: a ZIP archive whose members {@code NAME.npy} are arrays, stored or deflated.
 * Other members, such as {@code meta.json}, are given as text.
 *
 * <p>Against hostile archives: no member may appear twice; all members together may declare at most
 * {@link #MOST_BYTES}, and above 64 MiB at most {@link #HIGHEST_RATIO} times the size of the file; no member may claim
 * more than deflate can make of its bytes; none may contain more or less than it declared, or another checksum.
 */
public final class NpzFile implements AutoCloseable {
    /** The most that the members of one archive may add up to when unpacked: 4 GiB. */
    public static final long MOST_BYTES = 4L << 30;
    /** The most that a large archive may grow by unpacking. */
    public static final long HIGHEST_RATIO = 200;
    /** Small archives may grow by any factor: a matrix of zeros does. */
    private static final long SMALL_BYTES = 64L << 20;
    /** Largest expansion of one byte by deflate, with a small margin. */
    private static final long DEFLATE_RATIO = 1032;

    private static final String SUFFIX = ".npy";

    private final Path file;
    private final ZipFile zip;
    private final Map<String, ZipEntry> members;

    private NpzFile(Path file, ZipFile zip, Map<String, ZipEntry> members) {
        this.file = file;
        this.zip = zip;
        this.members = members;
    }

    /** Opens an archive and checks what it declares.
     *
     * @throws Refusal if the file is missing, no ZIP archive, or declares more than it may
     */
    public static NpzFile open(Path file) {
        FileTrouble.requireReadable(file);
        ZipFile zip = null;
        try {
            requireMagic(file);
            zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
            return new NpzFile(file, zip, members(file, zip));
        } catch (ZipException e) {
            throw Refusal.misuse(
                    file + " is cut off or damaged: it begins as an NPZ (ZIP) archive, yet " + reason(e), e);
        } catch (IOException e) {
            throw FileTrouble.reading(file, e);
        } catch (Refusal e) {
            closeQuietly(zip, e);
            throw e;
        }
    }

    private static void requireMagic(Path file) throws IOException {
        byte[] magic;
        try (InputStream in = Files.newInputStream(file)) {
            magic = in.readNBytes(4);
        }
        if (magic.length < 4 || magic[0] != 'P' || magic[1] != 'K') {
            boolean npy = magic.length == 4 && magic[0] == NpyFile.MAGIC[0] && magic[1] == NpyFile.MAGIC[1];
            throw Refusal.misuse(file + " is no NPZ archive: "
                    + (npy ? "it is a single NPY array" : "it does not begin as a ZIP file does"));
        }
    }

    private static Map<String, ZipEntry> members(Path file, ZipFile zip) throws IOException {
        Map<String, ZipEntry> members = new LinkedHashMap<>();
        long fileSize = Files.size(file);
        long declared = 0;
        for (ZipEntry entry : Collections.list(zip.entries())) {
            String where = file + ", member " + entry.getName();
            if (entry.getSize() < 0 || entry.getCompressedSize() < 0 || entry.getCompressedSize() > fileSize) {
                throw Refusal.misuse(where + ": its size in the ZIP directory makes no sense: damaged or hostile");
            }
            if (entry.getSize() > MOST_BYTES - declared) {
                throw Refusal.misuse(where + ": unpacked, an NPZ archive has at most " + Memory.text(MOST_BYTES)
                        + "; up to this member it declares " + Memory.text(declared + entry.getSize()));
            }
            declared += entry.getSize();
            long most = entry.getMethod() == ZipEntry.STORED
                    ? entry.getCompressedSize()
                    : DEFLATE_RATIO * (entry.getCompressedSize() + 1);
            if (entry.getSize() > most) {
                throw Refusal.misuse(where + ": it declares " + entry.getSize() + " bytes, yet its "
                        + entry.getCompressedSize() + " packed bytes cannot hold them: damaged or hostile");
            }
            if (members.put(entry.getName(), entry) != null) {
                throw Refusal.misuse(where + ": it is there twice, and which one counts is not said");
            }
        }
        if (declared > SMALL_BYTES && declared / HIGHEST_RATIO > fileSize) {
            throw Refusal.misuse(file + ": its " + Memory.text(fileSize) + " would unpack to " + Memory.text(declared)
                    + "; an archive above " + Memory.text(SMALL_BYTES) + " may grow " + HIGHEST_RATIO
                    + "-fold at most (a zip bomb?). Save it with np.savez, which does not pack");
        }
        return members;
    }

    public Path file() {
        return file;
    }

    /** The names of the arrays, without {@code .npy}, in the order of the file. */
    public List<String> arrayNames() {
        return members.keySet().stream()
                .filter(name -> name.endsWith(SUFFIX))
                .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                .toList();
    }

    public boolean hasArray(String name) {
        return members.containsKey(name + SUFFIX);
    }

    /** Reads an array.
     *
     * @param name its name, without {@code .npy}
     * @throws Refusal if there is none of that name, or it is damaged, hostile, or holds no numbers
     */
    public NpyArray array(String name) {
        ZipEntry entry = members.get(name + SUFFIX);
        if (entry == null) {
            List<String> names = arrayNames();
            throw Refusal.misuse(file + " has no member " + name + ": it has "
                    + (names.isEmpty() ? "no arrays" : String.join(", ", names)));
        }
        return read(entry, where(name), in -> NpyFile.read(in, entry.getSize(), where(name)));
    }

    /** The shape of an array, without reading its numbers; nothing if it holds no numbers that could be read.
     *
     * @param name its name, without {@code .npy}
     */
    public Optional<int[]> shape(String name) {
        ZipEntry entry = members.get(name + SUFFIX);
        if (entry == null) {
            return Optional.empty();
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return Optional.of(NpyFile.readHeader(in).extents());
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** An array of texts; nothing if the array holds something else.
     *
     * @param name its name, without {@code .npy}
     * @throws Refusal if it holds texts and is damaged
     */
    public Optional<NpyTexts> texts(String name) {
        ZipEntry entry = members.get(name + SUFFIX);
        if (entry == null || entry.getSize() > SMALL_BYTES) {
            return Optional.empty();
        }
        byte[] bytes = read(entry, where(name), in -> in.readNBytes((int) entry.getSize()));
        try {
            return NpyTexts.parse(bytes);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw Refusal.misuse(where(name) + ": " + e.getMessage(), e);
        }
    }

    /** The text of a member that is no array.
     *
     * @param name its full name, such as {@code meta.json}
     * @return nothing if there is no such member
     * @throws Refusal if the member is damaged, or larger than 64 MiB
     */
    public Optional<String> text(String name) {
        ZipEntry entry = members.get(name);
        if (entry == null) {
            return Optional.empty();
        }
        if (entry.getSize() > SMALL_BYTES) {
            throw Refusal.misuse(where(name) + ": text has at most " + Memory.text(SMALL_BYTES) + ", this has "
                    + Memory.text(entry.getSize()));
        }
        byte[] bytes = read(entry, where(name), in -> in.readNBytes((int) entry.getSize()));
        return Optional.of(new String(bytes, StandardCharsets.UTF_8));
    }

    /** Name of a member in messages. */
    public String where(String member) {
        return file + ", member " + member;
    }

    @FunctionalInterface
    private interface Reading<T> {
        T from(InputStream in) throws IOException;
    }

    private <T> T read(ZipEntry entry, String where, Reading<T> reading) {
        try (DeclaredStream in = new DeclaredStream(zip.getInputStream(entry), entry.getSize(), entry.getCrc())) {
            T value = reading.from(in);
            in.requireEnd();
            return value;
        } catch (DeclaredStream.Broken e) {
            throw Refusal.misuse(where + ": " + e.getMessage(), e);
        } catch (ZipException e) {
            throw Refusal.misuse(where + ": its packed bytes are damaged (" + reason(e) + ")", e);
        } catch (IOException e) {
            throw Refusal.misuse(where + ": it cannot be unpacked (" + reason(e) + ")", e);
        }
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? "it ends too early" : e.getMessage();
    }

    private static void closeQuietly(@Nullable ZipFile zip, Refusal because) {
        if (zip != null) {
            try {
                zip.close();
            } catch (IOException e) {
                because.addSuppressed(e);
            }
        }
    }

    /** @throws Refusal if the file cannot be closed */
    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw FileTrouble.reading(file, e);
        }
    }
}
