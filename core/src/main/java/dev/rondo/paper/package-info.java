/**
 * Papers, tested: a paper is a package, a result a class, a claim a test.
 *
 * <p>A {@link dev.rondo.paper.PaperFigure} computes one result anew, draws it, and says of each {@link
 * dev.rondo.paper.Claim} that it tests whether it holds, with the measured value, the expected one and the standard error.
 */
@NullMarked
package dev.rondo.paper;

import org.jspecify.annotations.NullMarked;
