package dev.rondo.figure.write;

/** Background of a figure. */
enum Theme {
    /** White paper: files of their own. */
    PAPER,
    /** A page that may be light or dark: colours are variables that follow it. */
    PAGE
}
