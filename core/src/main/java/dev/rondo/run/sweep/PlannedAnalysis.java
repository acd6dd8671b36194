package dev.rondo.run.sweep;

import dev.rondo.analysis.Analysis;
import dev.rondo.analysis.Card;
import dev.rondo.analysis.catalogue.Catalogue;
import dev.rondo.linalg.Vector;
import dev.rondo.run.TrialChoice;
import dev.rondo.setting.Names;
import dev.rondo.setting.Nearest;
import dev.rondo.setting.Notation;
import dev.rondo.setting.Place;
import dev.rondo.setting.WrittenAs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Analysis of every network of a sweep, written as after {@code rondo analyze}: {@code limit-cycle --about flow}.
 *
 * @param text text of the user
 * @param analysis analysis with its settings
 * @param trial trial that is played
 * @param under constant input in place of the baseline
 */
@WrittenAs(PlannedAnalysis.Written.class)
public record PlannedAnalysis(String text, Analysis<?> analysis, TrialChoice trial, Optional<Vector> under) {
    private static final String ABOUT = "--about";
    private static final String SET = "--set";
    private static final String UNDER = "--under";

    /** The name of the analysis. */
    public String name() {
        return analysis.card().name();
    }

    /**
     * An analysis of the catalogue with its options.
     *
     * @throws IllegalArgumentException if there is none of the name, or it has no such option
     */
    public static PlannedAnalysis parse(String text) {
        List<String> words = List.of(text.strip().split("\\s+", -1));
        String name = words.getFirst();
        Analysis<?> analysis = Catalogue.find(name)
                .orElseThrow(() -> new IllegalArgumentException("there is no analysis '" + name + "'"
                        + Nearest.to(name, Catalogue.names())
                                .map(near -> ": did you mean " + near + "?")
                                .orElse(": rondo analyze lists them")));
        return new Options(analysis.card()).read(words.subList(1, words.size())).plan(text.strip(), analysis);
    }

    /** Options, as they are read. */
    private static final class Options {
        private final Card card;
        private final List<String> changes = new ArrayList<>();
        private Optional<String> stimulus = Optional.empty();
        private Optional<String> condition = Optional.empty();
        private Optional<Vector> under = Optional.empty();

        Options(Card card) {
            this.card = card;
        }

        Options read(List<String> words) {
            Iterator<String> rest = words.iterator();
            while (rest.hasNext()) {
                String[] parts = rest.next().split("=", 2);
                option(parts[0], parts.length == 2 ? Optional.of(parts[1]) : next(rest));
            }
            return this;
        }

        private static Optional<String> next(Iterator<String> rest) {
            return rest.hasNext() ? Optional.of(rest.next()) : Optional.empty();
        }

        private void option(String name, Optional<String> written) {
            String value = written.orElseThrow(
                    () -> new IllegalArgumentException(card.name() + ": the option " + name + " has no value"));
            switch (name) {
                case ABOUT -> about(value);
                case SET -> changes.add(value);
                case TrialChoice.STIMULUS -> stimulus = Optional.of(played(name, value));
                case TrialChoice.CONDITION -> condition = Optional.of(played(name, value));
                case UNDER -> under = Optional.of(constant(value));
                default ->
                    throw new IllegalArgumentException("in a sweep, an analysis has the options "
                            + String.join(", ", ABOUT, SET, UNDER, TrialChoice.CONDITION, TrialChoice.STIMULUS)
                            + ", got " + name);
            }
        }

        private void about(String system) {
            List<String> systems = card.abouts().stream().map(Names::kebab).toList();
            if (!systems.contains(system)) {
                throw new IllegalArgumentException(card.name() + " is about "
                        + (systems.isEmpty() ? "the matrix" : String.join(" or ", systems)) + ", got " + ABOUT + " "
                        + system);
            }
            if (systems.size() > 1) {
                changes.add("about=" + system);
            }
        }

        private String played(String option, String value) {
            if (!card.material().playsTrial()) {
                throw new IllegalArgumentException(card.name() + " plays no trial: leave " + option + " out");
            }
            return value;
        }

        private Vector constant(String numbers) {
            if (!card.isUnderConstantInput()) {
                throw new IllegalArgumentException(
                        card.name() + " is not about a network under a constant input: leave " + UNDER + " out");
            }
            try {
                return Vector.owning(Arrays.stream(numbers.split(",", -1))
                        .mapToDouble(Double::parseDouble)
                        .toArray());
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        UNDER + " is a number for each input, joined by commas, got " + numbers, e);
            }
        }

        PlannedAnalysis plan(String text, Analysis<?> analysis) {
            return new PlannedAnalysis(
                    text,
                    changes.isEmpty() ? analysis : Catalogue.configured(analysis, changes),
                    new TrialChoice(Optional.empty(), stimulus, condition),
                    under);
        }
    }

    /** A text. */
    static final class Written implements Notation<PlannedAnalysis> {
        @Override
        public String expectation() {
            return "an analysis with its options, such as limit-cycle --about flow";
        }

        @Override
        public List<String> jsonTypes() {
            return List.of("string");
        }

        @Override
        public PlannedAnalysis read(JsonNode written, Place place) {
            if (!written.isString() || written.asString().isBlank()) {
                throw new IllegalArgumentException("it is " + written);
            }
            try {
                return parse(written.asString());
            } catch (dev.rondo.setting.Refusal e) {
                throw new IllegalArgumentException(e.getMessage(), e);
            }
        }

        @Override
        public JsonNode write(PlannedAnalysis value) {
            return JsonNodeFactory.instance.stringNode(value.text);
        }
    }
}
