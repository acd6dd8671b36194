package dev.rondo.analysis.surgery;

import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.NetworkBuilder;
import dev.rondo.network.Population;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.parameter.NetworkParameter;
import dev.rondo.network.parameter.RateEquation;
import dev.rondo.network.parameter.WeightFactor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Changes of a network before it is analysed: weights multiplied by factors, and units that are silenced.
 *
 * <p>A silenced unit keeps its number and neither receives nor sends anything: its rows and columns of W_rec, its weights in W_in
 * and W_out, its bias and its x0 are 0.
 *
 * @param scale factors of weights, each {@code E_TO_E=0.93}: projections joined by +, FROM_E, FROM_I or ALL
 * @param silence units from 0 on, each {@code 3}, {@code 7-9}, {@code E:0-4} or {@code I:2} (counted among the excitatory or
 *     inhibitory ones), {@code E} or {@code I}
 */
public record NetworkChange(List<String> scale, List<String> silence) {
    /** None. */
    public static final NetworkChange NONE = new NetworkChange(List.of(), List.of());

    public NetworkChange {
        scale = trimmed(scale);
        silence = trimmed(silence);
    }

    private static List<String> trimmed(List<String> words) {
        return words.stream().map(String::strip).filter(word -> !word.isEmpty()).toList();
    }

    /** True if nothing is changed. */
    public boolean isNone() {
        return scale.isEmpty() && silence.isEmpty();
    }

    /** Description in words: {@code E_TO_E times 0.93, units 3,7-9 silenced}. */
    public String words() {
        List<String> words = new ArrayList<>();
        scale.forEach(factor -> words.add(factor.replace("=", " times ")));
        if (!silence.isEmpty()) {
            words.add("units " + String.join(",", silence) + " silenced");
        }
        return String.join(", ", words);
    }

    /**
     * The changed network.
     *
     * @throws IllegalArgumentException if a factor or a unit is none, or the network obeys a rule no more
     */
    public RateNetwork of(RateNetwork network) {
        RateNetwork changed = network;
        for (String factor : scale) {
            changed = scaled(changed, factor);
        }
        return silence.isEmpty() ? changed : silenced(changed, units(network));
    }

    private static RateNetwork scaled(RateNetwork network, String factor) {
        int equals = factor.indexOf('=');
        String name = factor.substring(0, Math.max(equals, 0)).strip();
        double value = number(factor, factor.substring(equals + 1));
        if (!(NetworkParameter.named(name) instanceof WeightFactor weights)) {
            throw refused(factor);
        }
        return network.withRecurrent(weights.at(RateEquation.of(network), value).weights());
    }

    private static double number(String factor, String text) {
        try {
            double value = Double.parseDouble(text.strip());
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw refused(factor);
        }
        throw refused(factor);
    }

    private static IllegalArgumentException refused(String factor) {
        return new IllegalArgumentException(
                "A factor of weights must be NAME=FACTOR with a NAME of E_TO_E, E_TO_I, I_TO_E, I_TO_I (joined by +),"
                        + " FROM_E, FROM_I, ALL and a finite FACTOR, got '" + factor + "'");
    }

    /** Numbers of the silenced units. */
    private SortedSet<Integer> units(RateNetwork network) {
        SortedSet<Integer> units = new TreeSet<>();
        silence.forEach(word -> units.addAll(units(network, word)));
        return units;
    }

    private static List<Integer> units(RateNetwork network, String word) {
        String upper = word.toUpperCase(Locale.ROOT);
        boolean ofPopulation = upper.startsWith("E") || upper.startsWith("I");
        List<Integer> among = ofPopulation
                ? ofSign(network.population(), upper.startsWith("E"))
                : IntStream.range(0, network.units()).boxed().toList();
        String range = ofPopulation ? word.substring(1).replaceFirst("^:", "") : word;
        if (ofPopulation && range.isEmpty()) {
            return among;
        }
        if (!range.matches("\\d{1,9}(-\\d{1,9})?")) {
            throw new IllegalArgumentException(
                    "Silenced units must be numbers from 0 such as 3,7-9, or E:0-4, I:2, E, I, got '" + word + "'");
        }
        String[] ends = range.split("-", -1);
        int first = Integer.parseInt(ends[0]);
        int last = Integer.parseInt(ends[ends.length - 1]);
        if (first > last || last >= among.size()) {
            throw new IllegalArgumentException(
                    "Silenced units must be from 0 to " + (among.size() - 1) + ", got '" + word + "'");
        }
        return among.subList(first, last + 1);
    }

    private static List<Integer> ofSign(Population population, boolean excitatory) {
        return IntStream.range(0, population.size())
                .filter(i -> population.isExcitatory(i) == excitatory)
                .boxed()
                .collect(Collectors.toList());
    }

    private static RateNetwork silenced(RateNetwork network, SortedSet<Integer> units) {
        Matrix w = network.recurrent();
        Matrix in = network.input();
        Matrix out = network.readout();
        NetworkBuilder silenced = network.change()
                .recurrent(Matrix.build(
                        w.rows(), w.columns(), (i, j) -> units.contains(i) || units.contains(j) ? 0 : w.get(i, j)))
                .input(Matrix.build(in.rows(), in.columns(), (i, k) -> units.contains(i) ? 0 : in.get(i, k)))
                .readout(Matrix.build(out.rows(), out.columns(), (l, j) -> units.contains(j) ? 0 : out.get(l, j)))
                .bias(without(network.bias(), units))
                .initialState(without(network.initialState(), units));
        return network.initialRates()
                .map(r0 -> silenced.rateForm(without(r0, units)))
                .orElse(silenced)
                .build();
    }

    private static Vector without(Vector values, SortedSet<Integer> units) {
        double[] all = values.toArray();
        units.forEach(i -> all[i] = 0);
        return Vector.owning(all);
    }
}
