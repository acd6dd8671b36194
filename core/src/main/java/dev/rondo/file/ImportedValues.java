package dev.rondo.file;

import dev.rondo.dynamics.Time;
import dev.rondo.file.foreign.ForeignArrays;
import dev.rondo.file.foreign.Orientation;
import dev.rondo.file.foreign.Role;
import dev.rondo.file.format.ArrayContainer;
import dev.rondo.file.format.Entry;
import dev.rondo.file.json.Json;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Constraints;
import dev.rondo.network.TimeConstants;
import dev.rondo.network.UnitGroups;
import dev.rondo.setting.Refusal;
import dev.rondo.setting.yaml.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Values that a file says beside its arrays: what Rondo wrote there, or single numbers and texts under the same names.
 *
 * @param file the file
 * @param values the values by the keys of {@link ImportSettings}
 * @param taus time constants in ms
 * @param tau time constants of a number or an array {@code tau}, whose unit the file does not say
 * @param dt an Euler step {@code dt}, likewise
 * @param baselines the tonic input, where it differs among the inputs
 * @param own properties that only Rondo's own files contain
 */
record ImportedValues(
        Path file,
        Map<String, JsonNode> values,
        Optional<Vector> taus,
        Optional<Vector> tau,
        Optional<Double> dt,
        Optional<Vector> baselines,
        Optional<Own> own) {
    private static final String RECTIFY = "rectify_input";
    private static final List<String> KEYS =
            List.of("tau_ms", "dt_ms", "activation", "baseline", "sigma_rec", "sigma_in", "tau_in_ms", RECTIFY);
    /** Entries that Rondo itself writes beside the arrays. */
    private static final Set<String> META = Set.of("format", "version", "provenance", "meta_json", "meta.json");
    /** Entries at the top of a network file, which elsewhere may be anything. */
    private static final Set<String> OWN = Set.of(
            "provenance",
            NetworkMeta.PARAMETERS,
            "constraints",
            "connections",
            "inputs",
            "readouts",
            "groups",
            NetworkArrays.GROUP,
            NetworkArrays.INPUT_CONNECTIONS,
            NetworkArrays.READOUT_CONNECTIONS);

    private static final Map<String, String> ACTIVATIONS =
            Map.of("rectify", "relu", "linear", "identity", "sigmoidal", "sigmoid");

    /**
     * Properties that only a network file of Rondo contains, and no file of another program.
     *
     * @param constraints rules of W_rec
     * @param inputNames names of the inputs, or none
     * @param readoutNames names of the readouts, or none
     * @param groups named groups of units, or none
     * @param provenance origin of the network
     */
    record Own(
            Constraints constraints,
            List<String> inputNames,
            List<String> readoutNames,
            UnitGroups groups,
            Optional<JsonNode> provenance) {
        private static Own of(ArrayContainer container, JsonNode meta, boolean hasSigns) {
            Optional<List<String>> rules = Optional.of(meta.path("constraints"))
                    .filter(JsonNode::isArray)
                    .map(Own::texts);
            NetworkArrays own = new NetworkArrays(container, Orientation.POST_PRE);
            return new Own(
                    own.constraints(rules, hasSigns),
                    texts(meta.path("inputs")),
                    texts(meta.path("readouts")),
                    own.groups(Optional.of(texts(meta.path("groups"))).filter(names -> !names.isEmpty())),
                    Optional.of(meta.path("provenance")).filter(json -> !json.isMissingNode()));
        }

        private static List<String> texts(JsonNode list) {
            return list.valueStream().map(text -> text.asString("")).toList();
        }
    }

    static ImportedValues of(ArrayContainer container, ForeignArrays arrays) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        Optional<JsonNode> meta = container
                .meta()
                .map(text -> Json.parse(text, container.where(ArrayContainer.META)))
                .filter(json -> json.path("format").asString("").equals(NetworkFile.FORMAT));
        String group = arrays.taken().isEmpty()
                ? ""
                : groupOf(arrays.taken().getFirst().array());
        for (String key : KEYS) {
            meta.map(json -> json.path(key))
                    .filter(JsonNode::isValueNode)
                    .or(() -> value(container, key, group))
                    .ifPresent(value -> values.put(key, value));
        }
        meta.map(json -> json.path(NetworkMeta.PARAMETERS))
                .filter(JsonNode::isObject)
                .ifPresent(parameters -> values.put(NetworkMeta.PARAMETERS, parameters));
        Optional<Vector> taus = arrays.vector(Role.TAU_MS).filter(list -> list.size() > 0);
        taus.ifPresent(list -> values.put("tau_ms", JsonNodeFactory.instance.numberNode(largest(list))));
        return new ImportedValues(
                container.file(),
                values,
                taus,
                arrays.vector(Role.TAU).filter(list -> list.size() > 0),
                value(container, "dt", group).map(JsonNode::doubleValue),
                list(container, NetworkArrays.BASELINE, group),
                meta.map(json ->
                        Own.of(container, json, arrays.vector(Role.SIGNS).isPresent())));
    }

    private static String groupOf(String path) {
        return path.substring(0, Math.max(path.lastIndexOf('/'), 0));
    }

    private static List<String> places(String key, String group) {
        return group.isEmpty() ? List.of(key) : List.of(group + "/" + key, key);
    }

    /** Several numbers, at the top or beside the recurrent matrix. */
    private static Optional<Vector> list(ArrayContainer container, String key, String group) {
        return places(key, group).stream()
                .flatMap(path -> container.entries().stream()
                        .filter(entry -> entry.path().equals(path) && entry.isNumbers() && !entry.isScalar()))
                .findFirst()
                .map(entry -> Vector.owning(container.array(entry.path()).toDoubles()));
    }

    /** A single number or a text, at the top or beside the recurrent matrix. */
    private static Optional<JsonNode> value(ArrayContainer container, String key, String group) {
        for (String path : places(key, group)) {
            Optional<Entry> entry = container.entries().stream()
                    .filter(e -> e.path().equals(path))
                    .findFirst();
            if (entry.filter(Entry::isScalar).isPresent()) {
                return Optional.of(number(container.array(path).toDoubles()[0], key));
            }
            if (entry.filter(e -> e.kind() == Entry.Kind.TEXT).isPresent()) {
                return container.text(path).map(text -> JsonNodeFactory.instance.stringNode(activation(text)));
            }
        }
        return Optional.empty();
    }

    private static JsonNode number(double number, String key) {
        return key.equals(RECTIFY)
                ? JsonNodeFactory.instance.booleanNode(number != 0)
                : JsonNodeFactory.instance.numberNode(number);
    }

    private static String activation(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        return ACTIVATIONS.getOrDefault(lower, lower);
    }

    private static boolean differs(Vector list) {
        return Arrays.stream(list.toArray()).anyMatch(t -> t != list.get(0));
    }

    private static double largest(Vector list) {
        return Arrays.stream(list.toArray()).max().orElseThrow();
    }

    /** The time constants of the units, where the file gives different ones; else the one that is set. */
    TimeConstants timeConstants(ImportSettings rest, int units) {
        Optional<Vector> differing = taus.or(() -> tau).filter(ImportedValues::differs);
        return differing
                .map(list -> {
                    double factor = taus.isPresent() || rest.tau().ms() < 10 * largest(list) ? 1 : 1000;
                    return TimeConstants.each(Arrays.stream(list.toArray())
                            .mapToObj(t -> Time.ms(t * factor))
                            .toList());
                })
                .orElseGet(() -> TimeConstants.same(rest.tau(), units));
    }

    /** The tonic levels of the inputs, where the file gives several; else the one that is set. */
    Vector baselines(ImportSettings rest, int inputs) {
        return baselines.orElseGet(() -> Vector.constant(inputs, rest.baseline()));
    }

    /** All values, those of the user among them.
     *
     * @param overrides values given by the user, KEY=VALUE
     * @throws Refusal if a value is missing or breaks a rule, or the user and the file disagree
     */
    ImportSettings with(List<String> overrides) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String override : overrides) {
            int equals = override.indexOf('=');
            given.put(
                    override.substring(0, Math.max(equals, 0)).strip(),
                    override.substring(equals + 1).strip());
        }
        Map<String, JsonNode> all = new LinkedHashMap<>(values);
        withoutUnit(given).forEach(all::putIfAbsent);
        given.forEach((key, value) -> requireAgreement(key, value, Optional.ofNullable(all.get(key))));
        if (baselines.isPresent() && given.containsKey(NetworkArrays.BASELINE)) {
            throw Refusal.misuse(file + " says the baseline of every input, --set says baseline = "
                    + given.get(NetworkArrays.BASELINE) + ": leave out --set, or change the file");
        }
        if (own.isPresent() && !given.containsKey(RECTIFY)) {
            // A network file leaves out what is as usual there.
            all.putIfAbsent(RECTIFY, JsonNodeFactory.instance.booleanNode(true));
        }
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        all.forEach(document::set);
        List<String> unsaid = overrides.stream()
                .filter(override -> !(all.containsKey(NetworkMeta.PARAMETERS) && override.startsWith("activation=")))
                .toList();
        return Settings.read(ImportSettings.class, Json.text(NetworkMeta.joined(document)), file.toString(), unsaid);
    }

    private void requireAgreement(String key, String given, Optional<JsonNode> said) {
        Optional<Vector> list = taus.or(() -> tau).filter(ImportedValues::differs);
        if (said.isPresent() && key.equals("tau_ms") && list.isPresent() && !isSame(given, said.get())) {
            throw Refusal.misuse(file + " says a tau for each unit, "
                    + Arrays.toString(list.get().toArray()) + ", --set says tau_ms = " + given
                    + ": leave out --set tau_ms, or change the file");
        }
        if (said.isPresent() && !isSame(given, said.get())) {
            throw Refusal.misuse(file + " says " + key + " = " + said.get().asString() + ", --set says " + given
                    + ": leave out --set, or change the file");
        }
    }

    private static boolean isSame(String given, JsonNode said) {
        try {
            return said.isNumber()
                    ? Double.parseDouble(given) == said.doubleValue()
                    : said.asString().equalsIgnoreCase(given);
        } catch (NumberFormatException e) {
            return true; // the reader of settings says what is wrong with it
        }
    }

    /** Times of which the file does not say whether they are ms or s: as the user says, else as their size tells. */
    private Map<String, JsonNode> withoutUnit(Map<String, String> given) {
        if (tau.isEmpty() || values.containsKey("tau_ms")) {
            return Map.of();
        }
        double number = largest(tau.get());
        double factor = unit(number, Optional.ofNullable(given.get("tau_ms")));
        Map<String, JsonNode> times = new LinkedHashMap<>();
        times.put("tau_ms", JsonNodeFactory.instance.numberNode(number * factor));
        dt.ifPresent(step -> times.put("dt_ms", JsonNodeFactory.instance.numberNode(step * factor)));
        return times;
    }

    /** 1 if a time constant is in ms, 1000 if it is in s. */
    private double unit(double number, Optional<String> given) {
        for (double factor : new double[] {1, 1000}) {
            if (given.filter(text -> isSame(text, JsonNodeFactory.instance.numberNode(number * factor)))
                    .isPresent()) {
                return factor;
            }
        }
        if (given.isEmpty() && number > 0.5 && number < 5) {
            throw Refusal.misuse(file + " says tau = " + number + " without a unit: say which it is, --set tau_ms="
                    + number + " or --set tau_ms=" + 1000 * number);
        }
        return number <= 0.5 ? 1000 : 1;
    }

    /** Remarks on values that were understood in one of two ways.
     *
     * @param inputs number of inputs
     * @param overrides values given by the user, KEY=VALUE
     */
    List<String> notes(int inputs, List<String> overrides) {
        List<String> notes = new ArrayList<>();
        if (tau.isPresent() && !values.containsKey("tau_ms")) {
            notes.add("tau = " + largest(tau.get()) + " has no unit in the file; it was read in "
                    + (largest(tau.get()) <= 0.5 ? "s" : "ms"));
        }
        boolean isSaid = own.isPresent()
                || values.containsKey(RECTIFY)
                || overrides.stream().anyMatch(set -> set.strip().startsWith(RECTIFY));
        if (inputs > 0 && !isSaid) {
            notes.add("inputs below 0 stay below 0; where the program clips them at 0, as pycog does, give --set "
                    + RECTIFY + "=true");
        }
        return notes;
    }

    /** True if an entry is read as a value, or is Rondo's own. */
    boolean isValue(String path) {
        String first = path.substring(0, (path + "/").indexOf('/'));
        String last = path.substring(path.lastIndexOf('/') + 1);
        return KEYS.contains(last)
                || last.equals("dt")
                || META.contains(last)
                || (own.isPresent() && OWN.contains(first));
    }
}
