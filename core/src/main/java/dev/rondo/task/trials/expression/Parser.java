package dev.rondo.task.trials.expression;

import dev.rondo.setting.Nearest;
import dev.rondo.task.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Recursive-descent parser of expressions; the methods go from the loosest binding to the tightest.
 *
 * <pre>
 *   or    = and {"or" and}           sum     = product {("+" | "-") product}
 *   and   = not {"and" not}          product = sign {("*" | "/") sign}
 *   not   = "not" not | comparison   sign    = ("-" | "+") sign | power
 *   comparison = sum {relation sum}  power   = primary ["^" sign]
 *   primary = number | label | name | name "(" or {"," or} ")" | "(" or ")"
 * </pre>
 */
final class Parser {
    private static final int DEEPEST = 100;
    private static final Set<String> RELATIONS = Set.of("==", "!=", "<", "<=", ">", ">=");
    private static final Set<String> WORDS = Set.of("and", "or", "not", "if");

    private final List<Token> tokens;
    private int next;
    private int depth;

    private Parser(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** @throws SyntaxError at the first token that does not fit */
    static Term parse(String text) {
        Parser parser = new Parser(Lexer.tokens(text));
        if (parser.peek().kind() == Token.Kind.END) {
            throw new SyntaxError(0, "an expression has at least a number or a name");
        }
        Term term = parser.or();
        if (parser.peek().kind() != Token.Kind.END) {
            throw parser.unexpected("an operator or the end");
        }
        return term;
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token take() {
        return tokens.get(next++);
    }

    private boolean takeIf(String symbol) {
        if (peek().is(symbol)) {
            next++;
            return true;
        }
        return false;
    }

    private void require(String symbol) {
        if (!takeIf(symbol)) {
            throw unexpected("'" + symbol + "'");
        }
    }

    private SyntaxError unexpected(String expected) {
        return new SyntaxError(peek().at(), expected + " is expected, got " + peek().found());
    }

    private Term or() {
        if (++depth > DEEPEST) {
            throw new SyntaxError(peek().at(), "brackets nest at most " + DEEPEST + " deep");
        }
        Term left = and();
        while (peek().is("or")) {
            int at = take().at();
            left = new Term.Logic(false, left, and(), at);
        }
        depth--;
        return left;
    }

    private Term and() {
        Term left = not();
        while (peek().is("and")) {
            int at = take().at();
            left = new Term.Logic(true, left, not(), at);
        }
        return left;
    }

    private Term not() {
        List<Integer> nots = new ArrayList<>();
        while (peek().is("not")) {
            nots.addFirst(take().at());
        }
        Term term = comparison();
        for (int at : nots) {
            term = new Term.Not(term, at);
        }
        return term;
    }

    private Term comparison() {
        List<Term> terms = new ArrayList<>(List.of(sum()));
        List<Token> operators = new ArrayList<>();
        while (peek().kind() == Token.Kind.SYMBOL && RELATIONS.contains(peek().text())) {
            operators.add(take());
            terms.add(sum());
        }
        return operators.isEmpty()
                ? terms.getFirst()
                : new Term.Comparison(terms, operators, operators.getFirst().at());
    }

    private Term sum() {
        Term left = product();
        while (peek().is("+") || peek().is("-")) {
            Token operator = take();
            left = new Term.Arithmetic(operator.text().charAt(0), left, product(), operator.at());
        }
        return left;
    }

    private Term product() {
        Term left = sign();
        while (peek().is("*") || peek().is("/")) {
            Token operator = take();
            left = new Term.Arithmetic(operator.text().charAt(0), left, sign(), operator.at());
        }
        return left;
    }

    private Term sign() {
        List<Integer> minuses = new ArrayList<>();
        while (peek().is("-") || peek().is("+")) {
            Token sign = take();
            if (sign.is("-")) {
                minuses.addFirst(sign.at());
            }
        }
        Term term = power();
        for (int at : minuses) {
            term = new Term.Negation(term, at);
        }
        return term;
    }

    private Term power() {
        Term base = primary();
        if (!peek().is("^")) {
            return base;
        }
        int at = take().at();
        if (++depth > DEEPEST) {
            throw new SyntaxError(at, "powers nest at most " + DEEPEST + " deep");
        }
        Term exponent = sign();
        depth--;
        return new Term.Arithmetic('^', base, exponent, at);
    }

    private Term primary() {
        Token token = peek();
        return switch (token.kind()) {
            case NUMBER -> number(take());
            case LABEL -> new Term.Literal(Value.of(take().text()), token.at());
            case NAME -> name();
            case SYMBOL, END -> bracket();
        };
    }

    private static Term number(Token token) {
        double number = Double.parseDouble(token.text());
        if (Double.isInfinite(number)) {
            throw new SyntaxError(token.at(), token.text() + " is too large for a number");
        }
        return new Term.Literal(Value.of(number), token.at());
    }

    private Term name() {
        if (WORDS.contains(peek().text()) && !peek().is("if")) {
            throw unexpected("a number, a name or a bracket");
        }
        Token token = take();
        return takeIf("(") ? call(token) : new Term.Name(token.text(), token.at());
    }

    private Term bracket() {
        if (!takeIf("(")) {
            throw unexpected("a number, a name or a bracket");
        }
        Term inner = or();
        require(")");
        return inner;
    }

    private Term call(Token name) {
        for (PulseState state : PulseState.values()) {
            if (name.text().equalsIgnoreCase(state.name())) {
                return state(state, name);
            }
        }
        List<Term> arguments = new ArrayList<>();
        if (!peek().is(")")) {
            arguments.add(or());
            while (takeIf(",")) {
                arguments.add(or());
            }
        }
        require(")");
        if (name.is("if")) {
            if (arguments.size() != 3) {
                throw new SyntaxError(
                        name.at(), "if takes three arguments, if(condition, yes, no), got " + arguments.size());
            }
            return new Term.Conditional(arguments.get(0), arguments.get(1), arguments.get(2), name.at());
        }
        Function function = Function.of(name.text()).orElseThrow(() -> unknown(name));
        function.objection(arguments.size()).ifPresent(objection -> {
            throw new SyntaxError(name.at(), objection + ", got " + arguments.size());
        });
        return new Term.Call(function, arguments, name.at());
    }

    private Term state(PulseState state, Token name) {
        if (peek().kind() != Token.Kind.NAME) {
            throw unexpected("the name of a group of input channels");
        }
        Token group = take();
        require(")");
        return new Term.State(state, group.text(), name.at());
    }

    private static SyntaxError unknown(Token name) {
        List<String> known = Stream.concat(Stream.of("if", "latch", "count"), Function.words().stream())
                .toList();
        return new SyntaxError(
                name.at(),
                "there is no function " + name.text()
                        + Nearest.to(name.text(), known)
                                .map(word -> ": did you mean " + word + "?")
                                .orElse(": there are " + String.join(", ", known)));
    }
}
