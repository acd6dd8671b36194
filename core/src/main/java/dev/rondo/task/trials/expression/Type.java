package dev.rondo.task.trials.expression;

import dev.rondo.task.Value;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** Type of an expression: a number, or a label out of a known set. */
public sealed interface Type {
    /** Numbers and truth values. */
    record OfNumbers() implements Type {
        @Override
        public String toString() {
            return "a number";
        }
    }

    /** Labels. */
    record OfLabels(Set<String> labels) implements Type {
        public OfLabels {
            labels = Collections.unmodifiableSet(new LinkedHashSet<>(labels));
        }

        @Override
        public String toString() {
            return "a label (" + String.join(", ", labels) + ")";
        }
    }

    Type NUMBER = new OfNumbers();

    static Type labels(Collection<String> labels) {
        return new OfLabels(new LinkedHashSet<>(labels));
    }

    /** Type of a value. */
    static Type of(Value value) {
        return switch (value) {
            case Value.Numeric n -> NUMBER;
            case Value.Label l -> new OfLabels(Set.of(l.text()));
        };
    }

    /** Type of what may be either; nothing in common gives an {@link IllegalArgumentException}. */
    static Type union(Type a, Type b) {
        if (a instanceof OfLabels x && b instanceof OfLabels y) {
            Set<String> all = new LinkedHashSet<>(x.labels);
            all.addAll(y.labels);
            return new OfLabels(all);
        }
        if (a instanceof OfNumbers && b instanceof OfNumbers) {
            return NUMBER;
        }
        throw new IllegalArgumentException("one is " + a + ", the other " + b);
    }
}
