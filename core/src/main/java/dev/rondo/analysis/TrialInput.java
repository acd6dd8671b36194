package dev.rondo.analysis;

import dev.rondo.linalg.Matrix;

/**
 * Input of a trial.
 *
 * @param words description in words: "1 s of stimulus 'decay'"
 * @param input u, T x N_in, baseline included
 */
public record TrialInput(String words, Matrix input) {}
