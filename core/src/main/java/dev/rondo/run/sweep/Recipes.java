package dev.rondo.run.sweep;

import dev.rondo.setting.Refusal;
import dev.rondo.setting.yaml.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Recipes of points: settings of a network that is trained, or of one that is read and changed. Usable from any thread.
 */
sealed interface Recipes permits StudyRecipes, NetworkRecipes {

    /**
     * Canonical settings of a combination with any seed.
     *
     * @param values values by the names of the varied settings
     * @throws Refusal if a name or a value is wrong
     */
    Record recipe(SequencedMap<String, JsonNode> values, long seed);

    /** The JSON of a recipe of the same settings with another seed, changed in place. */
    void reseed(ObjectNode recipe, long seed);

    /**
     * The network of a point, trained or read.
     *
     * @param run folder of the point
     * @param stop asked now and then whether it is time to end
     * @param progress told the share of the training that is done
     * @throws dev.rondo.run.ensemble.TrainingStopped if it was asked to stop; the run folder can be resumed
     * @throws Refusal if there is no network: a training diverged, say
     */
    Made make(Record recipe, dev.rondo.run.RunFolder run, Keep keep, BooleanSupplier stop, DoubleConsumer progress);

    /** The network of a point that is complete; nothing if it was not kept. */
    Optional<Made> kept(Record recipe, Path folder);

    /** All points of a sweep.
     *
     * @throws Refusal if a name or a value is wrong, with its place in the sweep's file
     */
    default Points points(Sweep sweep) {
        List<String> names = sweep.names();
        List<Point> points = new ArrayList<>();
        Map<String, String> seen = new HashMap<>();
        for (SequencedMap<String, JsonNode> values : combinations(sweep)) {
            long first = sweep.seeds().all().getFirst();
            ObjectNode json = (ObjectNode) Settings.toJson(checked(sweep, values, first));
            for (long seed : sweep.seeds().all()) {
                reseed(json, seed);
                String id = Point.id(Settings.hash(json));
                Point point =
                        new Point(id, seed, names.stream().map(values::get).toList());
                String words = new Points(names, List.of()).words(point);
                String same = seen.putIfAbsent(id, words);
                if (same != null) {
                    throw Refusal.misuse("Two points of the sweep are the same network: " + same + "; and " + words
                            + ". Leave one of the values out");
                }
                points.add(point);
            }
        }
        return new Points(names, points);
    }

    private static List<SequencedMap<String, JsonNode>> combinations(Sweep sweep) {
        try {
            return Grid.combinations(sweep);
        } catch (IllegalArgumentException e) {
            throw Refusal.misuse(String.valueOf(e.getMessage()), e);
        }
    }

    private Record checked(Sweep sweep, SequencedMap<String, JsonNode> values, long seed) {
        try {
            return recipe(values, seed);
        } catch (Refusal trouble) {
            throw Refusal.misuse(inFile(sweep, String.valueOf(trouble.getMessage())), trouble);
        }
    }

    /** A message that names places in the sweep's file in place of options of the command line. */
    private static String inFile(Sweep sweep, String message) {
        String placed = message;
        for (Map.Entry<String, Values> varied : sweep.varied().entrySet()) {
            placed = placed.replace(
                    "--set " + varied.getKey() + ":", varied.getValue().place() + ":");
        }
        return placed;
    }
}
