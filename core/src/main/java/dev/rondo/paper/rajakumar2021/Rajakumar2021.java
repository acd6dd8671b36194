package dev.rondo.paper.rajakumar2021;

import dev.rondo.paper.Paper;
import dev.rondo.paper.PaperFigure;
import java.util.List;

/** The figures of the paper, in its order. */
public final class Rajakumar2021 {
    public static final String CITATION =
            "Rajakumar A, Rinzel J, Chen ZS (2021). Stimulus-driven and spontaneous dynamics"
                    + " in excitatory-inhibitory recurrent neural networks for sequence representation. Neural Computation 33,"
                    + " 2603-2645. https://doi.org/10.1162/neco_a_01418";

    private Rajakumar2021() {}

    /** The figures, about networks from anywhere. */
    public static List<PaperFigure> figures(TrainedNetworks networks) {
        return List.of(
                new OneSequence(networks),
                new DrivenOscillators(networks),
                new RobustAndWarped(networks),
                new RestingCycle(networks),
                new ScaledBlocks(networks),
                new TwoSequences(networks),
                new DirectCurrent(networks),
                new OutOfTheCycle(networks),
                new SamePeriod(networks),
                new PotentiatedToy(),
                new SmallPortraits(),
                new PlaneOfTwoModes(networks),
                new BeyondTheFigures(networks),
                new LearningRules(networks));
    }

    /** The text to the letter, beside the networks of the figures. */
    public static Paper.Variant literal(TrainedNetworks networks) {
        return new Paper.Variant(
                "literal",
                "the text to the letter: no tonic drive, plain gradient descent, small readout weights",
                List.of(new ToTheLetter(networks)));
    }
}
