package dev.rondo.task.trials.expression;

import java.io.Serial;

/** Mistake in an expression, at an offset of its text. */
final class SyntaxError extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final int at;

    SyntaxError(int at, String message) {
        super(message);
        this.at = at;
    }

    int at() {
        return at;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
