package dev.rondo.training;

import dev.rondo.linalg.Vector;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Everything that a {@link Learner} needs to go on to the same bits.
 *
 * @param parameters what is learned
 * @param memory what else goes from epoch to epoch, by name
 */
public record LearnerState(Vector parameters, SequencedMap<String, Vector> memory) {
    public LearnerState {
        memory = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(memory));
    }

    static LearnerState of(Learner learner) {
        return new LearnerState(learner.parameters(), learner.memory());
    }

    /**
     * A copy of an array of the memory.
     *
     * @param length its length
     * @throws IllegalArgumentException if there is none of this name and length: the state is another rule's
     */
    public double[] array(String name, int length) {
        return Optional.ofNullable(memory.get(name))
                .filter(v -> v.size() == length)
                .orElseThrow(() -> new IllegalArgumentException("The state of a learner must hold '" + name
                        + "' of length " + length + ", got " + memory.keySet()))
                .toArray();
    }
}
