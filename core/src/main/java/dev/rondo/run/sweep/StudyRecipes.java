package dev.rondo.run.sweep;

import dev.rondo.file.NetworkFile;
import dev.rondo.file.json.Json;
import dev.rondo.network.RateNetwork;
import dev.rondo.run.RunFolder;
import dev.rondo.run.Study;
import dev.rondo.run.ensemble.EnsembleFolder;
import dev.rondo.run.ensemble.EnsembleTraining;
import dev.rondo.run.ensemble.Trained;
import dev.rondo.setting.yaml.Settings;
import dev.rondo.training.Epoch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Recipes of networks that are trained: a study of one seed each, the one that {@code rondo train} has.
 *
 * @param base canonical JSON of the study
 */
record StudyRecipes(JsonNode base) implements Recipes {
    private static final String SEEDS = "seeds";

    @Override
    public Study recipe(SequencedMap<String, JsonNode> values, long seed) {
        List<String> changes =
                values.entrySet().stream().map(StudyRecipes::override).toList();
        return Settings.read(Study.class, Json.text(base), "the study", changes).withSeeds(List.of(seed));
    }

    private static String override(Map.Entry<String, JsonNode> setting) {
        return setting.getKey() + "=" + setting.getValue();
    }

    @Override
    public void reseed(ObjectNode recipe, long seed) {
        recipe.putArray(SEEDS).add(seed == (int) seed ? recipe.numberNode((int) seed) : recipe.numberNode(seed));
    }

    @Override
    public Made make(Record recipe, RunFolder run, Keep keep, BooleanSupplier stop, DoubleConsumer progress) {
        Study study = (Study) recipe;
        EnsembleTraining training = new EnsembleTraining(
                study,
                run.checkpoint(),
                stop,
                new Share(progress, study.training().epochs()));
        Trained trained = (keep == Keep.EVERYTHING ? training : training.unobserved())
                .run(1, Function.identity())
                .requireTrained()
                .trained()
                .getFirst();
        if (keep != Keep.TABLE) {
            EnsembleFolder.writeBest(run, study, trained, keep == Keep.EVERYTHING);
        }
        return made(EnsembleFolder.file(study, trained), trained);
    }

    private static Made made(NetworkFile file, Trained trained) {
        boolean isValidated = trained.bestEpoch() > 0;
        return new Made(
                file,
                trained.r2(),
                trained.scores().score(),
                isValidated ? trained.loss() : Double.NaN,
                trained.bestEpoch(),
                trained.history().size());
    }

    @Override
    public Optional<Made> kept(Record recipe, Path folder) {
        Path network = folder.resolve(RunFolder.NETWORK);
        if (!Files.exists(network)) {
            return Optional.empty();
        }
        return Optional.of(PointResult.read(folder).with(NetworkFile.read(network)));
    }

    /** Tells the share of the epochs that are done. */
    private record Share(DoubleConsumer progress, int epochs) implements EnsembleTraining.Listener {
        @Override
        public void begins(long seed, RateNetwork initial, int epochsDone) {
            progress.accept((double) epochsDone / epochs);
        }

        @Override
        public void epoch(long seed, Epoch epoch) {
            progress.accept((double) epoch.epoch() / epochs);
        }

        @Override
        public void trained(long seed) {
            progress.accept(1);
        }
    }
}
