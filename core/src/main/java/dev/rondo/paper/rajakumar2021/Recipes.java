package dev.rondo.paper.rajakumar2021;

import dev.rondo.study.Study;
import dev.rondo.study.settings.Settings;
import java.util.stream.LongStream;

/** What the networks of the figures are trained to do, and how: settings found by measurement, not the paper's. */
public final class Recipes {
    private static final Study SINGLE = Settings.defaults(Study.class);

    private Recipes() {}

    /** One stimulus, one sequence of eight: the study that {@code rondo run} trains when nothing is said. */
    public static Study single() {
        return SINGLE;
    }

    /** A recipe with the seeds 1, 2, ..., count. */
    public static Study withFirstSeeds(Study recipe, int count) {
        return recipe.withSeeds(LongStream.rangeClosed(1, count).boxed().toList());
    }
}
