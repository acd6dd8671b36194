package dev.rondo.lab;

import dev.rondo.network.RateNetwork;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Pages that need no server. */
public final class Lab {
    /** Title of the lab of circuits. */
    static final String CIRCUIT = "Circuits";

    private Lab() {}

    /**
     * The page of a network, with its attractor and one branch computed beforehand.
     *
     * @param stop asked now and then whether to end the branch early
     */
    public static String page(LabNetwork lab, BooleanSupplier stop) {
        RateNetwork network = lab.network();
        ObjectNode doc = NetworkDocument.of(lab);
        Precomputed.addTo(doc, network, stop);
        return LabPage.standalone(lab.title(), doc);
    }

    /** The page of a matrix, with its amplification along both curves. */
    public static String page(LabMatrix lab) {
        return LabPage.standalone(lab.title(), MatrixDocument.of(lab, true));
    }

    /**
     * The page of circuits.
     *
     * @param units number of units, 2 or 3
     */
    public static String circuitPage(int units) {
        return LabPage.standalone(CIRCUIT, circuit(units));
    }

    static ObjectNode circuit(int units) {
        if (units != 2 && units != 3) {
            throw new IllegalArgumentException("a circuit must have 2 or 3 units, got " + units);
        }
        return JsonNodeFactory.instance.objectNode().put("view", "circuit").put("units", units);
    }
}
