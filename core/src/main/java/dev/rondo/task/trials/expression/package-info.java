/**
 * Expressions of the task language: numbers and labels computed from a trial's variables, its epochs, the time and the
 * channel. Without loops and definitions, hence total and deterministic.
 *
 * <pre>
 *   text -&gt; {@link dev.rondo.task.trials.expression.Lexer} -&gt; tokens -&gt; {@link dev.rondo.task.trials.expression.Parser}
 *        -&gt; {@link dev.rondo.task.trials.expression.Term} -&gt; type (checked once) and value (for every channel and step)
 * </pre>
 *
 * <p>Precedence is Python's: {@code or}, {@code and}, {@code not}, comparisons (which chain), {@code + -}, {@code * /},
 * signs, {@code ^} (to the right).
 */
@NullMarked
package dev.rondo.task.trials.expression;

import org.jspecify.annotations.NullMarked;
