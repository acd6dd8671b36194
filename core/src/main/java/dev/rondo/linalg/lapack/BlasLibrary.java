package dev.rondo.linalg.lapack;

import dev.rondo.setting.Refusal;
import java.io.File;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The BLAS and LAPACK in use.
 *
 * <p>That of the user ({@value #CHOSEN} in the environment: a file, or several that complete each other, joined by the
 * path separator), else the newest of those that come with Rondo, else, where the system's glibc is too old for it, the
 * older one.
 *
 * @param symbols its routines
 * @param name its name and version
 */
record BlasLibrary(SymbolLookup symbols, String name) {
    /** Variable of the environment that names a library of the user's own, or {@value #OLDER}. */
    static final String CHOSEN = "RONDO_OPENBLAS";

    /** Value of {@link #CHOSEN} for the older of the bundled libraries. */
    static final String OLDER = "older";

    /** System property with which tests make the newest library unloadable. */
    static final String UNLOADABLE = "rondo.openblas.unloadable";

    private static final String NAME = "OpenBLAS ";
    private static final String NEWEST_NEEDS = "2.34";
    private static final String OLDER_NEEDS = "2.17";
    private static final long LONGEST_CONFIGURATION = 512;

    /**
     * Loads the library for the lifetime of the JVM.
     *
     * @throws Refusal if none can be loaded; the message says which glibc was found and is needed, and what to do
     */
    static BlasLibrary load() {
        Optional<String> chosen = chosen();
        if (chosen.isPresent() && !chosen.get().equals(OLDER)) {
            return ofUser(chosen.get());
        }
        if (chosen.isPresent()) {
            return older().orElseThrow(() -> none("asked for by " + CHOSEN + "=" + OLDER));
        }
        try {
            List<Path> files = OpenBlas.newest();
            if (Boolean.getBoolean(UNLOADABLE)) {
                throw new IllegalArgumentException("made unloadable by -D" + UNLOADABLE);
            }
            return new BlasLibrary(open(files), NAME + OpenBlas.bundledVersion());
        } catch (IllegalArgumentException unloadable) {
            return older().orElseThrow(() -> none(String.valueOf(unloadable.getMessage())));
        }
    }

    /** Name of the library that is tried first, without loading it. */
    static String firstName() {
        Optional<String> chosen = chosen();
        if (chosen.isEmpty()) {
            return NAME + OpenBlas.bundledVersion();
        }
        return NAME + (chosen.get().equals(OLDER) ? OpenBlas.OLDER_VERSION : chosen.get());
    }

    /** Failure of a library without a routine. */
    RuntimeException lacks(String routine) {
        return Refusal.failed(name + " has no routine " + routine + ": Rondo needs an OpenBLAS with LAPACKE, or "
                + CHOSEN + "=/path/liblapacke.so" + File.pathSeparator + "/path/libopenblas.so");
    }

    private static Optional<String> chosen() {
        return Optional.ofNullable(System.getenv(CHOSEN)).filter(value -> !value.isBlank());
    }

    private static Optional<BlasLibrary> older() {
        List<Path> files = OpenBlas.older();
        if (files.isEmpty()) {
            return Optional.empty();
        }
        suggestCore();
        try {
            return Optional.of(new BlasLibrary(open(files), NAME + OpenBlas.OLDER_VERSION));
        } catch (IllegalArgumentException unloadable) {
            return Optional.empty();
        }
    }

    /** Processors newer than the library are not in its list: it is told the best kernels that their instructions allow. */
    private static void suggestCore() {
        Set<String> flags = processorFlags();
        if (flags.containsAll(Set.of("avx512f", "avx512bw", "avx512dq", "avx512vl"))) {
            Glibc.suggest("OPENBLAS_CORETYPE", "SkylakeX");
        } else if (flags.containsAll(Set.of("avx2", "fma"))) {
            Glibc.suggest("OPENBLAS_CORETYPE", "Haswell");
        }
    }

    private static Set<String> processorFlags() {
        Path linux = Path.of("/proc/cpuinfo");
        try {
            return Files.readAllLines(linux).stream()
                    .filter(line -> line.startsWith("flags"))
                    .findFirst()
                    .map(line -> Set.copyOf(List.of(
                            line.substring(line.indexOf(':') + 1).strip().split(" +"))))
                    .orElse(Set.of());
        } catch (IOException e) {
            return Set.of();
        }
    }

    private static Refusal none(String because) {
        String found = Glibc.version().map(v -> "glibc " + v).orElse("no glibc");
        return Refusal.failed("OpenBLAS cannot be loaded here (" + because + "). Found: " + found + ", "
                + OpenBlas.platform() + ". Needed: glibc " + NEWEST_NEEDS + " by OpenBLAS " + OpenBlas.bundledVersion()
                + ", glibc " + OLDER_NEEDS + " by the older " + OpenBlas.OLDER_VERSION + " (linux-x86_64). Remedies: "
                + CHOSEN
                + "=/path/to/libopenblas.so, a library of this machine with LAPACKE; or a container with a newer"
                + " glibc");
    }

    private static BlasLibrary ofUser(String paths) {
        SymbolLookup all = name -> Optional.empty();
        for (String path : paths.split(File.pathSeparator, -1)) {
            try {
                all = all.or(open(List.of(Path.of(path))));
            } catch (IllegalArgumentException e) {
                throw Refusal.misuse(
                        CHOSEN + " must name a shared library that can be loaded, got '" + path + "': "
                                + (Files.isReadable(Path.of(path))
                                        ? "the file is there, but the system does not load it (ldd '" + path + "')"
                                        : "there is no such file that can be read"),
                        e);
            }
        }
        return new BlasLibrary(all, configuration(all) + " (" + paths + ")");
    }

    /** Name and version in the library's own words. */
    @SuppressWarnings("restricted")
    private static String configuration(SymbolLookup library) {
        return library.find("openblas_get_config")
                .map(address -> {
                    try {
                        MemorySegment text = (MemorySegment) Linker.nativeLinker()
                                .downcallHandle(address, FunctionDescriptor.of(ValueLayout.ADDRESS))
                                .invokeExact();
                        String words = text.reinterpret(LONGEST_CONFIGURATION).getString(0);
                        return words.replaceFirst("^(\\S+ \\S+).*", "$1");
                    } catch (Throwable t) {
                        throw Lapack.failed(t);
                    }
                })
                .orElse("BLAS");
    }

    /** Loads files in their order; the symbols of the last. */
    @SuppressWarnings("restricted")
    private static SymbolLookup open(List<Path> files) {
        SymbolLookup found = name -> Optional.empty();
        try {
            for (Path library : files) {
                found = open(library);
            }
            return found;
        } finally {
            UserCache.deleteTemporary();
        }
    }

    @SuppressWarnings("restricted")
    private static SymbolLookup open(Path library) {
        String name = String.valueOf(library.getFileName());
        if (name.startsWith("libgcc_s")) {
            // The system's own is the newer one, and other native libraries may rely on that.
            try {
                return SymbolLookup.libraryLookup(name, Arena.global());
            } catch (IllegalArgumentException absent) {
                return SymbolLookup.libraryLookup(library, Arena.global());
            }
        }
        return SymbolLookup.libraryLookup(library, Arena.global());
    }
}
