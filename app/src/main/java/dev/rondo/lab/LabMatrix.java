package dev.rondo.lab;

import dev.rondo.linalg.Matrix;
import dev.rondo.network.Population;
import java.util.Optional;

/**
 * Connectivity of a linear network, as a lab shows it.
 *
 * @param file name of its file, as the user gave it
 * @param weights W, N x N, [post, pre]
 * @param signs types of the units, where they are known; else those of the sums of columns
 */
public record LabMatrix(String file, Matrix weights, Optional<Population> signs) {
    /** Largest matrix that a page takes. */
    private static final int LARGEST = 400;

    /** @throws IllegalArgumentException if the matrix is empty, not square, not finite, or too large for a page */
    public LabMatrix {
        if (!weights.isSquare() || weights.rows() == 0 || !weights.isFinite() || weights.rows() > LARGEST) {
            throw new IllegalArgumentException("the lab of a matrix needs a finite N x N matrix, N from 1 to " + LARGEST
                    + ", got " + weights.shape());
        }
    }

    String title() {
        return LabNetwork.title(file);
    }
}
