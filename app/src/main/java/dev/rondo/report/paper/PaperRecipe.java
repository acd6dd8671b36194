package dev.rondo.report.paper;

import dev.rondo.setting.Setting;
import java.util.List;

/**
 * Recipe of the folder of a paper.
 *
 * @param paper its name
 * @param figures the figures that were made
 * @param quick fewer draws of smaller networks
 * @param seed random seed of all random draws
 * @param variant variant made in addition to the default
 * @param networks number of networks trained per experiment; 0: as many as each figure asks for
 */
public record PaperRecipe(
        @Setting(meaning = "the paper") String paper,

        @Setting(meaning = "the figures that are made", byDefault = "[]")
        List<String> figures,

        @Setting(meaning = "whether fewer draws of smaller networks do, for a first look", byDefault = "false")
        boolean quick,

        @Setting(meaning = "what everything that is drawn grows from", byDefault = "1")
        long seed,

        @Setting(meaning = "what is made beside the default", byDefault = "")
        String variant,

        @Setting(
                meaning = "how many networks are trained for an experiment; 0: as many as the figures want",
                byDefault = "0",
                min = 0)
        int networks) {
    public PaperRecipe {
        figures = List.copyOf(figures);
    }
}
