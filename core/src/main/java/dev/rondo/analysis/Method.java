package dev.rondo.analysis;

/**
 * Certificate of an algorithm that gives no number.
 *
 * @param method the algorithm
 */
public record Method(String method) {}
