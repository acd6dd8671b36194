package dev.rondo.task;

/**
 * Choice that a network made in a trial.
 *
 * @param made label of the chosen readout; empty if none was chosen
 * @param wanted label of the right one
 */
public record Choice(String made, String wanted) {
    public boolean isRight() {
        return made.equals(wanted);
    }
}
