package dev.rondo.linalg;

/** Linear algebra library in use: the only part of a result that need not repeat to the bit elsewhere. */
public final class Blas {
    private Blas() {}

    /** Its name and version, without loading it. */
    public static String name() {
        return "OpenBLAS " + OpenBlas.bundledVersion();
    }
}
