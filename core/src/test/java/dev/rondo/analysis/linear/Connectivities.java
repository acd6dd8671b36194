package dev.rondo.analysis.linear;

import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Qr;
import dev.rondo.network.wiring.ErdosRenyi;
import dev.rondo.network.wiring.Ginibre;
import dev.rondo.random.UniformSource;

/** Networks that several tests use. */
final class Connectivities {
    private Connectivities() {}

    /** Two units, the first drives the second. */
    static Matrix chain(double weight) {
        return Matrix.of(new double[][] {{0, 0}, {weight, 0}});
    }

    /** The reference network of 50 units with balanced rows. */
    static Matrix balancedFifty() {
        return new ErdosRenyi(50, 0.2, 0.5, 1, 0.5, true, true).draw(UniformSource.splittable(2));
    }

    static Matrix ginibre(int units, double radius, long seed) {
        return new Ginibre(units, radius, false).draw(UniformSource.splittable(seed));
    }

    /** W in another orthonormal basis. */
    static Matrix rotated(Matrix w, long seed) {
        Matrix q = Qr.of(ginibre(w.rows(), 1, seed)).orthogonal();
        return q.times(w).times(q.transpose());
    }
}
