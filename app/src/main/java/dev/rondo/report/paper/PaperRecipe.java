package dev.rondo.report.paper;

import dev.rondo.setting.Setting;
import java.util.List;

/**
 * What a folder of a paper was made from.
 *
 * @param paper its name
 * @param figures the figures that were made
 * @param quick fewer draws of smaller networks
 * @param seed of everything that is drawn
 * @param variant what is made beside the default
 * @param networks how many networks are trained for an experiment; 0: as many as the figures want
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
