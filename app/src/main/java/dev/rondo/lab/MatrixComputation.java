package dev.rondo.lab;

import java.util.Iterator;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.node.ObjectNode;

/** The amplification of a matrix as a page has turned and scaled it, and both curves through it. */
final class MatrixComputation {
    private final MatrixCurves curves;
    private final LabRequest request;
    private final EventStream events;
    private final BooleanSupplier cancelled;

    MatrixComputation(LabMatrix lab, LabRequest request, EventStream events, BooleanSupplier cancelled) {
        curves = new MatrixCurves(lab);
        this.request = request;
        this.events = events;
        this.cancelled = cancelled;
    }

    void run() {
        if (request.kind() != LabRequest.Kind.AMPLIFICATION) {
            throw new IllegalArgumentException("a matrix has an amplification, got " + request.kind());
        }
        events.send("amplification", curves.at(request.scale(), request.same(), request.opposite()));
        for (MatrixCurves.Along along : MatrixCurves.Along.values()) {
            Iterator<ObjectNode> points = curves.along(along, request.scale(), request.same(), request.opposite())
                    .iterator();
            while (points.hasNext() && !cancelled.getAsBoolean()) {
                events.send("curve", points.next());
            }
        }
        events.send("done");
    }
}
