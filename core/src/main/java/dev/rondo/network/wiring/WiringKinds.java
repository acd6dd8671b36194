package dev.rondo.network.wiring;

import dev.rondo.network.Wiring;
import dev.rondo.setting.Kind;
import dev.rondo.setting.Kinds;
import java.util.List;

/** The wirings that come with Rondo. */
public final class WiringKinds implements Kinds<Wiring> {
    @Override
    public Class<Wiring> family() {
        return Wiring.class;
    }

    @Override
    public List<Kind<Wiring>> kinds() {
        return List.of(
                new Kind<>(
                        "erdos-renyi", "Independent connections of excitatory and inhibitory units", ErdosRenyi.class),
                new Kind<>("pairs", "E/I connections whose reciprocity is chosen per pair of types", PairWiring.class),
                new Kind<>("ginibre", "Independent Gaussian weights, real or complex", Ginibre.class),
                new Kind<>("elliptic", "Gaussian weights with correlated reciprocal entries", Elliptic.class),
                new Kind<>("triangular", "A random feedforward chain, strictly lower triangular", Triangular.class),
                new Kind<>("two-populations", "One excitatory and one inhibitory population", TwoPopulations.class),
                new Kind<>(
                        "schur-design", "Chosen eigenvalues and feedforward norm in a random basis", SchurDesign.class),
                new Kind<>(
                        "stability-optimised",
                        "Strong random excitation held by fine-tuned inhibition",
                        StabilityOptimised.class));
    }
}
