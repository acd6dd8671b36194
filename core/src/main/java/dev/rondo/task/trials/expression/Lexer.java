package dev.rondo.task.trials.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts an expression into tokens. */
final class Lexer {
    private static final Pattern NUMBER = Pattern.compile("(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?");
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
    private static final Pattern LABEL = Pattern.compile("'([^']*)'|\"([^\"]*)\"");
    private static final Pattern SYMBOL = Pattern.compile("==|!=|<=|>=|[-+*/^<>(),.]");

    /** Spellings of other languages, with what they are called here. */
    private static final Map<String, String> FOREIGN =
            Map.of("=", "==", "&", "and", "|", "or", "!", "not", "?", "if(condition, yes, no)", "[", "(", "{", "(");

    private final String text;
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    /** @throws SyntaxError at a character that begins nothing */
    static List<Token> tokens(String text) {
        Lexer lexer = new Lexer(text);
        List<Token> tokens = new ArrayList<>();
        Token token = lexer.next();
        while (token.kind() != Token.Kind.END) {
            tokens.add(token);
            token = lexer.next();
        }
        tokens.add(token);
        return tokens;
    }

    private Token next() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            return new Token(Token.Kind.END, "", at);
        }
        if (text.startsWith("**", at)) {
            throw new SyntaxError(at, "powers are written with ^, not **");
        }
        Matcher label = match(LABEL);
        if (label.lookingAt()) {
            String inside = label.group(1) == null ? label.group(2) : label.group(1);
            return token(Token.Kind.LABEL, inside, label.end());
        }
        for (Token.Kind kind : List.of(Token.Kind.NUMBER, Token.Kind.NAME, Token.Kind.SYMBOL)) {
            Matcher matcher = match(
                    switch (kind) {
                        case NUMBER -> NUMBER;
                        case NAME -> NAME;
                        default -> SYMBOL;
                    });
            if (matcher.lookingAt()) {
                return token(kind, matcher.group(), matcher.end());
            }
        }
        String character = text.substring(at, text.offsetByCodePoints(at, 1));
        if (character.equals("'") || character.equals("\"")) {
            throw new SyntaxError(at, "the label that begins here has no closing quote");
        }
        String here = FOREIGN.get(character);
        throw new SyntaxError(at, "'" + character + "' has no meaning here" + (here == null ? "" : "; write " + here));
    }

    private Matcher match(Pattern pattern) {
        return pattern.matcher(text).region(at, text.length());
    }

    private Token token(Token.Kind kind, String content, int end) {
        Token token = new Token(kind, content, at);
        at = end;
        return token;
    }
}
