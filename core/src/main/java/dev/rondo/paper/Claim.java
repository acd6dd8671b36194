package dev.rondo.paper;

/**
 * A sentence that a figure tests, and what became of it.
 *
 * @param sentence what is claimed, with its numbers and conditions
 * @param verdict whether it holds
 */
public record Claim(String sentence, Verdict verdict) {}
