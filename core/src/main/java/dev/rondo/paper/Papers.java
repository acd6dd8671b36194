package dev.rondo.paper;

import dev.rondo.paper.hennequin2012.Hennequin2012;
import java.util.List;

/** The papers that can be made again, one line each. */
public final class Papers {
    private Papers() {}

    /** All of them. */
    public static List<Paper> all() {
        return List.of(new Paper(
                "hennequin2012",
                "Hennequin, Vogels and Gerstner (2012), Nonnormal amplification in random balanced neuronal networks",
                "nonnormal amplification in random balanced networks",
                Hennequin2012.CITATION,
                Hennequin2012.FIGURES));
    }
}
