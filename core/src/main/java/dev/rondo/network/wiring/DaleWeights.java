package dev.rondo.network.wiring;

import dev.rondo.network.Population;

/**
 * Weights of a network whose first units are excitatory: {@code w0/sqrt(N)} from those and {@code -gamma w0/sqrt(N)} from
 * the others, with w0 such that sparse random connections have spectral radius R:
 * {@code R^2 = w0^2 p (1-p) (f + (1-f) gamma^2)}.
 *
 * @param units N
 * @param density p
 * @param excitatoryFraction f
 * @param dominance gamma
 * @param radius R
 */
record DaleWeights(int units, double density, double excitatoryFraction, double dominance, double radius) {
    DaleWeights {
        Requirement.units(units, 2);
        Requirement.inside("The density of connections", "density", density);
        Requirement.inside("The fraction of excitatory units", "excitatory_fraction", excitatoryFraction);
        Requirement.positive("The inhibitory dominance gamma", "dominance", dominance);
        Requirement.notNegative("The spectral radius", "radius", radius);
        int excitatory = excitatory(units, excitatoryFraction);
        if (excitatory == 0 || excitatory == units) {
            throw new IllegalArgumentException("An E/I network has units of both types: excitatory_fraction = "
                    + excitatoryFraction + " of " + units + " units makes " + excitatory + " excitatory");
        }
    }

    private static int excitatory(int units, double fraction) {
        return (int) Math.rint(fraction * units);
    }

    Population population() {
        int excitatory = excitatory(units, excitatoryFraction);
        return Population.of(excitatory, units - excitatory);
    }

    double w0() {
        return radius / unitRadius(density, excitatoryFraction, dominance);
    }

    /** The spectral radius at w0 = 1. */
    static double unitRadius(double density, double excitatoryFraction, double dominance) {
        return Math.sqrt(
                density * (1 - density) * (excitatoryFraction + (1 - excitatoryFraction) * dominance * dominance));
    }

    /** The weight of a connection from each unit. */
    double[] ofColumns() {
        Population population = population();
        double excitatory = w0() / Math.sqrt(units);
        double[] weights = new double[units];
        for (int j = 0; j < units; j++) {
            weights[j] = population.isExcitatory(j) ? excitatory : -dominance * excitatory;
        }
        return weights;
    }

    /** The expected sum of a row, the eigenvalue of the uniform mode: {@code w0 p sqrt(N) (f - gamma (1-f))}. */
    double expectedRowSum() {
        double[] weights = ofColumns();
        int excitatory = population().excitatory();
        return density * (excitatory * weights[0] + (units - excitatory) * weights[units - 1]);
    }
}
