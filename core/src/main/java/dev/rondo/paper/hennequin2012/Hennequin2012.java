package dev.rondo.paper.hennequin2012;

import dev.rondo.paper.PaperFigure;
import java.util.List;

/** The results of the paper, in the order in which they build on each other. */
public final class Hennequin2012 {
    public static final String CITATION = "Hennequin G, Vogels TP, Gerstner W (2012). Nonnormal amplification in random"
            + " balanced neuronal networks. Physical Review E 86, 011909. https://doi.org/10.1103/PhysRevE.86.011909";

    public static final List<PaperFigure> FIGURES = List.of(
            new SlowOrFast(),
            new HiddenFeedforward(),
            new ExactExpectation(),
            new AlongTheChain(),
            new PartsAgainstRadius(),
            new UniformMode(),
            new WiredSpectra(),
            new AmplificationAgainstSlowing(),
            new MemoryAndSpectrum());

    private Hennequin2012() {}
}
