package dev.rondo.continuation;

import dev.rondo.dynamics.solve.BracketedRoot;
import dev.rondo.dynamics.solve.NewtonResult;
import dev.rondo.dynamics.solve.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Border collisions that do not end a piece of a curve: an orbit begins to graze a switching manifold.
 *
 * @param source source of the functions that change their sign there
 */
public record Grazing(Source source) implements Event {
    /** Width of a bracket, in units of the chord: the functions take long. */
    private static final double WIDTH = 1e-7;

    /** Part of the values at both ends above which a test's value at its root shows a jump, not a root. */
    private static final double JUMP = 1e-4;

    /** Functions that change their sign where something grazes a manifold between two neighbouring solutions. */
    @FunctionalInterface
    public interface Source {
        /**
         * The functions of a chord.
         *
         * @param before solution at its start
         * @param after solution at its end
         * @param leaving derivative of the unknowns along the chord at its start
         * @param arriving derivative of the unknowns along the chord at its end
         */
        List<SwitchingFunction> between(double[] before, double[] after, double[] leaving, double[] arriving);
    }

    @Override
    public List<LocatedPoint> passed(BranchSegment chord, BranchPoint end) {
        List<LocatedPoint> found = new ArrayList<>();
        double[] before = chord.start().unknowns().toArray();
        double[] after = end.unknowns().toArray();
        Search search = new Search(chord, new EventLocator(chord));
        for (SwitchingFunction test : source.between(before, after, chord.direction(0), chord.direction(1))) {
            double first = test.value().applyAsDouble(before);
            double second = test.value().applyAsDouble(after);
            if (first * second < 0) {
                found.add(search.collision(new Stretch(test, 0, first, 1, second), test.place()));
            } else {
                found.addAll(search.thereAndBack(test, first, second));
            }
        }
        return distinct(found);
    }

    /** Distinct border collisions: one that two tests found counts once. */
    private static List<LocatedPoint> distinct(List<LocatedPoint> found) {
        List<LocatedPoint> out = new ArrayList<>();
        for (LocatedPoint f : found) {
            boolean known = out.stream()
                    .anyMatch(o -> o.point().unknown().equals(f.point().unknown())
                            && Math.abs(o.theta() - f.theta()) <= WIDTH
                            && o.point().converged());
            if (!known) {
                out.add(f);
            }
        }
        return out;
    }

    /** A part of the chord with a test's values of different signs at both ends. */
    private record Stretch(SwitchingFunction test, double low, double first, double high, double second) {
        /** Root by linear interpolation. */
        double root() {
            return low + (high - low) * first / (first - second);
        }

        double slope() {
            return (second - first) / (high - low);
        }
    }

    private record Search(BranchSegment chord, EventLocator locator) {
        /**
         * Two border collisions, if the test's sign between is not that of both ends and the number of visits says so.
         */
        List<LocatedPoint> thereAndBack(SwitchingFunction test, double first, double second) {
            double between = chord.along(test.value()).applyAsDouble(test.place());
            if (between * first < 0) {
                Stretch there = new Stretch(test, 0, first, test.place(), between);
                Stretch back = new Stretch(test, test.place(), between, 1, second);
                return Stream.of(there, back)
                        .flatMap(stretch -> met(stretch, stretch.root()).stream())
                        .toList();
            }
            return test.certain()
                    ? List.of(collision(test, locator.at(SpecialType.BC, new BracketedRoot(0.5, 0, 1), 0), 0.5))
                    : List.of();
        }

        LocatedPoint collision(Stretch stretch, double guess) {
            return met(stretch, guess).orElseGet(() -> {
                BracketedRoot root = BracketedRoot.of(
                        chord.along(stretch.test().value()),
                        stretch.low(),
                        stretch.high(),
                        stretch.first(),
                        stretch.second(),
                        WIDTH);
                return collision(stretch.test(), locator.at(SpecialType.BC, proved(stretch, root), WIDTH), root.root());
            });
        }

        /**
         * The bracket if the number of visits changes in it and the test does not jump there, else all of the stretch.
         */
        private BracketedRoot proved(Stretch stretch, BracketedRoot root) {
            double value = chord.along(stretch.test().value()).applyAsDouble(root.root());
            boolean jumps = !(Math.abs(value) <= JUMP * (Math.abs(stretch.first()) + Math.abs(stretch.second())));
            int before = stretch.test().visits().applyAsInt(chord.unknowns(root.low()));
            int after = stretch.test().visits().applyAsInt(chord.unknowns(root.high()));
            return before != after && !jumps ? root : new BracketedRoot(root.root(), stretch.low(), stretch.high());
        }

        private static LocatedPoint collision(SwitchingFunction test, SpecialPoint point, double theta) {
            return new LocatedPoint(theta, point.at(test.unknown()));
        }

        /**
         * The border collision as the solution of the curve's equations and the test's, with a bracket: the test's
         * signs on both sides, on the curve's tangent. Empty if there is no such solution or the signs are not those of
         * the two ends.
         */
        private Optional<LocatedPoint> met(Stretch stretch, double guess) {
            SwitchingFunction test = stretch.test();
            return chord.where(test.value(), guess, stretch.slope()).flatMap(solution -> bracketed(stretch, solution));
        }

        private Optional<LocatedPoint> bracketed(Stretch stretch, NewtonResult.Solution solution) {
            SwitchingFunction test = stretch.test();
            double[] y = solution.unknowns().toArray();
            double theta = chord.thetaOf(y);
            double[] direction = chord.direction(theta);
            double[] before = y.clone();
            Vectors.add(-WIDTH, direction, before);
            double[] after = y.clone();
            Vectors.add(WIDTH, direction, after);
            boolean bracketed = theta >= stretch.low()
                    && theta <= stretch.high()
                    && test.visits().applyAsInt(before) != test.visits().applyAsInt(after)
                    && test.value().applyAsDouble(before) * stretch.first() > 0
                    && test.value().applyAsDouble(after) * stretch.second() > 0;
            return bracketed
                    ? Optional.of(collision(
                            test,
                            locator.at(
                                    SpecialType.BC,
                                    theta,
                                    solution,
                                    SpecialPoint.Interval.between(before, after),
                                    chord.start().spectrum()),
                            theta))
                    : Optional.empty();
        }
    }
}
