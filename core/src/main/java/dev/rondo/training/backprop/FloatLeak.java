package dev.rondo.training.backprop;

import dev.rondo.linalg.Vector;

/**
 * Gain alpha and leak 1 - alpha of every unit in an Euler step, in float32.
 *
 * <p>Where all units have one alpha it is a factor of whole products. Where they differ, forward steps take one for each
 * column, and rows of W_rec have their alpha in them before deltas are multiplied by it.
 */
final class FloatLeak {
    private final boolean same;
    private final float[] alphas;
    private final float[] betas;

    /**
     * @param alpha of every unit
     * @param stride columns of a row of states; those behind the units neither move nor stay
     */
    FloatLeak(Vector alpha, int stride) {
        alphas = new float[stride];
        betas = new float[stride];
        boolean equal = true;
        for (int i = 0; i < alpha.size(); i++) {
            alphas[i] = (float) alpha.get(i);
            betas[i] = (float) (1 - alpha.get(i));
            equal &= alpha.get(i) == alpha.get(0);
        }
        same = equal;
    }

    /** True if all units have one alpha. */
    boolean isSame() {
        return same;
    }

    /** The alpha of all units, where they have one. */
    float alpha() {
        return alphas[0];
    }

    /** 1 - alpha of all units, where they have one. */
    float beta() {
        return betas[0];
    }

    float alpha(int unit) {
        return alphas[unit];
    }

    float beta(int unit) {
        return betas[unit];
    }

    float[] alphas() {
        return alphas;
    }

    float[] betas() {
        return betas;
    }

    /** Factor of row i of W_rec in the backward pass. */
    float ofRow(int unit) {
        return same ? 1 : alphas[unit];
    }

    /** Factor of deltas times those rows. */
    float ofProduct() {
        return same ? alphas[0] : 1;
    }
}
