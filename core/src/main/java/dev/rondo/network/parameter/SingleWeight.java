package dev.rondo.network.parameter;

import dev.rondo.linalg.Matrix;
import dev.rondo.network.RateNetwork;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One recurrent weight: {@code W[i,j]} from unit j to unit i, both counted from 0.
 *
 * @param post i
 * @param pre j
 */
public record SingleWeight(int post, int pre) implements NetworkParameter {
    static final ParameterKind KIND = new ParameterKind() {
        @Override
        public List<String> forms() {
            return List.of("W[i,j]");
        }

        @Override
        public Optional<NetworkParameter> named(String name) {
            Matcher matcher = FORM.matcher(name);
            return matcher.matches()
                    ? Optional.of(
                            new SingleWeight(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                    : Optional.empty();
        }
    };

    private static final Pattern FORM = Pattern.compile("W\\[ *([0-9]{1,6}) *, *([0-9]{1,6}) *\\]");

    @Override
    public String key() {
        return "W[" + post + "," + pre + "]";
    }

    @Override
    public double present(RateNetwork network) {
        requireUnits(network);
        return network.recurrent().get(post, pre);
    }

    @Override
    public double least(RateNetwork network) {
        return Double.NEGATIVE_INFINITY;
    }

    @Override
    public void requireOf(RateNetwork network, double value) {
        requireUnits(network);
        network.withRecurrent(with(network.recurrent(), value));
    }

    private void requireUnits(RateNetwork network) {
        if (post >= network.units() || pre >= network.units()) {
            throw new IllegalArgumentException(
                    "Units are counted from 0 to " + (network.units() - 1) + ": there is no weight " + key());
        }
    }

    private Matrix with(Matrix w, double value) {
        return Matrix.build(w.rows(), w.columns(), (i, j) -> i == post && j == pre ? value : w.get(i, j));
    }

    @Override
    public RateEquation at(RateEquation equation, double value) {
        return equation.withWeights(with(equation.weights(), value));
    }

    @Override
    public RateEquationSlope slope(RateEquation equation, double value) {
        int n = equation.units();
        return RateEquationSlope.none(n).withWeights(with(Matrix.zeros(n, n), 1));
    }
}
