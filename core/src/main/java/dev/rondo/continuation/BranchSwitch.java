package dev.rondo.continuation;

import dev.rondo.linalg.Vector;

/**
 * Start of another branch: {@link Continuation#leaving} follows it.
 *
 * @param curve equations of the other branch
 * @param point solution of them that both branches share
 * @param direction direction in which the other branch starts
 */
public record BranchSwitch(SolutionCurve curve, Vector point, Vector direction) {}
