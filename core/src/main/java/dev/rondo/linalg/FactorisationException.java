package dev.rondo.linalg;

/** A factorisation or an equation that has no usable result for this matrix; the message says why, and what to do. */
public final class FactorisationException extends ArithmeticException {
    public FactorisationException(String message) {
        super(message);
    }
}
