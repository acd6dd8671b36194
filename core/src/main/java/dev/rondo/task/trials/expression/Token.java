package dev.rondo.task.trials.expression;

/**
 * Piece of an expression's text.
 *
 * @param kind kind of the piece
 * @param text text as written; of a label, without its quotes
 * @param at offset of its first character in the expression
 */
record Token(Kind kind, String text, int at) {
    enum Kind {
        NUMBER,
        NAME,
        LABEL,
        SYMBOL,
        END
    }

    boolean is(String symbolOrWord) {
        return (kind == Kind.SYMBOL || kind == Kind.NAME) && text.equals(symbolOrWord);
    }

    /** For messages. */
    String found() {
        return kind == Kind.END ? "the end" : "'" + text + "'";
    }
}
