package dev.rondo.linalg.lapack;

import java.nio.file.Path;
import java.util.Optional;

/** Linear algebra library in use: the only part of a result that need not repeat to the bit elsewhere. */
public final class Blas {
    private Blas() {}

    /**
     * Its name and version, without loading it: of the library in use, else of the one that is tried first.
     */
    public static String name() {
        return Routine.loaded().map(BlasLibrary::name).orElseGet(BlasLibrary::firstName);
    }

    /**
     * Its name and version, once it is loaded.
     *
     * @throws dev.rondo.setting.Refusal if none can be
     */
    public static String loadedName() {
        return Routine.library().name();
    }

    /** Folder in which libraries are kept unpacked for this user. */
    public static Path cacheFolder() {
        return UserCache.root();
    }

    /** Version of the system's C library; empty where it is not glibc. */
    public static Optional<String> glibcVersion() {
        return Glibc.version();
    }
}
