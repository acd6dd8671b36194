package dev.rondo.file;

import dev.rondo.analysis.branch.NetworkAtValue;
import dev.rondo.file.format.ArrayContainer;
import dev.rondo.file.format.Formats;
import dev.rondo.file.json.Json;
import dev.rondo.file.numpy.NpyArray;
import dev.rondo.linalg.Vector;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.parameter.NetworkParameter;
import dev.rondo.setting.Refusal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * A point of a branch that was written with its states, as {@code .npz}, {@code .mat} or {@code .h5} ({@link BranchFile}): a value of a parameter, and a state there.
 *
 * @param parameter name of the continuation parameter
 * @param value its value
 * @param unknowns the state or the first node of the orbit, and what follows it
 */
public record BranchState(String parameter, double value, Vector unknowns) {
    private static final String UNKNOWNS = "unknowns";
    private static final String VALUES = "parameter";

    /**
     * Reads {@code FILE:POINT}, points from 0 on; -1 is the last.
     *
     * @throws Refusal if it is no branch or has no such point
     */
    public static BranchState read(String text) {
        int colon = text.lastIndexOf(':');
        if (!text.substring(colon + 1).matches("-?\\d{1,9}") || colon < 1) {
            throw Refusal.misuse("A point of a branch must be FILE:POINT with a POINT from 0, or -1 for the last, got '"
                    + text + "'");
        }
        Path file = Path.of(text.substring(0, colon));
        int asked = Integer.parseInt(text.substring(colon + 1));
        requireStates(file);
        try (ArrayContainer container = Formats.open(file)) {
            if (container.find(UNKNOWNS).isEmpty() || container.find(VALUES).isEmpty()) {
                throw withoutStates(file);
            }
            NpyArray unknowns = container.array(UNKNOWNS);
            double[] values = container.array(VALUES).toDoubles();
            int point = asked < 0 ? values.length + asked : asked;
            if (point < 0 || point >= values.length) {
                throw Refusal.misuse(
                        file + " has points from 0 to " + (values.length - 1) + " (or -1, the last), got " + asked);
            }
            int columns = unknowns.toDoubles().length / values.length;
            return new BranchState(
                    document(container).path(VALUES).asString(),
                    values[point],
                    Vector.owning(Arrays.copyOfRange(unknowns.toDoubles(), point * columns, (point + 1) * columns)));
        }
    }

    private static JsonNode document(ArrayContainer container) {
        return Json.parse(
                container.document(BranchFile.DOCUMENT).orElseThrow(() -> withoutStates(container.file())),
                container.where(BranchFile.DOCUMENT));
    }

    /** Tables and documents of branches have no states. */
    private static void requireStates(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv") || name.endsWith(".json")) {
            throw withoutStates(file);
        }
    }

    private static Refusal withoutStates(Path file) {
        return Refusal.misuse(
                file + " holds no points of a branch with their states: rondo continue --out writes them as .npz,"
                        + " .mat or .h5 (.csv and .json have the parameter and the period alone)");
    }

    /**
     * The network of the branch at this point, which begins at its state.
     *
     * @throws IllegalArgumentException if the branch is of another network, or its parameter changes phi
     */
    public RateNetwork of(RateNetwork network) {
        int n = network.units();
        if (unknowns.size() <= n) {
            throw new IllegalArgumentException("A point of a branch of " + n + " units has more than " + n
                    + " unknowns: here it has " + unknowns.size());
        }
        return NetworkAtValue.of(network, NetworkParameter.named(parameter), value)
                .withInitialState(Vector.of(Arrays.copyOf(unknowns.toArray(), n)));
    }
}
