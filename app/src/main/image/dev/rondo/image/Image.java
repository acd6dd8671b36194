package dev.rondo.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Makes the image that runs without a JDK: {@code rondo-VERSION-OS-ARCH.tar.gz} with a Java runtime of the modules that
 * Rondo needs, its jars, the native libraries ready to be loaded, and a launcher of its own.
 *
 * <p>Run by the Maven profile {@code image}: {@code java Image.java PROJECT_FOLDER TARGET_FOLDER VERSION}.
 */
public final class Image {
    private static final String MODULES = "java.base,java.desktop,java.logging,java.xml,java.sql,java.net.http,"
            + "java.management,jdk.httpserver,jdk.unsupported,jdk.incubator.vector,jdk.zipfs";

    /** Native libraries inside jars: of the newest OpenBLAS, and of the older one beside Rondo's own classes. */
    private static final Pattern NEWEST =
            Pattern.compile("org/bytedeco/openblas/([^/]+)/(lib(?!jni)[^/]+\\.(?:so\\.\\d+|\\d[\\d.]*\\.dylib))");

    private static final Pattern OLDER =
            Pattern.compile("dev/rondo/linalg/openblas-([^/]+)/([^/]+)/(lib[^/]+\\.so\\.\\d+)");

    private static final Pattern NATIVE = Pattern.compile(".*/lib[^/]+\\.(so(\\.\\d+)?|dylib)");
    private static final Pattern OPENBLAS_JAR = Pattern.compile("openblas-(\\d[\\d.]*-\\d[\\d.]*)-.*\\.jar");

    private final Path project;
    private final Path image;

    private Image(Path project, Path image) {
        this.project = project;
        this.image = image;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Path target = Path.of(args[1]);
        String name = "rondo-" + args[2] + "-" + platform();
        Path image = target.resolve("image").resolve(name);
        delete(image);
        Files.createDirectories(image);
        new Image(Path.of(args[0]), image).fill(target);
        Path archive = target.resolve(name + ".tar.gz");
        run(image.getParent(), "tar", "-czf", archive.toAbsolutePath().toString(), name);
        System.out.printf(Locale.ROOT, "%s: %.1f MB%n", archive, Files.size(archive) / 1e6);
    }

    private static String platform() {
        String os = System.getProperty("os.name").startsWith("Mac") ? "macos" : "linux";
        return os + "-" + (System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x64");
    }

    private void fill(Path target) throws IOException {
        runtime();
        Path lib = Files.createDirectories(image.resolve("app/lib"));
        copyJar(target.resolve("rondo.jar"), image.resolve("app/rondo.jar"));
        try (Stream<Path> jars = Files.list(target.resolve("lib"))) {
            for (Path jar : jars.sorted().toList()) {
                copyJar(jar, lib.resolve(jar.getFileName()));
            }
        }
        copy(project.resolve("app/src/main/image/rondo"), image.resolve("rondo"));
        Files.setPosixFilePermissions(image.resolve("rondo"), PosixFilePermissions.fromString("rwxr-xr-x"));
        for (String file : List.of("LICENSE", "README.md", "CITATION.cff")) {
            copy(project.resolve(file), image.resolve(file));
        }
        for (String file : List.of("sbom.json", "THIRD-PARTY.txt")) {
            copy(target.resolve(file), image.resolve(file));
        }
        try (Stream<Path> studies = Files.list(project.resolve("studies"))) {
            Files.createDirectories(image.resolve("studies"));
            for (Path study : studies.toList()) {
                copy(study, image.resolve("studies").resolve(study.getFileName()));
            }
        }
    }

    private void runtime() {
        ToolProvider jlink = ToolProvider.findFirst("jlink").orElseThrow();
        int failed = jlink.run(
                System.out,
                System.err,
                "--add-modules",
                MODULES,
                "--strip-debug",
                "--no-header-files",
                "--no-man-pages",
                "--generate-cds-archive",
                "--output",
                image.resolve("jre").toString());
        if (failed != 0) {
            throw new IllegalStateException("jlink ended with " + failed);
        }
    }

    /** Copies a jar without the native libraries in it; those that Rondo loads are put where the launcher says. */
    private void copyJar(Path from, Path to) throws IOException {
        try (JarFile jar = new JarFile(from.toFile())) {
            List<JarEntry> natives = jar.stream()
                    .filter(entry -> NATIVE.matcher(entry.getName()).matches())
                    .toList();
            if (natives.isEmpty()) {
                copy(from, to);
                return;
            }
            for (JarEntry entry : natives) {
                place(jar, entry, String.valueOf(from.getFileName()));
            }
            copyRest(jar, natives, to);
        }
    }

    private void place(JarFile jar, JarEntry entry, String jarName) throws IOException {
        Matcher version = OPENBLAS_JAR.matcher(jarName);
        Matcher newest = NEWEST.matcher(entry.getName());
        Matcher older = OLDER.matcher(entry.getName());
        Path natives = image.resolve("natives");
        if (version.matches() && newest.matches()) {
            unpack(
                    jar,
                    entry,
                    natives.resolve("openblas-" + version.group(1) + "-" + newest.group(1)),
                    newest.group(2));
        } else if (older.matches()) {
            unpack(jar, entry, natives.resolve("openblas-" + older.group(1) + "-" + older.group(2)), older.group(3));
        }
    }

    private static void unpack(JarFile jar, JarEntry entry, Path folder, String name) throws IOException {
        Files.createDirectories(folder);
        try (InputStream in = jar.getInputStream(entry)) {
            Files.copy(in, folder.resolve(name));
        }
    }

    private static void copyRest(JarFile jar, List<JarEntry> without, Path to) throws IOException {
        List<String> left =
                new ArrayList<>(without.stream().map(JarEntry::getName).toList());
        try (OutputStream file = Files.newOutputStream(to);
                JarOutputStream out = new JarOutputStream(file)) {
            for (JarEntry entry : jar.stream().toList()) {
                if (!left.contains(entry.getName())) {
                    JarEntry copy = new JarEntry(entry.getName());
                    copy.setTime(entry.getTime());
                    out.putNextEntry(copy);
                    try (InputStream in = jar.getInputStream(entry)) {
                        in.transferTo(out);
                    }
                    out.closeEntry();
                }
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.copy(from, to);
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static void run(Path folder, String... command) throws IOException, InterruptedException {
        int failed = new ProcessBuilder(command)
                .directory(folder.toFile())
                .inheritIO()
                .start()
                .waitFor();
        if (failed != 0) {
            throw new IllegalStateException(String.join(" ", command) + " ended with " + failed);
        }
    }
}
