package dev.rondo.task.trials.expression;

import dev.rondo.setting.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** Types of an expression, checked before it is evaluated; goes on after a mistake so that all are said at once. */
final class TypeCheck {
    private final Names names;
    private final List<SyntaxError> errors = new ArrayList<>();

    TypeCheck(Names names) {
        this.names = names;
    }

    List<SyntaxError> errors() {
        return errors;
    }

    /** Type of a term; of one that is wrong, a number. */
    Type of(Term term) {
        return switch (term) {
            case Term.Literal literal -> Type.of(literal.value());
            case Term.Name name -> name(name);
            case Term.Negation negation -> number(negation.of(), "a sign");
            case Term.Not not -> number(not.of(), "not");
            case Term.Arithmetic a -> {
                number(a.left(), String.valueOf(a.operator()));
                yield number(a.right(), String.valueOf(a.operator()));
            }
            case Term.Comparison comparison -> comparison(comparison);
            case Term.Logic logic -> {
                number(logic.left(), logic.isAnd() ? "and" : "or");
                yield number(logic.right(), logic.isAnd() ? "and" : "or");
            }
            case Term.Conditional c -> conditional(c);
            case Term.Call call -> {
                call.arguments()
                        .forEach(argument -> number(argument, call.function().word()));
                yield Type.NUMBER;
            }
            case Term.State state -> state(state);
        };
    }

    private Type wrong(int at, String message) {
        errors.add(new SyntaxError(at, message));
        return Type.NUMBER;
    }

    private Type name(Term.Name name) {
        return names.type(name.name())
                .orElseGet(() -> wrong(
                        name.at(), "there is no variable '" + name.name() + "'" + advice(name.name(), names.known())));
    }

    private static String advice(String word, Collection<String> known) {
        return Nearest.to(word, known)
                .map(near -> ": did you mean " + near + "?")
                .orElse(known.isEmpty() ? "" : ": here there are " + String.join(", ", known));
    }

    private Type number(Term term, String operator) {
        int before = errors.size();
        Type type = of(term);
        if (errors.size() == before && type instanceof Type.OfLabels) {
            wrong(term.at(), operator + " takes numbers, got " + type);
        }
        return Type.NUMBER;
    }

    private Type comparison(Term.Comparison comparison) {
        for (int k = 0; k < comparison.operators().size(); k++) {
            Token operator = comparison.operators().get(k);
            Term left = comparison.terms().get(k);
            Term right = comparison.terms().get(k + 1);
            if (operator.is("==") || operator.is("!=")) {
                equality(left, right, operator);
            } else {
                number(left, operator.text());
                number(right, operator.text());
            }
        }
        return Type.NUMBER;
    }

    private void equality(Term left, Term right, Token operator) {
        int before = errors.size();
        Type a = of(left);
        Type b = of(right);
        if (errors.size() > before) {
            return;
        }
        if (a instanceof Type.OfLabels x && b instanceof Type.OfLabels y) {
            if (Collections.disjoint(x.labels(), y.labels())) {
                if (left instanceof Term.Literal literal) {
                    unknownLabel(literal, y);
                } else if (right instanceof Term.Literal literal) {
                    unknownLabel(literal, x);
                } else {
                    wrong(operator.at(), "these are never equal: on the left is " + a + ", on the right " + b);
                }
            }
        } else if (!a.getClass().equals(b.getClass())) {
            wrong(operator.at(), "a number never equals a label: on the left is " + a + ", on the right " + b);
        }
    }

    private void unknownLabel(Term.Literal written, Type.OfLabels known) {
        String label = written.value().toString();
        wrong(written.at(), "there is no '" + label + "'" + advice(label, known.labels()));
    }

    private Type conditional(Term.Conditional c) {
        number(c.condition(), "the condition of if");
        int before = errors.size();
        Type yes = of(c.yes());
        Type no = of(c.no());
        if (errors.size() > before) {
            return Type.NUMBER;
        }
        try {
            return Type.union(yes, no);
        } catch (IllegalArgumentException e) {
            return wrong(c.at(), "both values of an if are numbers or both are labels: " + e.getMessage());
        }
    }

    private Type state(Term.State state) {
        if (!names.pulsed().contains(state.group())) {
            String word = state.state() == PulseState.LATCH ? "latch" : "count";
            wrong(
                    state.at(),
                    word + " takes a group of inputs that pulses arrive on: there are none on '" + state.group() + "'"
                            + advice(state.group(), names.pulsed()));
        }
        return Type.NUMBER;
    }
}
