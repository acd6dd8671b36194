package dev.rondo.linalg.lapack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Files of the OpenBLAS that come with Rondo for this platform; {@link BlasLibrary} chooses and loads one.
 *
 * <p>The shared library lies in the artefact {@code org.bytedeco:openblas} with the platform's classifier, together with
 * the Fortran runtime that it needs. An operating system loads libraries from files only, so they are copied once into a
 * folder of the user's cache whose name carries the version ({@link UserCache}), and found there by every later run.
 *
 * <p>Each file is written under another name and renamed, so that two processes starting at once, or one that is killed,
 * leave no half library behind.
 */
final class OpenBlas {
    private static final String FOLDER = "org/bytedeco/openblas/";
    private static final String ARTEFACT = "META-INF/maven/org.bytedeco/openblas/pom.properties";

    /** The library and its runtime, as they are called on Linux, macOS and Windows. */
    private static final Pattern LIBRARY =
            Pattern.compile("lib(gcc_s|quadmath|gfortran|openblas)\\.(so\\.\\d+|\\d[\\d.]*\\.dylib|dll)");

    /** Loading order: a library comes after those that it needs, which the loader then finds by their name. */
    private static final List<String> LOADING_ORDER = List.of("gcc_s", "quadmath", "gfortran", "openblas");

    /** Folder of libraries that lie unpacked already, in folders named {@code openblas-VERSION-PLATFORM}. */
    static final String NATIVES = "rondo.natives";

    /** Version of the library for systems whose glibc is too old for the newest; the one that core/pom.xml unpacks. */
    static final String OLDER_VERSION = "0.3.23-1.5.9";

    private static final List<String> OLDER_FILES =
            List.of("libgcc_s.so.1", "libquadmath.so.0", "libgfortran.so.5", "libopenblas.so.0");

    private OpenBlas() {}

    /**
     * The files of the newest bundled library, in the order of loading.
     *
     * @throws IllegalStateException if the class path holds no OpenBLAS for this platform
     * @throws UncheckedIOException if the library cannot be written to the user's cache
     */
    static List<Path> newest() {
        String version = bundledVersion();
        return files(version, folder -> unpack(platform(), folder));
    }

    /**
     * The files of the older bundled library, in the order of loading; none where this platform has no such.
     *
     * @throws UncheckedIOException if the library cannot be written to the user's cache
     */
    static List<Path> older() {
        return files(OLDER_VERSION, folder -> unpackOlder(platform(), folder));
    }

    /** Brings the files of a library into a folder. */
    @FunctionalInterface
    private interface Unpacking {
        List<Path> into(Path folder) throws IOException;
    }

    private static List<Path> files(String version, Unpacking unpacking) {
        String name = "openblas-" + version + "-" + platform();
        String ready = System.getProperty(NATIVES);
        try {
            if (ready != null && Files.isDirectory(Path.of(ready, name))) {
                return inOrder(Path.of(ready, name));
            }
            return unpacking.into(UserCache.folder(name));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "OpenBLAS could not be unpacked: " + e.getMessage() + "; choose a writable folder with -D"
                            + UserCache.PROPERTY + "=FOLDER",
                    e);
        }
    }

    private static List<Path> inOrder(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            for (String stem : LOADING_ORDER) {
                all.stream().filter(file -> stem.equals(stem(name(file)))).forEach(found::add);
            }
        }
        return found;
    }

    private static List<Path> unpackOlder(String platform, Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String name : OLDER_FILES) {
            URL resource = OpenBlas.class.getResource(
                    "/dev/rondo/linalg/openblas-" + OLDER_VERSION + "/" + platform + "/" + name);
            if (resource == null) {
                return List.of();
            }
            Path file = folder.resolve(name);
            long size = resource.openConnection().getContentLengthLong();
            LibraryCopy.require(resource::openStream, size, file);
            files.add(file);
        }
        return files;
    }

    /** {@code linux-x86_64} and so on: the classifiers of the artefact. */
    static String platform() {
        String os = System.getProperty("os.name", "");
        String system = os.startsWith("Windows") ? "windows" : os.startsWith("Mac") ? "macosx" : "linux";
        String arch = System.getProperty("os.arch", "");
        return system + "-"
                + switch (arch) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64", "arm64" -> "arm64";
                    default -> arch;
                };
    }

    /** The files of the library in the order of loading, copied to the folder where they are not there yet. */
    static List<Path> unpack(String platform, Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (JarFile jar = artefact(platform)) {
            for (JarEntry entry : libraries(jar, platform)) {
                Path file = folder.resolve(fileName(entry));
                LibraryCopy.require(() -> jar.getInputStream(entry), entry.getSize(), file);
                files.add(file);
            }
        }
        return files;
    }

    private static JarFile artefact(String platform) throws IOException {
        URL folder = OpenBlas.class.getClassLoader().getResource(FOLDER + platform + "/");
        if (folder == null || !(folder.openConnection() instanceof JarURLConnection connection)) {
            throw missing(platform);
        }
        // A connection of its own: closing the jar must not close one that the class loader shares.
        connection.setUseCaches(false);
        return connection.getJarFile();
    }

    private static List<JarEntry> libraries(JarFile jar, String platform) {
        String prefix = FOLDER + platform + "/";
        List<JarEntry> found = new ArrayList<>();
        for (String stem : LOADING_ORDER) {
            jar.stream()
                    .filter(e -> e.getName().startsWith(prefix) && stem.equals(stem(e)))
                    .forEach(found::add);
        }
        if (found.isEmpty() || !"openblas".equals(stem(found.getLast()))) {
            throw missing(platform);
        }
        return found;
    }

    private static String stem(JarEntry entry) {
        return stem(fileName(entry));
    }

    private static String stem(String fileName) {
        Matcher matcher = LIBRARY.matcher(fileName);
        return matcher.matches() ? matcher.group(1) : "";
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static String fileName(JarEntry entry) {
        return entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
    }

    /** The version of the library on the class path. */
    static String bundledVersion() {
        try {
            return version(platform());
        } catch (IOException e) {
            throw new UncheckedIOException("OpenBLAS: its version cannot be read from the class path", e);
        }
    }

    private static String version(String platform) throws IOException {
        try (InputStream in = OpenBlas.class.getClassLoader().getResourceAsStream(ARTEFACT)) {
            if (in == null) {
                throw missing(platform);
            }
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version", "unknown");
        }
    }

    private static IllegalStateException missing(String platform) {
        return new IllegalStateException("OpenBLAS: the class path holds no library for " + platform
                + "; add org.bytedeco:openblas with the classifier " + platform);
    }
}
