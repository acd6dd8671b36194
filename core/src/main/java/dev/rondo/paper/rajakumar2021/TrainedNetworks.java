package dev.rondo.paper.rajakumar2021;

import dev.rondo.paper.PaperContext;
import dev.rondo.paper.common.NetworkSource;
import dev.rondo.paper.common.TrainedNetwork;
import dev.rondo.run.Study;
import dev.rondo.task.TwoSequencesTask;
import java.util.Comparator;
import java.util.List;

/** Source of the trained networks that the figures of this paper show, by the recipes of {@link Recipes}. */
@FunctionalInterface
public interface TrainedNetworks extends NetworkSource {
    /** Number of networks in a full run, as in the paper. */
    int NETWORKS = 5;

    /** Number of networks of a share with a useful interval. */
    int MANY = 20;

    /**
     * Networks that learned one sequence, as many as the shares on which the paper's story rests are counted over: five
     * for a first look, twenty for a full run.
     */
    default List<TrainedNetwork> many(PaperContext workshop) {
        return firstSeeds(Recipes.single(workshop.quick()), workshop.networks(5, MANY), workshop);
    }

    /** The first of {@link #many}: two for a first look, five for a full run. */
    default List<TrainedNetwork> singles(PaperContext workshop) {
        return firstSeeds(Recipes.single(workshop.quick()), workshop.networks(2, NETWORKS), workshop);
    }

    /** Networks that learned one sequence at five paces: one for a first look, five for a full run. */
    default List<TrainedNetwork> warped(PaperContext workshop) {
        return firstSeeds(Recipes.warped(workshop.quick()), workshop.networks(1, NETWORKS), workshop);
    }

    /** Networks that learned two sequences: one for a first look, five for a full run. */
    default List<TrainedNetwork> twoSequences(TwoSequencesTask.Setup setup, PaperContext workshop) {
        return firstSeeds(Recipes.twoSequences(setup, workshop.quick()), workshop.networks(1, NETWORKS), workshop);
    }

    /** Networks that learned one sequence by the text's letter: one with a short training for a first look, else two. */
    default List<TrainedNetwork> literals(PaperContext workshop) {
        return firstSeeds(Recipes.literal(workshop.quick()), workshop.networks(1, 2), workshop);
    }

    /** The network with which figures show what one network does: the best of {@link #many} by its validation. */
    default TrainedNetwork example(PaperContext workshop) {
        return best(many(workshop));
    }

    /** The network with the highest R2; the first of those that tie. */
    static TrainedNetwork best(List<TrainedNetwork> networks) {
        return networks.stream()
                .max(Comparator.comparingDouble(TrainedNetwork::r2)
                        .thenComparing(TrainedNetwork::seed, Comparator.reverseOrder()))
                .orElseThrow();
    }

    /** The networks of a recipe that grew from seeds 1, 2, ..., count. */
    default List<TrainedNetwork> firstSeeds(Study recipe, int count, PaperContext workshop) {
        return of(Recipes.withFirstSeeds(recipe, count), workshop);
    }
}
