package dev.rondo.setting;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** Mistakes in settings, each with its own position: thrown where several settings are checked against each other. */
public final class Mistakes extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1;

    /**
     * One mistake.
     *
     * @param place position of the mistake
     * @param message the rule, the value and the remedy
     */
    public record Mistake(Place place, String message) {
        @Override
        public String toString() {
            return place.equals(Place.NOWHERE) ? message : place + ": " + message;
        }
    }

    // Exceptions are serialisable by descent; nobody serialises this one.
    private final transient List<Mistake> all;

    /** @param all the mistakes, at least one */
    public Mistakes(List<Mistake> all) {
        super(all.stream().map(Mistake::toString).collect(Collectors.joining("\n  ")));
        this.all = List.copyOf(all);
    }

    /** One mistake alone. */
    public Mistakes(Place place, String message) {
        this(List.of(new Mistake(place, message)));
    }

    /** The mistakes, in the order in which they were found. */
    public List<Mistake> all() {
        return all;
    }
}
