package dev.rondo.continuation;

import dev.rondo.linalg.Vector;

/**
 * Where another branch begins: {@link Continuation#leaving} follows it.
 *
 * @param curve the equations of the other branch
 * @param point a solution of them that both branches share
 * @param direction along which the other one leaves
 */
public record BranchSwitch(SolutionCurve curve, Vector point, Vector direction) {}
