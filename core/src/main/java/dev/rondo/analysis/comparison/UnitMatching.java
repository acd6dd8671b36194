package dev.rondo.analysis.comparison;

import dev.rondo.linalg.Matrix;
import dev.rondo.network.Population;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Distance of two courses of rates when the units of the second are only reordered: {@code min_P |X/|X| - Y P/|Y||_F} over
 * permutations P. Where both networks have signs, excitatory units are matched with excitatory ones alone. A unit without
 * a partner is matched with one that does not vary.
 *
 * @param distance from 0 to sqrt(2); never below the distance with rotations
 * @param partners unit of the second network for every unit of the first; -1 for none
 */
public record UnitMatching(double distance, List<Integer> partners) {
    static final int NONE = -1;

    public UnitMatching {
        partners = List.copyOf(partners);
    }

    /** The best matching of courses that vary. */
    static UnitMatching of(Matrix x, Matrix y, Optional<Population> signsX, Optional<Population> signsY) {
        Matrix a = scaled(Procrustes.centred(x));
        Matrix b = scaled(Procrustes.centred(y));
        int[] partners = new int[a.columns()];
        boolean[] taken = new boolean[b.columns()];
        Arrays.fill(partners, NONE);
        boolean signed = signsX.isPresent() && signsY.isPresent();
        for (int sign : signed ? new int[] {1, -1} : new int[] {0}) {
            match(a, b, units(a, signsX, sign), units(b, signsY, sign), partners);
        }
        double sum = 0;
        for (int i = 0; i < partners.length; i++) {
            int partner = partners[i];
            if (partner != NONE) {
                taken[partner] = true;
            }
            sum += square(a, i, b, partner);
        }
        for (int j = 0; j < taken.length; j++) {
            sum += taken[j] ? 0 : square(b, j, a, NONE);
        }
        return new UnitMatching(Math.sqrt(sum), Arrays.stream(partners).boxed().toList());
    }

    private static List<Integer> units(Matrix states, Optional<Population> signs, int sign) {
        List<Integer> units = new ArrayList<>();
        IntStream.range(0, states.columns())
                .filter(i -> sign == 0 || signs.orElseThrow().sign(i) == sign)
                .forEach(units::add);
        return units;
    }

    /** Matches some units with some others; which have none is decided, too. */
    private static void match(Matrix a, Matrix b, List<Integer> rows, List<Integer> columns, int[] partners) {
        int size = Math.max(rows.size(), columns.size());
        Matrix cost = Matrix.build(size, size, (i, j) -> square(a, at(rows, i), b, at(columns, j)));
        int[] chosen = Assignment.of(cost);
        for (int i = 0; i < rows.size(); i++) {
            partners[rows.get(i)] = at(columns, chosen[i]);
        }
    }

    private static int at(List<Integer> units, int place) {
        return place < units.size() ? units.get(place) : NONE;
    }

    /** Squared distance of the courses of two units; a missing one does not vary. */
    private static double square(Matrix a, int i, Matrix b, int j) {
        double sum = 0;
        for (int t = 0; t < a.rows(); t++) {
            double d = (i == NONE ? 0 : a.get(t, i)) - (j == NONE ? 0 : b.get(t, j));
            sum = Math.fma(d, d, sum);
        }
        return sum;
    }

    private static Matrix scaled(Matrix centred) {
        return centred.times(1 / centred.frobeniusNorm());
    }
}
