package dev.rondo.analysis.theory;

/** Bias of stationary variances by an Euler-Maruyama step of finite length. */
public final class EulerStepBias {
    private EulerStepBias() {}

    /**
     * The stationary variance of an isolated unit simulated with steps h = dt/tau: {@code 1/(1 - h/2)}.
     *
     * @throws IllegalArgumentException if h is outside (0, 2): longer steps are unstable
     */
    public static double isolatedVariance(double step) {
        if (!(step > 0 && step < 2)) {
            throw new IllegalArgumentException(
                    "An Euler-Maruyama step of a decaying unit is stable for dt/tau in (0, 2): h = " + step);
        }
        return 1 / (1 - step / 2);
    }
}
