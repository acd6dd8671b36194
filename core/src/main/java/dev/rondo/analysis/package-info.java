/**
 * The common form of all analyses: one record per analysis, whose components are its settings and whose {@link
 * dev.rondo.analysis.Card} says everything that its documentation, its command line and its tests need to know.
 *
 * <p>An {@link dev.rondo.analysis.Analysis} takes a {@link dev.rondo.analysis.Subject} (a network or a matrix, with
 * what is played to it) and gives an {@link dev.rondo.analysis.Answer}: a result, and a certificate that says how exact
 * it is. It can draw that result.
 *
 * <p>To add an analysis: write a record that implements {@link dev.rondo.analysis.Analysis}, add its line to
 * {@code analysis.catalogue.Catalogue} (or name its class in {@code META-INF/services/dev.rondo.analysis.Analysis} on
 * the class path), and write its test. Command line, help, JSON, figures, files and the contract test find it there.
 */
@NullMarked
package dev.rondo.analysis;

import org.jspecify.annotations.NullMarked;
