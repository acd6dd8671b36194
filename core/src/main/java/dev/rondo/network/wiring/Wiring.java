package dev.rondo.network.wiring;

import dev.rondo.linalg.Matrix;
import dev.rondo.random.UniformSource;
import java.util.List;

/** How the connections of a network are chosen. */
public sealed interface Wiring
        permits ErdosRenyi, PairWiring, Ginibre, Elliptic, Triangular, TwoPopulations, SchurDesign, StabilityOptimised {

    /** Draws {@code W[post, pre]}; equal sequences of uniforms give equal matrices. */
    Matrix draw(UniformSource uniforms);

    /**
     * A kind of wiring, for catalogues and command lines.
     *
     * @param name as a user writes it
     * @param meaning in one sentence
     * @param type the record whose components are the settings
     */
    record Kind(String name, String meaning, Class<? extends Wiring> type) {}

    /** Every kind there is. */
    List<Kind> KINDS = List.of(
            new Kind("erdos-renyi", "Independent connections of excitatory and inhibitory units", ErdosRenyi.class),
            new Kind("pairs", "E/I connections whose reciprocity is chosen per pair of types", PairWiring.class),
            new Kind("ginibre", "Independent Gaussian weights, real or complex", Ginibre.class),
            new Kind("elliptic", "Gaussian weights with correlated reciprocal entries", Elliptic.class),
            new Kind("triangular", "A random feedforward chain, strictly lower triangular", Triangular.class),
            new Kind("two-populations", "One excitatory and one inhibitory population", TwoPopulations.class),
            new Kind("schur-design", "Chosen eigenvalues and feedforward norm in a random basis", SchurDesign.class),
            new Kind(
                    "stability-optimised",
                    "Strong random excitation held by fine-tuned inhibition",
                    StabilityOptimised.class));
}
