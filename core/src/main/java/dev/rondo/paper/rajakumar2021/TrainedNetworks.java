package dev.rondo.paper.rajakumar2021;

import dev.rondo.paper.Workshop;
import dev.rondo.study.Study;
import dev.rondo.task.TwoSequencesTask;
import java.util.List;

/** Where the figures get their networks from. The same recipe gives the same networks, to the last bit. */
@FunctionalInterface
public interface TrainedNetworks {
    /** How many networks a full run looks at, as in the paper. */
    int NETWORKS = 5;

    /**
     * The networks of a study, one for each of its seeds and in their order.
     *
     * @param workshop on whose threads those that do not exist yet are trained, and who hears of it
     * @throws dev.rondo.setting.Refusal if a training diverges or the disk refuses
     */
    List<TrainedNetwork> of(Study recipe, Workshop workshop);

    /** Networks that learned one sequence: the first of them for a first look, five for a full run. */
    default List<TrainedNetwork> singles(Workshop workshop) {
        return firstSeeds(Recipes.single(workshop.quick()), workshop.networks(2, NETWORKS), workshop);
    }

    /** Networks that learned one sequence at five paces: one for a first look, five for a full run. */
    default List<TrainedNetwork> warped(Workshop workshop) {
        return firstSeeds(Recipes.warped(workshop.quick()), workshop.networks(1, NETWORKS), workshop);
    }

    /** Networks that learned two sequences: one for a first look, five for a full run. */
    default List<TrainedNetwork> twoSequences(TwoSequencesTask.Setup setup, Workshop workshop) {
        return firstSeeds(Recipes.twoSequences(setup, workshop.quick()), workshop.networks(1, NETWORKS), workshop);
    }

    /** Networks that learned one sequence by the text's letter: one with a short training for a first look, else two. */
    default List<TrainedNetwork> literals(Workshop workshop) {
        return firstSeeds(Recipes.literal(workshop.quick()), workshop.networks(1, 2), workshop);
    }

    /** The network with which figures show what one network does. */
    default TrainedNetwork example(Workshop workshop) {
        return firstSeeds(Recipes.single(workshop.quick()), 1, workshop).getFirst();
    }

    /** The networks of a recipe that grew from seeds 1, 2, ..., count. */
    default List<TrainedNetwork> firstSeeds(Study recipe, int count, Workshop workshop) {
        return of(Recipes.withFirstSeeds(recipe, count), workshop);
    }
}
