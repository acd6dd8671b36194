package dev.rondo.training.backprop;

/**
 * The sizes that a training step is made for.
 *
 * @param units N
 * @param inputs N_in
 * @param readouts N_out
 * @param trials in a batch, B
 * @param steps of a trial, T
 */
public record Dimensions(int units, int inputs, int readouts, int trials, int steps) {}
