package dev.rondo.lab;

import dev.rondo.dynamics.Trajectory;
import dev.rondo.file.ResultJson;
import dev.rondo.network.NoiseModel;
import dev.rondo.network.RateForm;
import dev.rondo.network.RateNetwork;
import dev.rondo.task.Trial;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Network as the page reads it: weights in double precision as base64, all else as JSON. */
final class NetworkDocument {
    /** Most conditions of a task that a page offers. */
    private static final int MOST_CONDITIONS = 64;
    /** Most rows of a recorded trajectory that are drawn. */
    private static final int MOST_ROWS = 2000;

    private NetworkDocument() {}

    static ObjectNode of(LabNetwork lab) {
        RateNetwork network = lab.network();
        RateForm.requireStates(network, "The lab", "its page follows the x-form and draws phi(x)");
        ObjectNode doc = JsonNodeFactory.instance.objectNode();
        doc.put("view", "network");
        doc.put("name", lab.title());
        doc.put("file", lab.file());
        doc.put("units", network.units());
        doc.put("W", Base64Numbers.of(network.recurrent()));
        doc.put("Win", Base64Numbers.of(network.input()));
        doc.put("Wout", Base64Numbers.of(network.readout()));
        doc.put("bias", Base64Numbers.of(network.bias()));
        doc.put("readoutBias", Base64Numbers.of(network.readoutBias()));
        doc.put("x0", Base64Numbers.of(network.initialState()));
        doc.set("signs", network.signs().map(ResultJson::of).orElse(JsonNodeFactory.instance.nullNode()));
        doc.put("activation", network.activation().key());
        doc.set("activationParameters", ResultJson.of(network.activation()));
        doc.set("tauMs", tau(network));
        doc.put("dtMs", network.dt().ms());
        doc.set("baselines", ResultJson.of(network.baselines()));
        noise(doc, network.noise());
        doc.set("inputNames", ResultJson.of(network.inputNames()));
        doc.set("readoutNames", ResultJson.of(network.readoutNames()));
        doc.set("conditions", conditions(lab.conditions()));
        lab.data().ifPresent(data -> doc.put("data", recorded(data)));
        return doc;
    }

    private static ArrayNode tau(RateNetwork network) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        network.timeConstants()
                .common()
                .ifPresentOrElse(
                        tau -> list.add(tau.ms()),
                        () -> list.addAll((ArrayNode)
                                ResultJson.of(network.timeConstants().ms())));
        return list;
    }

    private static void noise(ObjectNode doc, NoiseModel noise) {
        doc.put("rectify", noise.rectifyInput());
        doc.put("sigmaRec", noise.sigmaRec());
        doc.put("sigmaIn", noise.sigmaIn());
        doc.put("tauInMs", noise.tauIn().ms());
    }

    private static ArrayNode conditions(List<Trial> conditions) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        conditions.stream().limit(MOST_CONDITIONS).forEach(trial -> {
            ObjectNode one = list.addObject();
            one.put("name", trial.name());
            one.put("steps", trial.length());
            int columns = trial.input().columns();
            double[] input = new double[trial.length() * columns];
            for (int k = 0; k < input.length; k++) {
                input[k] = trial.input().get(k / columns, k % columns);
            }
            one.put("stimulus", Base64Numbers.doubles(input));
        });
        return list;
    }

    /** Some rows of a recorded trajectory, all where they are few. */
    private static String recorded(Trajectory data) {
        int every = Math.ceilDiv(data.rows(), MOST_ROWS);
        int rows = Math.ceilDiv(data.rows(), every);
        double[] some = new double[rows * data.units()];
        for (int k = 0; k < rows; k++) {
            System.arraycopy(data.state(k * every), 0, some, k * data.units(), data.units());
        }
        return Base64Numbers.floats(some);
    }
}
