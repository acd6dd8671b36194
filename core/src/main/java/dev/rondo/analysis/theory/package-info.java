/**
 * Closed forms for amplification in linear stochastic networks.
 *
 * <p>The model everywhere is {@code dx = (-x + W x) dt/tau + sigma dxi}. An isolated unit has variance
 * {@code sigma0^2 = tau sigma^2/2}; variances are given relative to it and times in units of tau. The amplification of
 * a connectivity M is its mean stationary variance minus that of isolated units, {@code A(M) = tr C/N - 1}, with
 * {@code (M - I) C + C (M - I)^T = -2 I}.
 *
 * <p>The complex Schur form {@code W = U (Lambda + T) U^H} splits it: {@code A(Lambda)} is the amplification by the
 * eigenvalues alone, at the price of slowing; {@code A(T)} is that by the strictly triangular feedforward part alone,
 * without slowing. From the chain of modes upwards:
 *
 * <ul>
 *   <li>{@link dev.rondo.analysis.theory.ToyCircuits}: one unit that excites itself, one that drives another;
 *   <li>{@link dev.rondo.analysis.theory.TriangularAmplification}: a random feedforward chain, its exact E[A(T)];
 *   <li>{@link dev.rondo.analysis.theory.RandomNetworkTheory}: a network with independent weights of radius R;
 *   <li>{@link dev.rondo.analysis.theory.GlobalMode}: contribution of the mean of excitatory and inhibitory weights;
 *   <li>{@link dev.rondo.analysis.theory.DaleSpectrum}: inhibition stronger than excitation;
 *   <li>{@link dev.rondo.analysis.theory.EllipticLaw}, {@link dev.rondo.analysis.theory.TwoBlockTheory}: reciprocal
 *       connections more or less frequent than chance;
 *   <li>{@link dev.rondo.analysis.theory.BalancedAmplification}: one excitatory and one inhibitory population.
 * </ul>
 *
 * <p>Source of the question and of E[A(T)]: Hennequin, Vogels and Gerstner (2012), Nonnormal amplification in random
 * balanced neuronal networks, Physical Review E 86, 011909. Formulas without another source follow from the model.
 */
@NullMarked
package dev.rondo.analysis.theory;

import org.jspecify.annotations.NullMarked;
