package dev.rondo.task.trials.expression;

import dev.rondo.task.Value;
import java.util.List;

/** Syntax tree of an expression. Each node knows the offset of what a message about it points at. */
sealed interface Term {
    int at();

    /** A number or a label as written. */
    record Literal(Value value, int at) implements Term {}

    /** A variable, definition, epoch, {@code t} or {@code channel}. */
    record Name(String name, int at) implements Term {}

    /** {@code -x}. */
    record Negation(Term of, int at) implements Term {}

    /** {@code not x}. */
    record Not(Term of, int at) implements Term {}

    /** {@code a + b} and its like. */
    record Arithmetic(char operator, Term left, Term right, int at) implements Term {}

    /** {@code a < b <= c}: every neighbouring pair holds. */
    record Comparison(List<Term> terms, List<Token> operators, int at) implements Term {}

    /** {@code a and b}, {@code a or b}: the second is evaluated only if the first does not decide. */
    record Logic(boolean isAnd, Term left, Term right, int at) implements Term {}

    /** {@code if(condition, yes, no)}: only one of the two is evaluated. */
    record Conditional(Term condition, Term yes, Term no, int at) implements Term {}

    /** {@code sin(x)} and its like. */
    record Call(Function function, List<Term> arguments, int at) implements Term {}

    /** {@code latch(group)}, {@code count(group)}. */
    record State(PulseState state, String group, int at) implements Term {}
}
