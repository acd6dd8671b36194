package dev.rondo.training.gradient;

/** Rule by which parameters follow their gradient. */
public enum OptimizerRule {
    /** Kingma and Ba (2015), decay rates 0.9 and 0.999, epsilon 1e-8. */
    ADAM,
    /** Plain stochastic gradient descent. */
    SGD
}
