package dev.rondo.task.trials.expression;

import dev.rondo.setting.Mistakes;
import dev.rondo.setting.Mistakes.Mistake;
import dev.rondo.setting.Notation;
import dev.rondo.setting.Place;
import dev.rondo.setting.WrittenAs;
import dev.rondo.task.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Expression of the task language, parsed. Two are equal if their texts are.
 *
 * <p>Immutable; evaluated by any number of threads.
 */
@WrittenAs(Expression.Written.class)
public final class Expression {
    private static final int LONGEST = 2000;

    private final String text;
    private final Place place;
    private final Term term;

    private Expression(String text, Place place, Term term) {
        this.text = text;
        this.place = place;
        this.term = term;
    }

    /**
     * Parses a text.
     *
     * @param place position of its first character
     * @throws Mistakes if it is no expression
     */
    public static Expression parse(String text, Place place) {
        if (text.length() > LONGEST) {
            throw new Mistakes(
                    place, "an expression has at most " + LONGEST + " characters, this has " + text.length());
        }
        try {
            return new Expression(text, place, Parser.parse(text));
        } catch (SyntaxError e) {
            throw new Mistakes(place.plus(e.at()), e.getMessage() + in(text));
        }
    }

    /** Parses a text that stands in no file. */
    public static Expression of(String text) {
        return parse(text, Place.NOWHERE);
    }

    private static String in(String text) {
        return " (in \"" + (text.length() > 60 ? text.substring(0, 60) + "..." : text) + "\")";
    }

    /**
     * Type of the values, or the mistakes that stand against it.
     *
     * @param mistakes list that receives the mistakes
     * @return a number if something is wrong
     */
    public Type type(Names names, List<Mistake> mistakes) {
        TypeCheck check = new TypeCheck(names);
        Type type = check.of(term);
        for (SyntaxError error : check.errors()) {
            mistakes.add(new Mistake(place.plus(error.at()), error.getMessage() + in(text)));
        }
        return type;
    }

    /**
     * The value.
     *
     * @throws Mistakes if it is not a finite number, with the position of the operator that made it so
     */
    public Value value(Scope scope) {
        try {
            return new Evaluation(scope).of(term);
        } catch (SyntaxError e) {
            throw new Mistakes(place.plus(e.at()), e.getMessage() + in(text));
        }
    }

    /** Groups of input channels whose pulses the value depends on. */
    public Set<String> pulsed() {
        Set<String> groups = new LinkedHashSet<>();
        collect(term, groups);
        return groups;
    }

    private static void collect(Term term, Set<String> groups) {
        switch (term) {
            case Term.State state -> groups.add(state.group());
            case Term.Negation negation -> collect(negation.of(), groups);
            case Term.Not not -> collect(not.of(), groups);
            case Term.Arithmetic a -> List.of(a.left(), a.right()).forEach(t -> collect(t, groups));
            case Term.Logic l -> List.of(l.left(), l.right()).forEach(t -> collect(t, groups));
            case Term.Comparison c -> c.terms().forEach(t -> collect(t, groups));
            case Term.Conditional c -> List.of(c.condition(), c.yes(), c.no()).forEach(t -> collect(t, groups));
            case Term.Call call -> call.arguments().forEach(t -> collect(t, groups));
            case Term.Literal literal -> {}
            case Term.Name name -> {}
        }
    }

    /** Position of the first character. */
    public Place place() {
        return place;
    }

    public String text() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Expression e && e.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }

    /** A number, or a text that is parsed. */
    static final class Written implements Notation<Expression> {
        @Override
        public String expectation() {
            return "a number or an expression";
        }

        @Override
        public List<String> jsonTypes() {
            return List.of("number", "string");
        }

        @Override
        public Expression read(JsonNode written, Place place) {
            if (!written.isNumber() && !written.isString()) {
                throw new IllegalArgumentException("it is " + (written.isContainer() ? "a list or group" : written));
            }
            return parse(written.asString(), place);
        }

        @Override
        public JsonNode write(Expression value) {
            return JsonNodeFactory.instance.stringNode(value.text);
        }
    }
}
