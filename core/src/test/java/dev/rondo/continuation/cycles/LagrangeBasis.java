package dev.rondo.continuation.cycles;

/** The Lagrange polynomials of degree m on the m + 1 equally spaced points of [0, 1]. */
record LagrangeBasis(int degree) {
    /** Their values at a place. */
    double[] values(double s) {
        double[] out = new double[degree + 1];
        for (int j = 0; j <= degree; j++) {
            double product = 1;
            for (int l = 0; l <= degree; l++) {
                if (l != j) {
                    product *= (s * degree - l) / (j - l);
                }
            }
            out[j] = product;
        }
        return out;
    }

    /** Their derivatives at a place. */
    double[] slopes(double s) {
        double[] out = new double[degree + 1];
        for (int j = 0; j <= degree; j++) {
            double sum = 0;
            for (int left = 0; left <= degree; left++) {
                if (left == j) {
                    continue;
                }
                double product = (double) degree / (j - left);
                for (int l = 0; l <= degree; l++) {
                    if (l != j && l != left) {
                        product *= (s * degree - l) / (j - l);
                    }
                }
                sum += product;
            }
            out[j] = sum;
        }
        return out;
    }
}
