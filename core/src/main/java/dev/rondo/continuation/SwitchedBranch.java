package dev.rondo.continuation;

/**
 * A branch that leaves another one at a special point of it.
 *
 * @param point type and number of the special point along the first branch, such as {@code HB1}
 * @param parameter value of the parameter there
 * @param branch branch that leaves
 */
public record SwitchedBranch(String point, double parameter, Branch branch) {}
