package dev.rondo.continuation.cycles;

import dev.rondo.dynamics.solve.Vectors;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.periodic.ProductEigenvalues;
import java.util.ArrayList;
import java.util.List;

/**
 * Floquet multipliers of a cycle given by the derivatives M_1 .. M_K of the flow along its K segments and the field f_1
 * .. f_K at their beginnings.
 *
 * <p>The flow carries the field along, {@code M_i f_i = f_(i+1)}: the trivial multiplier 1. It is taken out exactly, by
 * restricting every M_i to the orthogonal complements of the field at both ends, so that it cannot be mistaken for a
 * multiplier that passes 1 (at a fold of cycles both would be a double eigenvalue, known to half the digits only). The
 * error with which the field is carried along is the certificate.
 *
 * @param nontrivial other n - 1 multipliers, by decreasing modulus
 * @param trivialError error |mu - 1| of the trivial multiplier mu as computed
 */
public record Floquet(ComplexVector nontrivial, double trivialError) {
    /**
     * The multipliers.
     *
     * @throws IllegalArgumentException if there are not as many fields as segments
     */
    public static Floquet of(List<Matrix> segments, List<double[]> fields) {
        if (segments.size() != fields.size() || segments.isEmpty()) {
            throw new IllegalArgumentException("Every segment of a cycle begins somewhere: " + segments.size()
                    + " segments, " + fields.size() + " fields");
        }
        List<Matrix> restricted = new ArrayList<>();
        double trivial = 1;
        for (int k = 0; k < segments.size(); k++) {
            double[] before = fields.get(k);
            double[] after = fields.get((k + 1) % fields.size());
            double[] carried = times(segments.get(k), before);
            trivial *= Vectors.dot(after, carried) / Vectors.dot(after, after);
            Matrix from = complement(before);
            Matrix to = complement(after);
            restricted.add(to.transposeTimes(segments.get(k).times(from)));
        }
        ComplexVector multipliers = fields.get(0).length == 1
                ? ComplexVector.of()
                : ProductEigenvalues.of(restricted).values();
        return new Floquet(multipliers, Math.abs(trivial - 1));
    }

    /**
     * An orthonormal basis of what is orthogonal to f: the last n - 1 columns of the reflection that takes f to an
     * axis.
     */
    private static Matrix complement(double[] f) {
        int n = f.length;
        double length = Math.sqrt(Vectors.dot(f, f));
        double[] v = f.clone();
        v[0] += Math.copySign(length, f[0]);
        double scale = 2 / Vectors.dot(v, v);
        return Matrix.build(n, n - 1, (i, j) -> (i == j + 1 ? 1 : 0) - scale * v[i] * v[j + 1]);
    }

    private static double[] times(Matrix m, double[] v) {
        return m.times(dev.rondo.linalg.Vector.of(v)).toArray();
    }
}
