package dev.rondo.attractor.patched;

import dev.rondo.dynamics.piecewise.ActiveSet;
import dev.rondo.dynamics.piecewise.PiecewiseLinearMap;
import dev.rondo.linalg.FactorisationException;
import dev.rondo.linalg.LinearSolve;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.linalg.periodic.ProductEigenvalues;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Search for the exact cycles of an order k of a piecewise-linear map, stable or not.
 *
 * <p>If the regions of the k points were known, the cycle would be the solution of a linear system. So regions are
 * guessed, the system is solved, and the regions are replaced by those that its orbit implies, until they are the same
 * (Eisenmann, Monfared, Goering and Durstewitz 2023, "Bifurcations and loss jumps in RNN training": SCYFI). Guesses are
 * those of orbits, of random sequences, and of every cycle found with one unit of one point switched between active and
 * inactive: a stable cycle and the saddle that appears together with it differ by that.
 *
 * <p>Every cycle found is certain; that no other exists is not, unless orders and regions are few.
 *
 * @param starts number of orbits tried, and of random sequences
 * @param replacements number of replacements of regions before a guess is given up
 * @param settling number of steps of an orbit before its regions are taken
 * @param seed random seed of the guesses
 */
public record MapCycleSearch(int starts, int replacements, int settling, long seed) {
    /** 100 starts of each kind, 200 replacements, orbits settled over 4000 steps. */
    public static final MapCycleSearch DEFAULT = new MapCycleSearch(100, 200, 4000, 1);

    private static final double CLOSED = 1e-9;
    private static final double SAME = 1e-8;

    /** @throws IllegalArgumentException if a number is not positive */
    public MapCycleSearch {
        if (starts < 1 || replacements < 1 || settling < 0) {
            throw new IllegalArgumentException("A search for cycles needs starts and replacements of at least 1: "
                    + starts + ", " + replacements + ", " + settling);
        }
    }

    /** The cycles of order k, not of its divisors, by the modulus of their leading multiplier; of points if k = 1. */
    public List<MapCycle> of(PiecewiseLinearMap map, int order) {
        if (order < 1) {
            throw new IllegalArgumentException("A cycle has an order of at least 1: " + order);
        }
        Run run = new Run(map, order);
        run.fromOrbits();
        run.fromRandomSequences();
        run.fromNeighbours();
        return run.found.stream()
                .sorted(Comparator.comparingDouble(c -> c.multipliers().maxAbs()))
                .toList();
    }

    /** The cycle of order k to which the regions of an orbit from a state lead, if there is one. */
    public Optional<MapCycle> near(PiecewiseLinearMap map, int order, Vector state) {
        Run run = new Run(map, order);
        run.tryRegions(run.regionsFrom(state.toArray()));
        return run.found.stream().findFirst();
    }

    private final class Run {
        private final PiecewiseLinearMap map;
        private final int order;
        private final SplittableRandom random = new SplittableRandom(seed);
        private final Map<ActiveSet, Matrix> matrices = new HashMap<>();
        private final Map<ActiveSet, Vector> offsets = new HashMap<>();
        private final Set<List<ActiveSet>> tried = new HashSet<>();
        private final List<MapCycle> found = new ArrayList<>();

        Run(PiecewiseLinearMap map, int order) {
            this.map = map;
            this.order = order;
        }

        void fromOrbits() {
            for (int s = 0; s < starts; s++) {
                double scale = Math.pow(10, 3 * random.nextDouble() - 1);
                double[] x = random.doubles(map.dimension(), -scale, scale).toArray();
                tryRegions(regionsFrom(x));
                double[] settled = advance(x, settling);
                if (Vector.of(settled).isFinite()) {
                    tryRegions(regionsFrom(settled));
                }
            }
        }

        void fromRandomSequences() {
            for (int s = 0; s < starts; s++) {
                tryRegions(IntStream.range(0, order)
                        .mapToObj(j -> ActiveSet.ofSigns(
                                random.doubles(map.manifolds(), -1, 1).toArray()))
                        .toList());
            }
        }

        void fromNeighbours() {
            for (int c = 0; c < found.size(); c++) {
                List<ActiveSet> regions = found.get(c).regions();
                for (int j = 0; j < order; j++) {
                    for (int manifold = 0; manifold < map.manifolds(); manifold++) {
                        List<ActiveSet> turned = new ArrayList<>(regions);
                        turned.set(j, turned.get(j).flipped(manifold));
                        tryRegions(turned);
                    }
                }
            }
        }

        private double[] advance(double[] x, int steps) {
            double[] now = x.clone();
            double[] next = new double[x.length];
            for (int t = 0; t < steps; t++) {
                map.apply(now, next);
                double[] swap = now;
                now = next;
                next = swap;
            }
            return now;
        }

        List<ActiveSet> regionsFrom(double[] x) {
            List<ActiveSet> regions = new ArrayList<>();
            double[] now = x;
            for (int j = 0; j < order; j++) {
                regions.add(map.regionOf(now));
                now = advance(now, 1);
            }
            return regions;
        }

        void tryRegions(List<ActiveSet> guess) {
            List<ActiveSet> regions = guess;
            for (int k = 0; k < replacements && tried.add(regions); k++) {
                Optional<Vector> first = closing(regions);
                if (first.isEmpty()) {
                    return;
                }
                List<Vector> points = orbit(first.get(), regions);
                List<ActiveSet> implied =
                        points.stream().map(p -> map.regionOf(p.toArray())).toList();
                if (implied.equals(regions)) {
                    accept(points, regions);
                    return;
                }
                regions = implied;
            }
        }

        /** The x that returns to itself through these affine maps; empty where that is not determined. */
        private Optional<Vector> closing(List<ActiveSet> regions) {
            int n = map.dimension();
            Matrix product = Matrix.identity(n);
            Vector shift = Vector.zeros(n);
            for (ActiveSet region : regions) {
                product = matrix(region).times(product);
                shift = matrix(region).times(shift).plus(offset(region));
            }
            if (!product.isFinite() || !shift.isFinite()) {
                return Optional.empty();
            }
            try {
                LinearSolve solve = LinearSolve.of(Matrix.identity(n).minus(product));
                Vector x = solve.solve(shift);
                Vector gap = last(x, regions).minus(x);
                Vector refined = gap.isFinite() ? x.plus(solve.solve(gap)) : x;
                return refined.isFinite() ? Optional.of(refined) : Optional.empty();
            } catch (FactorisationException singular) {
                return Optional.empty();
            }
        }

        private Vector last(Vector x, List<ActiveSet> regions) {
            Vector now = x;
            for (ActiveSet region : regions) {
                now = matrix(region).times(now).plus(offset(region));
            }
            return now;
        }

        private List<Vector> orbit(Vector first, List<ActiveSet> regions) {
            List<Vector> points = new ArrayList<>();
            Vector now = first;
            for (ActiveSet region : regions) {
                points.add(now);
                now = matrix(region).times(now).plus(offset(region));
            }
            return points;
        }

        private void accept(List<Vector> points, List<ActiveSet> regions) {
            double scale = points.stream().mapToDouble(Vector::norm).max().orElse(0);
            double residual = 0;
            for (int j = 0; j < order; j++) {
                Vector image = Vector.owning(advance(points.get(j).toArray(), 1));
                double gap = image.minus(points.get((j + 1) % order)).norm();
                residual = Math.max(residual, scale == 0 ? gap : gap / scale);
            }
            if (residual > CLOSED || hasShorterOrder(points, scale) || isKnown(points, scale)) {
                return;
            }
            found.add(new MapCycle(
                    points,
                    regions,
                    ProductEigenvalues.of(regions.stream().map(this::matrix).toList())
                            .values(),
                    residual));
        }

        private boolean hasShorterOrder(List<Vector> points, double scale) {
            return IntStream.range(1, order)
                    .filter(d -> order % d == 0)
                    .anyMatch(d -> points.get(d).minus(points.getFirst()).norm() <= SAME * scale);
        }

        private boolean isKnown(List<Vector> points, double scale) {
            return found.stream()
                    .anyMatch(c -> c.points().stream()
                            .anyMatch(p -> p.minus(points.getFirst()).norm() <= SAME * scale));
        }

        private Matrix matrix(ActiveSet region) {
            return matrices.computeIfAbsent(region, map::matrix);
        }

        private Vector offset(ActiveSet region) {
            return offsets.computeIfAbsent(region, map::offset);
        }
    }
}
