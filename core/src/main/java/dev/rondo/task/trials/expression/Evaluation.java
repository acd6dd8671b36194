package dev.rondo.task.trials.expression;

import dev.rondo.task.Value;
import java.util.List;

/** Value of a term whose types have been checked. */
final class Evaluation {
    private final Scope scope;

    Evaluation(Scope scope) {
        this.scope = scope;
    }

    /** @throws SyntaxError where the value is not a finite number, at the operator that made it so */
    Value of(Term term) {
        return switch (term) {
            case Term.Literal literal -> literal.value();
            case Term.Name name -> scope.value(name.name());
            case Term.Negation negation -> Value.of(-number(negation.of()));
            case Term.Not not -> Value.of(!of(not.of()).truth());
            case Term.Arithmetic a -> Value.of(arithmetic(a));
            case Term.Comparison comparison -> Value.of(holds(comparison));
            case Term.Logic logic -> Value.of(truth(logic));
            case Term.Conditional c -> of(of(c.condition()).truth() ? c.yes() : c.no());
            case Term.Call call -> Value.of(call(call));
            case Term.State state -> Value.of(scope.state(state.state(), state.group()));
        };
    }

    private double number(Term term) {
        return of(term).number();
    }

    private double arithmetic(Term.Arithmetic a) {
        double left = number(a.left());
        double right = number(a.right());
        if (a.operator() == '/' && right == 0) {
            throw new SyntaxError(a.at(), "division by 0: " + Value.of(left) + " / 0");
        }
        double result = switch (a.operator()) {
            case '+' -> left + right;
            case '-' -> left - right;
            case '*' -> left * right;
            case '/' -> left / right;
            case '^' -> StrictMath.pow(left, right);
            default -> throw new IllegalStateException("operator " + a.operator());
        };
        if (!Double.isFinite(result)) {
            throw new SyntaxError(
                    a.at(), Value.of(left) + " " + a.operator() + " " + Value.of(right) + " is not a finite number");
        }
        return result;
    }

    private double call(Term.Call call) {
        List<Term> arguments = call.arguments();
        double[] x = new double[arguments.size()];
        for (int k = 0; k < x.length; k++) {
            x[k] = number(arguments.get(k));
        }
        double result = call.function().of(x);
        if (!Double.isFinite(result)) {
            throw new SyntaxError(
                    call.at(), call.function().word() + "(" + Value.of(x[0]) + ") is not a finite number");
        }
        return result;
    }

    private boolean truth(Term.Logic logic) {
        boolean left = of(logic.left()).truth();
        return left == logic.isAnd() ? of(logic.right()).truth() : left;
    }

    private boolean holds(Term.Comparison comparison) {
        Value left = of(comparison.terms().getFirst());
        for (int k = 0; k < comparison.operators().size(); k++) {
            Value right = of(comparison.terms().get(k + 1));
            if (!holds(left, comparison.operators().get(k).text(), right)) {
                return false;
            }
            left = right;
        }
        return true;
    }

    private static boolean holds(Value left, String relation, Value right) {
        return switch (relation) {
            case "==" -> equal(left, right);
            case "!=" -> !equal(left, right);
            case "<" -> left.number() < right.number();
            case "<=" -> left.number() <= right.number();
            case ">" -> left.number() > right.number();
            case ">=" -> left.number() >= right.number();
            default -> throw new IllegalStateException("relation " + relation);
        };
    }

    // 0 and -0 are one number, unlike two records of them.
    private static boolean equal(Value left, Value right) {
        if (left instanceof Value.Numeric a && right instanceof Value.Numeric b) {
            return a.value() == b.value();
        }
        return left.equals(right);
    }
}
