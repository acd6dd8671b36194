package dev.rondo.linalg;

/** A linear system with one square matrix, factorised: it solves for any number of right-hand sides. */
public interface LinearSystem {
    /** x with {@code A x = b}. */
    Vector solve(Vector b);
}
