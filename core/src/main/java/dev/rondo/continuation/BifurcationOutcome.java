package dev.rondo.continuation;

import java.util.Optional;

/** What happens to solutions at a special point where that is to be told: what it is, or why it is open. */
public sealed interface BifurcationOutcome {
    /** What it is, if that is told. */
    Optional<Criticality> criticality();

    /** Why it is not told, if it is not. */
    Optional<String> reason();

    /** What it is. */
    static BifurcationOutcome of(Criticality criticality) {
        return new Told(criticality);
    }

    /** Why it is open. */
    static BifurcationOutcome open(String reason) {
        return new Undecided(reason);
    }

    /**
     * It is told.
     *
     * @param is what it is
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
     * It is open.
     *
     * @param why the reason
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
