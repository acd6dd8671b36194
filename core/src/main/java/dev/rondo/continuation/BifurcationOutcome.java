package dev.rondo.continuation;

import java.util.Optional;

/**
 * Outcome of classifying a special point, where that is to be done: its criticality, or the reason why that is open.
 */
public sealed interface BifurcationOutcome {
    /** The criticality, if it is known. */
    Optional<Criticality> criticality();

    /** The reason why the criticality is open, if it is. */
    Optional<String> reason();

    /** Outcome with a known criticality. */
    static BifurcationOutcome of(Criticality criticality) {
        return new Told(criticality);
    }

    /** Open outcome with its reason. */
    static BifurcationOutcome open(String reason) {
        return new Undecided(reason);
    }

    /**
     * Known criticality.
     *
     * @param is criticality
     */
    record Told(Criticality is) implements BifurcationOutcome {
        @Override
        public Optional<Criticality> criticality() {
            return Optional.of(is);
        }

        @Override
        public Optional<String> reason() {
            return Optional.empty();
        }
    }

    /**
     * Open criticality.
     *
     * @param why reason
     */
    record Undecided(String why) implements BifurcationOutcome {
        @Override
        public Optional<Criticality> criticality() {
            return Optional.empty();
        }

        @Override
        public Optional<String> reason() {
            return Optional.of(why);
        }
    }
}
