package dev.rondo.network;

import dev.rondo.linalg.Matrix;
import dev.rondo.random.Key;
import dev.rondo.random.UniformSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Zeroes a random fraction of a projection's connections (Rajakumar, Rinzel and Chen 2021, figure 5d).
 *
 * <p>Of the M connections that the projection can have (no unit connects to itself), round(fraction M) are cut, whether
 * they carried weight or not. One key is one order in which they go: what a smaller fraction cuts, a larger one cuts too.
 *
 * @param projection whose connections are cut
 * @param fraction from 0 to 1
 */
public record Sparsening(Projection projection, double fraction) {
    private record Connection(int post, int pre) {}

    /** @throws IllegalArgumentException if the fraction is not between 0 and 1 */
    public Sparsening {
        if (!(fraction >= 0 && fraction <= 1)) {
            throw new IllegalArgumentException("A fraction of connections lies between 0 and 1: " + fraction);
        }
    }

    /** The network without the connections that a key chooses. */
    public RateNetwork cut(RateNetwork network, Key key) {
        List<Connection> order = shuffled(network.population(), key.uniform());
        double[][] w = network.recurrent().toRows();
        for (Connection c : order.subList(0, (int) Math.round(fraction * order.size()))) {
            w[c.post][c.pre] = 0;
        }
        return network.withRecurrent(Matrix.of(w));
    }

    private List<Connection> shuffled(Population population, UniformSource source) {
        List<Connection> all = new ArrayList<>();
        for (int post = 0; post < population.size(); post++) {
            for (int pre = 0; pre < population.size(); pre++) {
                if (post != pre && Projection.between(population, pre, post) == projection) {
                    all.add(new Connection(post, pre));
                }
            }
        }
        for (int k = all.size() - 1; k > 0; k--) {
            int other = source.nextInt(k + 1);
            Connection kept = all.get(k);
            all.set(k, all.get(other));
            all.set(other, kept);
        }
        return all;
    }
}
