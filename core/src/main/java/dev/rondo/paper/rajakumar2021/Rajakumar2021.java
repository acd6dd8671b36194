package dev.rondo.paper.rajakumar2021;

import dev.rondo.paper.Paper;
import dev.rondo.paper.PaperFigure;
import dev.rondo.paper.common.RestingStates;
import java.util.List;

/** The figures of the paper, in its order. */
public final class Rajakumar2021 {
    public static final String CITATION =
            "Rajakumar A, Rinzel J, Chen ZS (2021). Stimulus-driven and spontaneous dynamics in excitatory-inhibitory"
                    + " recurrent neural networks for sequence representation. Neural Computation 33, 2603-2645."
                    + " https://doi.org/10.1162/neco_a_01418";

    private Rajakumar2021() {}

    /** The figures, about networks from anywhere. */
    public static List<PaperFigure> figures(TrainedNetworks networks) {
        RestingStates rests = new RestingStates();
        return List.of(
                new Figure01Task(networks),
                new Figure02Oscillators(networks),
                new Figure03Generalization(networks),
                new Figure04SteadyState(networks, rests),
                new Figure05BlockScaling(networks, rests),
                new Figure06TwoSequences(networks),
                new Figure07ConstantInput(networks),
                new Figure08Perturbations(networks),
                new Figure09Period(networks),
                new Figure10Potentiation(),
                new Figure11PhasePortraits(),
                new Figure12ReducedPlane(networks),
                new DiscussionClaims(networks, rests),
                new LearningRules(networks),
                new Variations(networks));
    }

    /** The text to the letter, beside the networks of the figures. */
    public static Paper.Variant literal(TrainedNetworks networks) {
        return new Paper.Variant(
                "literal",
                "the text to the letter: no tonic drive, plain gradient descent, small readout weights",
                List.of(new LiteralRecipe(networks)));
    }
}
