package dev.rondo.analysis.theory;

import dev.rondo.setting.Setting;

/**
 * Parameters of the closed forms. Each formula checks those that it uses, so that a table can report which of its rows
 * are undefined.
 *
 * @param units number N of units
 * @param density connection probability p
 * @param excitatoryFraction fraction f of excitatory units
 * @param dominance ratio gamma of the inhibitory to the excitatory weight
 * @param radius spectral radius R, or R0 where pairs are correlated
 * @param zeta scale of a triangular matrix
 * @param kappaEe reciprocity kappa between excitatory units
 * @param kappaIi reciprocity kappa between inhibitory units
 * @param kappaEi reciprocity kappa between units of opposite type
 * @param amplification E[A_0] for which zeta is solved
 * @param selfCoupling weight lambda of a unit that excites itself
 * @param chainWeight weight w of a chain of two units
 * @param populationWeight excitatory weight w of two populations
 * @param populationDominance ratio k of inhibition to excitation of two populations
 * @param step step h = dt/tau of a simulation
 * @param covarianceSpread recorded spread Delta of the covariances
 */
public record TheoryParameters(
        @Setting(meaning = "Number of units", byDefault = "400", min = 2)
        int units,

        @Setting(meaning = "Probability of a connection, in (0, 1)", byDefault = "0.1", min = 0, max = 1)
        double density,

        @Setting(meaning = "Fraction of excitatory units, in (0, 1)", byDefault = "0.5", min = 0, max = 1)
        double excitatoryFraction,

        @Setting(meaning = "Inhibitory over excitatory weight (gamma)", byDefault = "1", min = 0)
        double dominance,

        @Setting(
                meaning = "Spectral radius of the random part (R; R0 where pairs are correlated)",
                byDefault = "0.5",
                min = 0)
        double radius,

        @Setting(meaning = "Scale of a random triangular matrix (zeta)", byDefault = "1", min = 0)
        double zeta,

        @Setting(meaning = "Reciprocity of excitatory pairs beyond chance", byDefault = "0", min = -1, max = 1)
        double kappaEe,

        @Setting(meaning = "Reciprocity of inhibitory pairs beyond chance", byDefault = "0", min = -1, max = 1)
        double kappaIi,

        @Setting(meaning = "Reciprocity of mixed pairs beyond chance", byDefault = "0", min = -1, max = 1)
        double kappaEi,

        @Setting(meaning = "Nonnormal amplification to find zeta for", byDefault = "1", min = 0)
        double amplification,

        @Setting(meaning = "Coupling of a unit to itself", byDefault = "0.6")
        double selfCoupling,

        @Setting(meaning = "Weight of a chain of two units", byDefault = "3")
        double chainWeight,

        @Setting(meaning = "Excitatory weight of two populations (w)", byDefault = "4.285714285714286")
        double populationWeight,

        @Setting(meaning = "Inhibition over excitation of two populations (k)", byDefault = "1.1")
        double populationDominance,

        @Setting(meaning = "Length of an Euler-Maruyama step over tau", byDefault = "0.1", min = 0, max = 2)
        double step,

        @Setting(
                meaning = "Standard deviation of integrated covariances over the mean integrated variance",
                byDefault = "0.08420454545454546",
                min = 0)
        double covarianceSpread) {

    /** A balanced network of 400 units at half its radius, and the toy circuits of the literature. */
    public static final TheoryParameters DEFAULT =
            new TheoryParameters(400, 0.1, 0.5, 1, 0.5, 1, 0, 0, 0, 1, 0.6, 3, 30.0 / 7, 1.1, 0.1, 0.08420454545454546);

    PairStatistics pairs() {
        return new PairStatistics(kappaEe, kappaIi, kappaEi);
    }

    double correlation() {
        return pairs().correlation(excitatoryFraction, dominance);
    }

    GlobalMode globalMode() {
        return new GlobalMode(units, density, excitatoryFraction, dominance, radius);
    }

    EllipticLaw ellipse() {
        return new EllipticLaw(radius, correlation());
    }

    TwoBlockTheory twoBlocks() {
        return new TwoBlockTheory(excitatoryFraction, dominance, radius, pairs());
    }
}
