/**
 * Networks of other programs: which of a file's arrays is which matrix of a rate network, and which of its indices is the
 * receiving unit.
 *
 * <p>Arrays are known by the names that pycog, PsychRNN, PyTorch, Keras and people in MATLAB give them ({@link
 * dev.rondo.file.foreign.Role}), or by a {@link dev.rondo.file.foreign.NameMap}. Nothing is guessed in silence: every choice
 * carries its reason.
 */
@NullMarked
package dev.rondo.file.foreign;

import org.jspecify.annotations.NullMarked;
