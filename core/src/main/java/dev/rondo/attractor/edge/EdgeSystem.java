package dev.rondo.attractor.edge;

import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.Optional;

/** A flow or a map, as following an edge needs it. */
public sealed interface EdgeSystem permits EdgeFlow, EdgeMap {
    /** Its time constant; of a map, in whole steps. */
    Time unit();

    /** Number of states of an orbit examined per time constant. */
    int samplesPerUnit();

    /**
     * The states at equally spaced times up to a duration, the start left out, one per row; empty if the orbit leaves a
     * ball of that radius on the way.
     */
    Optional<Matrix> follow(Vector start, Time duration, int rows, double radius);

    /** Continuity of orbits: true if an orbit passes everywhere between two successive states of it. */
    boolean isContinuous();
}
