package dev.rondo.lab;

import java.util.function.BooleanSupplier;
import tools.jackson.databind.node.ObjectNode;

/** Pages that need no server. */
public final class Lab {
    private Lab() {}

    /**
     * The page of a network, with its attractor and one branch computed beforehand.
     *
     * @param stop asked now and then whether to end the branch early
     */
    public static String page(LabNetwork lab, BooleanSupplier stop) {
        ObjectNode doc = NetworkDocument.of(lab);
        Precomputed.addTo(doc, lab.network(), stop);
        return LabPage.standalone(lab.title(), doc);
    }
}
