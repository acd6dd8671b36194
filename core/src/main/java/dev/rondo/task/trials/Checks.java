package dev.rondo.task.trials;

import dev.rondo.setting.Mistakes;
import dev.rondo.setting.Mistakes.Mistake;
import dev.rondo.setting.Nearest;
import dev.rondo.setting.Place;
import dev.rondo.task.trials.expression.Expression;
import dev.rondo.task.trials.expression.Names;
import dev.rondo.task.trials.expression.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Checks of a task's settings against each other, made when a study is read. */
final class Checks {
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
    private static final Set<String> TAKEN = Set.of("t", "channel", "and", "or", "not", "if");

    private final Channels inputs;
    private final Channels readouts;
    private final Set<Mistake> mistakes = new LinkedHashSet<>();

    Checks(Channels inputs, Channels readouts) {
        this.inputs = inputs;
        this.readouts = readouts;
    }

    /** Mistakes in kinds of trials that are complete in themselves; what they have in common is told once. */
    List<Mistake> of(List<Variant> variants) {
        for (Variant variant : variants) {
            check(variant);
        }
        return List.copyOf(mistakes);
    }

    private void wrong(Place place, String message) {
        mistakes.add(new Mistake(place, message));
    }

    private void check(Variant variant) {
        SequencedMap<String, Type> names = new LinkedHashMap<>();
        variant.conditions().ifPresent(table -> {
            for (int c = 0; c < table.columns().size(); c++) {
                define(table.columns().get(c), table.type(c), names, "conditions.columns");
            }
        });
        variant.variables().forEach((name, levels) -> define(name, levels.type(), names, "variables"));
        variant.let()
                .forEach((name, expression) ->
                        define(name, type(expression, new Known(names, List.of())), names, "let"));
        if (variant.epochs().isEmpty()) {
            wrong(Place.NOWHERE, "epochs must be given: a trial has at least one epoch, such as epochs: {run: 1000}");
        }
        variant.epochs().forEach((name, duration) -> {
            if (duration instanceof Duration.Formula formula) {
                number(formula.expression(), new Known(names, List.of()), "the length of an epoch");
            }
            define(name, Type.NUMBER, names, "epochs");
        });
        variant.show().forEach(show -> check(show, variant, names));
        if (variant.want().isEmpty()) {
            wrong(Place.NOWHERE, "want must be given: without it no error counts");
        }
        Set<String> pulsed = new LinkedHashSet<>();
        variant.show().stream()
                .filter(show -> show.pulses().isPresent())
                .flatMap(show -> channels(inputs, show.input()).stream())
                .map(Channel::group)
                .filter(group -> !group.isEmpty())
                .forEach(pulsed::add);
        variant.want().forEach(want -> check(want, variant, names, pulsed));
        variant.score().ifPresent(score -> check(score, variant, names));
    }

    private void define(String name, Type type, SequencedMap<String, Type> names, String where) {
        if (!NAME.matcher(name).matches() || TAKEN.contains(name)) {
            wrong(
                    Place.NOWHERE,
                    where + ": a name has letters, digits and underscores and is none of t, channel, and, or, not, if:"
                            + " it is '" + name + "'");
        }
        if (names.put(name, type) != null) {
            wrong(Place.NOWHERE, where + ": there is a '" + name + "' already: give it another name");
        }
    }

    private void check(Show show, Variant variant, Map<String, Type> names) {
        requireEpochs(show.during(), variant);
        List<Channel> channels = channels(inputs, show.input());
        show.value().ifPresent(value -> ofChannels(value, inputs, channels, names, List.of(), "the value of an input"));
        show.signal().ifPresent(signal -> check(signal, channels.size(), names));
    }

    private void check(Want want, Variant variant, Map<String, Type> names, Collection<String> pulsed) {
        requireEpochs(want.during(), variant);
        List<Channel> channels = channels(readouts, want.readout());
        want.value().ifPresent(value -> {
            ofChannels(value, readouts, channels, names, pulsed, "the target of a readout");
            value.pulsed().stream().filter(pulsed::contains).forEach(group -> requireMatch(value, group, channels));
        });
        ofChannels(want.weight(), readouts, channels, names, List.of(), "a weight");
        want.signal().ifPresent(signal -> check(signal, channels.size(), names));
    }

    /** Readout k of a group has the state of input channel k. */
    private void requireMatch(Expression value, String group, List<Channel> channels) {
        int arriving = inputs.ofGroup(group).size();
        for (Channel channel : channels) {
            int reading = readouts.ofGroup(channel.group()).size();
            if (arriving != 1 && arriving != reading) {
                wrong(
                        value.place(),
                        "readout k has the state of input channel k: group " + group + " has " + arriving
                                + " channels, " + (channel.group().isEmpty() ? "there are " : channel.group() + " has ")
                                + reading + " readouts");
                return;
            }
        }
    }

    private void check(Signal signal, int channels, Map<String, Type> names) {
        number(signal.row(), new Known(names, List.of()), "the row of a signal");
        if (signal.channels() != 1 && signal.channels() != channels) {
            wrong(
                    signal.row().place(),
                    "a signal has one channel or as many as it is played on: " + signal.key() + " has "
                            + signal.channels() + ", it is played on " + channels);
        }
    }

    private void check(Score score, Variant variant, Map<String, Type> names) {
        Known known = new Known(names, List.of());
        score.choice().ifPresent(choice -> {
            List<Mistake> found = new ArrayList<>();
            Type type = choice.type(known, found);
            mistakes.addAll(found);
            if (found.isEmpty()) {
                requireReadoutLabels(choice, type);
            }
        });
        score.angle().ifPresent(angle -> number(angle, known, "an angle"));
        score.wanted().ifPresent(wanted -> number(wanted, known, "a wanted time"));
        score.of().ifPresent(of -> requireEpochs(of, variant));
        if (!score.at().all().equals(List.of(TrialScoring.END))) {
            requireEpochs(score.at(), variant);
        }
        Stream.of(score.time(), score.sign(), score.readout())
                .flatMap(Optional::stream)
                .forEach(words -> channels(readouts, Optional.of(words)));
    }

    private void requireReadoutLabels(Expression choice, Type type) {
        List<String> labels =
                readouts.all().stream().map(c -> c.id().toString()).toList();
        if (!(type instanceof Type.OfLabels of)) {
            wrong(
                    choice.place(),
                    "a choice is the label of a readout (" + String.join(", ", labels) + "), got " + type);
            return;
        }
        for (String label : of.labels()) {
            if (!labels.contains(label)) {
                wrong(choice.place(), "there is no readout '" + label + "'" + advice(label, labels));
            }
        }
    }

    private List<Channel> channels(Channels of, Optional<Words> words) {
        try {
            return words.map(of::select).orElse(of.all());
        } catch (Mistakes e) {
            mistakes.addAll(e.all());
            return List.of();
        }
    }

    private void requireEpochs(Words during, Variant variant) {
        for (String epoch : during.all()) {
            if (!variant.epochs().containsKey(epoch)) {
                wrong(
                        during.place(),
                        "there is no epoch '" + epoch + "'"
                                + advice(epoch, variant.epochs().keySet()));
            }
        }
    }

    private static String advice(String word, Collection<String> known) {
        return Nearest.to(word, known)
                .map(near -> ": did you mean " + near + "?")
                .orElse(known.isEmpty() ? "" : ": there are " + String.join(", ", known));
    }

    /** An expression that is evaluated for every channel and step: it is right for the channels of every group. */
    private void ofChannels(
            Expression expression,
            Channels of,
            List<Channel> channels,
            Map<String, Type> names,
            Collection<String> pulsed,
            String what) {
        for (Type type : channels.stream().map(of::type).distinct().toList()) {
            SequencedMap<String, Type> known = new LinkedHashMap<>(names);
            known.put("t", Type.NUMBER);
            known.put("channel", type);
            number(expression, new Known(known, pulsed), what);
        }
    }

    private void number(Expression expression, Names names, String what) {
        List<Mistake> found = new ArrayList<>();
        Type type = expression.type(names, found);
        mistakes.addAll(found);
        if (found.isEmpty() && type instanceof Type.OfLabels) {
            wrong(expression.place(), what + " must be a number, got " + type);
        }
    }

    private Type type(Expression expression, Names names) {
        List<Mistake> found = new ArrayList<>();
        Type type = expression.type(names, found);
        mistakes.addAll(found);
        return type;
    }

    /** Names with their types. */
    private record Known(Map<String, Type> types, Collection<String> pulsed) implements Names {
        @Override
        public Optional<Type> type(String name) {
            return Optional.ofNullable(types.get(name));
        }

        @Override
        public Collection<String> known() {
            return types.keySet();
        }
    }
}
