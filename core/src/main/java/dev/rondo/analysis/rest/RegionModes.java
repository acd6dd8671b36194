package dev.rondo.analysis.rest;

import dev.rondo.linalg.Complex;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.TwoSidedEigen;
import dev.rondo.linalg.Vector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The modes of a region by decreasing growth rate, one of every conjugate pair. Modes whose rates differ by no more than they
 * are known (where an eigenvalue is multiple, or defective and split by rounding) tie: they are taken together, as the space
 * that they span, and share their place; the one that turns most slowly stands for them.
 */
final class RegionModes {
    /** To this part of the largest eigenvalue, times its condition, an eigenvalue is known. */
    private static final double ROUNDING = 1e-12;

    /** The most that a rate can be in doubt, relative to the largest eigenvalue. */
    private static final double WORST = 1e-6;

    /** A direction that is less than this beside those of other modes is none of its own. */
    private static final double PARALLEL = 1e-6;

    private final TwoSidedEigen eigen;
    private final Vector conditions;
    private final List<Integer> order;
    private final List<Integer> firsts;

    private RegionModes(TwoSidedEigen eigen) {
        this.eigen = eigen;
        conditions = eigen.conditions();
        order = new ArrayList<>(IntStream.range(0, eigen.values().size())
                .filter(k -> eigen.values().im(k) >= 0)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> -eigen.values().re(k)))
                .toList());
        firsts = new ArrayList<>();
        double scale = eigen.values().stream().mapToDouble(Complex::abs).max().orElse(0);
        for (int place = 0; place < order.size(); place++) {
            if (place == 0 || !tie(firsts.getLast(), place, scale)) {
                firsts.add(place);
            }
        }
        for (int group = 0; group < firsts.size(); group++) {
            order.subList(firsts.get(group), end(group))
                    .sort(Comparator.comparingDouble(k -> eigen.values().im(k)));
        }
    }

    static RegionModes of(Matrix generator) {
        return new RegionModes(TwoSidedEigen.of(generator));
    }

    private boolean tie(int one, int other, double scale) {
        double condition = Math.max(conditions.get(order.get(one)), conditions.get(order.get(other)));
        double doubt = scale * Math.min(WORST, ROUNDING * condition);
        return value(one).re() - value(other).re() <= doubt;
    }

    /** The eigenvalue at a place. */
    Complex value(int place) {
        return eigen.values().get(order.get(place));
    }

    /** Those that grow. */
    List<Complex> growing() {
        return IntStream.range(0, order.size())
                .mapToObj(this::value)
                .filter(z -> z.re() > 0)
                .toList();
    }

    /** Number of modes that tie for the first place. */
    int tied() {
        return end(0) - firsts.getFirst();
    }

    double conditionOfLeading() {
        return conditions.get(order.getFirst());
    }

    /** The place of the mode, or of those that tie there, that another region's leading modes drive best. */
    int heirOf(RegionModes before) {
        List<ComplexVector> driving = basis(before.columns(0, true));
        int heir = 0;
        double most = -1;
        for (int group = 0; group < firsts.size(); group++) {
            double driven = columns(group, false).stream()
                    .mapToDouble(left -> cosine(left, driving))
                    .max()
                    .orElse(0);
            if (driven > most) {
                most = driven;
                heir = firsts.get(group);
            }
        }
        return heir;
    }

    private int end(int group) {
        return group + 1 < firsts.size() ? firsts.get(group + 1) : order.size();
    }

    private List<ComplexVector> columns(int group, boolean right) {
        return IntStream.range(firsts.get(group), end(group))
                .mapToObj(order::get)
                .map(k -> right ? eigen.right().column(k) : eigen.left().column(k))
                .toList();
    }

    /** An orthonormal basis of the space that unit vectors span, but for directions that rounding adds. */
    private static List<ComplexVector> basis(List<ComplexVector> vectors) {
        List<ComplexVector> basis = new ArrayList<>();
        for (ComplexVector v : vectors) {
            ComplexVector left = v;
            for (ComplexVector b : basis) {
                left = minus(left, product(b, left), b);
            }
            double length = left.norm();
            if (length > PARALLEL) {
                basis.add(minus(
                        ComplexVector.of(Vector.zeros(v.size()), Vector.zeros(v.size())),
                        Complex.of(-1 / length),
                        left));
            }
        }
        return basis;
    }

    /** Between a unit vector and the space of an orthonormal basis. */
    private static double cosine(ComplexVector unit, List<ComplexVector> basis) {
        double sum = 0;
        for (ComplexVector b : basis) {
            double along = product(unit, b).abs();
            sum += along * along;
        }
        return Math.sqrt(sum);
    }

    /** {@code v - factor w}. */
    private static ComplexVector minus(ComplexVector v, Complex factor, ComplexVector w) {
        return ComplexVector.of(IntStream.range(0, v.size())
                .mapToObj(i -> v.get(i).minus(factor.times(w.get(i))))
                .toList());
    }

    /** {@code a^H b}. */
    private static Complex product(ComplexVector a, ComplexVector b) {
        Complex sum = Complex.ZERO;
        for (int i = 0; i < a.size(); i++) {
            sum = sum.plus(a.get(i).conjugate().times(b.get(i)));
        }
        return sum;
    }
}
