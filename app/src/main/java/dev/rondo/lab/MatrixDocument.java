package dev.rondo.lab;

import dev.rondo.analysis.linear.TransientGain;
import dev.rondo.file.ResultJson;
import dev.rondo.linalg.FactorisationException;
import dev.rondo.linalg.Matrix;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Matrix as the page reads it. */
final class MatrixDocument {
    private MatrixDocument() {}

    /** @param whole true to bring along what a server would compute */
    static ObjectNode of(LabMatrix lab, boolean whole) {
        ObjectNode doc = JsonNodeFactory.instance.objectNode();
        doc.put("view", "linear");
        doc.put("name", lab.title());
        doc.put("file", lab.file());
        doc.put("units", lab.weights().rows());
        doc.put("W", Base64Numbers.of(lab.weights()));
        doc.set("signs", lab.signs().map(ResultJson::of).orElse(JsonNodeFactory.instance.nullNode()));
        MatrixCurves curves = new MatrixCurves(lab);
        doc.set("amplification", curves.at(1, 0, 0));
        optimal(doc, lab.weights());
        if (whole) {
            ObjectNode both = doc.putObject("curves");
            for (MatrixCurves.Along along : MatrixCurves.Along.values()) {
                curves.along(along, 1, 0, 0).forEach(both.withArray(along.key())::add);
            }
        }
        return doc;
    }

    /** The optimal input of a stable matrix in which something grows. */
    private static void optimal(ObjectNode doc, Matrix weights) {
        try {
            TransientGain gain = TransientGain.of(weights);
            if (gain.input() != null) {
                ObjectNode optimal = doc.putObject("optimal");
                optimal.put("input", Base64Numbers.of(gain.input()));
                optimal.put("gain", gain.maxGain());
                optimal.put("time", gain.timeInTau());
                optimal.put("atLeast", gain.atLeast());
            }
        } catch (IllegalArgumentException | FactorisationException unstable) {
            // An unstable matrix has no largest gain: the page finds the optimum for a finite time.
        }
    }
}
