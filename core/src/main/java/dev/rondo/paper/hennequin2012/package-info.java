/**
 * Hennequin, Vogels and Gerstner (2012), Nonnormal amplification in random balanced neuronal networks, Physical Review E 86,
 * 011909: its claims, one class each.
 *
 * <p>A network can amplify by nearly critical modes, which is slow, or by feedforward chains hidden between its modes, which
 * is fast; random networks hardly do the second, structured ones can. The results are named F1 to F9 by what they show, not
 * by the figures of the paper; {@link dev.rondo.paper.hennequin2012.Hennequin2012} lists them.
 */
@NullMarked
package dev.rondo.paper.hennequin2012;

import org.jspecify.annotations.NullMarked;
