package dev.rondo.file.numpy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the Python literal in an NPY header: strings, whole numbers, True and False, None, tuples, lists and one level
 * of everything else that NumPy writes there. Evaluates nothing.
 *
 * <p>Becomes {@link String}, {@link BigInteger}, {@link Boolean}, {@link List}, {@link Map}; None becomes {@link #NONE}.
 */
final class PythonLiteral {
    static final Object NONE = new Object();
    private static final Map<String, Object> WORDS = Map.of("True", true, "False", false, "None", NONE);
    private static final int DEEPEST = 16;

    private final String text;
    private int at;

    private PythonLiteral(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException if the text is no such literal; the message says where */
    static Object parse(String text) {
        PythonLiteral reader = new PythonLiteral(text);
        Object value = reader.value(0);
        reader.skipSpace();
        if (reader.at < text.length()) {
            throw reader.unexpected();
        }
        return value;
    }

    private Object value(int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("nested more than " + DEEPEST + " deep");
        }
        skipSpace();
        char c = peek();
        return switch (c) {
            case '\'', '"' -> string(c);
            case '{' -> dictionary(depth);
            case '(' -> sequence(')', depth);
            case '[' -> sequence(']', depth);
            default -> Character.isDigit(c) || c == '-' ? number() : word();
        };
    }

    private String string(char quote) {
        int end = text.indexOf(quote, at + 1);
        if (end < 0) {
            throw new IllegalArgumentException("a string that does not end, at character " + at);
        }
        String content = text.substring(at + 1, end);
        at = end + 1;
        return content;
    }

    private BigInteger number() {
        int start = at;
        at++;
        while (Character.isDigit(peek())) {
            at++;
        }
        String digits = text.substring(start, at);
        if (peek() == 'L') {
            at++; // Python 2 wrote long integers so
        }
        try {
            return new BigInteger(digits);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("no number, at character " + start, e);
        }
    }

    private Object word() {
        for (Map.Entry<String, Object> word : WORDS.entrySet()) {
            if (text.startsWith(word.getKey(), at)) {
                at += word.getKey().length();
                return word.getValue();
            }
        }
        throw unexpected();
    }

    private List<Object> sequence(char end, int depth) {
        List<Object> items = new ArrayList<>();
        at++;
        while (!takes(end)) {
            items.add(value(depth + 1));
            if (!takes(',') && !nextIs(end)) {
                throw unexpected();
            }
        }
        return items;
    }

    private Map<Object, Object> dictionary(int depth) {
        Map<Object, Object> entries = new LinkedHashMap<>();
        at++;
        while (!takes('}')) {
            Object key = value(depth + 1);
            if (!takes(':')) {
                throw unexpected();
            }
            if (entries.put(key, value(depth + 1)) != null) {
                throw new IllegalArgumentException("the key '" + key + "' twice");
            }
            if (!takes(',') && !nextIs('}')) {
                throw unexpected();
            }
        }
        return entries;
    }

    private boolean nextIs(char c) {
        skipSpace();
        return peek() == c;
    }

    private boolean takes(char c) {
        boolean there = nextIs(c);
        at += there ? 1 : 0;
        return there;
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private IllegalArgumentException unexpected() {
        String found = at < text.length() ? "'" + text.charAt(at) + "'" : "the end";
        return new IllegalArgumentException(found + " where no such thing belongs, at character " + at);
    }
}
