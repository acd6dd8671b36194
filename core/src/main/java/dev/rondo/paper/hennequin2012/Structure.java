package dev.rondo.paper.hennequin2012;

import dev.rondo.analysis.theory.EllipticLaw;
import dev.rondo.analysis.theory.PairStatistics;
import dev.rondo.network.wiring.PairWiring;

/** Connections of pairs of units of the same type and of opposite types: one way or both ways: "other" is the other type. */
enum Structure {
    RANDOM("random"),
    SAME_UNIDIRECTIONAL("same one way"),
    OPPOSITE_RECIPROCAL("other both"),
    BOTH("same one way, other both"),
    ANTI("same both, other one way");

    private final String words;

    Structure(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    PairStatistics pairs(double density) {
        double never = PairStatistics.unidirectional(density);
        return switch (this) {
            case RANDOM -> PairStatistics.CHANCE;
            case SAME_UNIDIRECTIONAL -> new PairStatistics(never, never, 0);
            case OPPOSITE_RECIPROCAL -> new PairStatistics(0, 0, 1);
            case BOTH -> new PairStatistics(never, never, 1);
            case ANTI -> new PairStatistics(1, 1, never);
        };
    }

    /** The correlation of reciprocal weights of balanced networks with as many inhibitory as excitatory units. */
    double correlation(double density) {
        return pairs(density).correlation(0.5, 1);
    }

    EllipticLaw law(double abscissa, double density) {
        return EllipticLaw.ofAbscissa(abscissa, correlation(density));
    }

    /** Balanced networks with this structure and a given spectral abscissa. */
    PairWiring wiring(int units, double abscissa, double density) {
        PairStatistics pairs = pairs(density);
        return new PairWiring(
                units,
                density,
                0.5,
                1,
                law(abscissa, density).radius(),
                pairs.excitatory(),
                pairs.inhibitory(),
                pairs.mixed(),
                true);
    }
}
