package dev.rondo.paper;

/**
 * A sentence that a figure tests, and what became of it.
 *
 * @param sentence statement of the claim, with its numbers and conditions
 * @param verdict outcome of the test
 */
public record Claim(String sentence, Verdict verdict) {}
