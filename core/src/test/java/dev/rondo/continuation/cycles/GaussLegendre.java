package dev.rondo.continuation.cycles;

/**
 * The nodes and weights of Gauss-Legendre quadrature on [0, 1]: the zeros of the Legendre polynomial of degree m, by
 * Newton's iteration.
 */
record GaussLegendre(dev.rondo.linalg.Vector nodes, dev.rondo.linalg.Vector weights) {
    static GaussLegendre of(int m) {
        double[] nodes = new double[m];
        double[] weights = new double[m];
        for (int k = 0; k < m; k++) {
            double x = -StrictMath.cos(Math.PI * (k + 0.75) / (m + 0.5));
            double slope = 1;
            for (int iteration = 0; iteration < 20; iteration++) {
                double previous = 1;
                double value = x;
                for (int j = 2; j <= m; j++) {
                    double next = ((2 * j - 1) * x * value - (j - 1) * previous) / j;
                    previous = value;
                    value = next;
                }
                slope = m * (x * value - previous) / (x * x - 1);
                double step = value / slope;
                x -= step;
                if (Math.abs(step) < 1e-16) {
                    break;
                }
            }
            nodes[k] = (1 + x) / 2;
            weights[k] = 1 / ((1 - x * x) * slope * slope);
        }
        return new GaussLegendre(dev.rondo.linalg.Vector.owning(nodes), dev.rondo.linalg.Vector.owning(weights));
    }
}
