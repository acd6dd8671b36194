package dev.rondo.training.gradient;

import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Activation;
import dev.rondo.network.NoiseModel;
import dev.rondo.network.Population;
import dev.rondo.network.RateNetwork;
import dev.rondo.task.Batch;
import dev.rondo.task.Trial;
import dev.rondo.training.Masks;
import dev.rondo.training.backprop.Backpropagation;
import dev.rondo.training.backprop.Dimensions;
import dev.rondo.training.backprop.Parameters;
import dev.rondo.training.backprop.Parameters.Group;
import dev.rondo.training.backprop.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One training step that another implementation computed; see the README beside the fixtures. */
record GradientFixture(String name, JsonNode json) {
    static Stream<GradientFixture> all() throws IOException {
        Path folder = Path.of(System.getProperty("rondo.fixtures.gradients", "src/test/resources/fixtures/gradients"));
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> sorted =
                    files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
            List<GradientFixture> fixtures = new ArrayList<>();
            for (Path file : sorted) {
                fixtures.add(new GradientFixture(
                        file.getFileName().toString(), new JsonMapper().readTree(Files.readString(file))));
            }
            return fixtures.stream();
        }
    }

    @Override
    public String toString() {
        return name;
    }

    JsonNode at(String... path) {
        JsonNode node = json;
        for (String key : path) {
            node = node.get(key);
            if (node == null) {
                throw new IllegalStateException(name + " has no " + String.join(".", path));
            }
        }
        return node;
    }

    double number(String... path) {
        return at(path).asDouble();
    }

    private double setting(String key) {
        return number("params", key);
    }

    /** A nested array, innermost index fastest. */
    double[] flat(String... path) {
        List<Double> out = new ArrayList<>();
        flatten(at(path), out);
        return out.stream().mapToDouble(v -> v).toArray();
    }

    private static void flatten(JsonNode node, List<Double> out) {
        if (node.isArray()) {
            node.forEach(child -> flatten(child, out));
        } else {
            out.add(node.asDouble());
        }
    }

    Dimensions dimensions() {
        return new Dimensions((int) setting("N"), (int) setting("Nin"), (int) setting("Nout"), (int) setting("B"), (int)
                setting("T"));
    }

    Parameters layout() {
        Dimensions d = dimensions();
        return new Parameters(d.units(), d.inputs(), d.readouts());
    }

    /** All groups of a section, in the order of the layout. */
    double[] parameters(String section) {
        Parameters layout = layout();
        double[] out = new double[layout.length()];
        for (Group group : Group.values()) {
            double[] part = flat(section, key(group));
            System.arraycopy(part, 0, out, layout.start(group), part.length);
        }
        return out;
    }

    private static String key(Group group) {
        return switch (group) {
            case INPUT -> "Win";
            case RECURRENT -> "Wrec";
            case READOUT -> "Wout";
            case BIAS -> "brec";
            case READOUT_BIAS -> "bout";
            case INITIAL_STATE -> "x0";
        };
    }

    /** Only signs, activation and drive count: the step has its weights as parameters. */
    RateNetwork network() {
        Dimensions d = dimensions();
        double[] signs = flat("params", "ei");
        int[] ei = new int[signs.length];
        for (int i = 0; i < ei.length; i++) {
            ei[i] = (int) signs[i];
        }
        return new RateNetwork(
                Matrix.zeros(d.units(), d.units()),
                Matrix.zeros(d.units(), d.inputs()),
                Matrix.zeros(d.readouts(), d.units()),
                Vector.zeros(d.units()),
                Vector.zeros(d.readouts()),
                Vector.zeros(d.units()),
                Population.ofSigns(ei),
                switch (at("params", "hidden_activation").asString()) {
                    case "rectify" -> Activation.RELU;
                    case "softplus" -> Activation.SOFTPLUS;
                    case "tanh" -> Activation.TANH;
                    default -> Activation.IDENTITY;
                },
                Time.ms(setting("tau")),
                Time.ms(setting("dt")),
                setting("baseline_in"),
                new NoiseModel(
                        Math.sqrt(setting("var_rec")),
                        Math.sqrt(setting("var_in")),
                        Time.ms(setting("tau_in")),
                        at("params", "rectify_inputs").asBoolean()));
    }

    Masks masks() {
        Dimensions d = dimensions();
        return new Masks(
                Matrix.ofRowMajor(d.units(), d.units(), flat("params", "Crec_plastic")),
                Matrix.ofRowMajor(d.readouts(), d.units(), flat("params", "Cout_plastic")));
    }

    TrainingStep.Rules rules(Precision precision, double maxNorm) {
        Set<Group> trained = EnumSet.of(Group.INPUT, Group.RECURRENT, Group.READOUT);
        addIf(trained, "train_brec", Group.BIAS);
        addIf(trained, "train_bout", Group.READOUT_BIAS);
        addIf(trained, "train_x0", Group.INITIAL_STATE);
        return new TrainingStep.Rules(
                precision,
                new Backpropagation.Terms(setting("lambda2_r"), setting("lambda_Omega"), 0),
                cost(),
                at("params", "ei_positive_func").asString().equals("rectify") ? Positivity.RECTIFY : Positivity.ABS,
                trained,
                maxNorm);
    }

    private void addIf(Set<Group> trained, String key, Group group) {
        if (at("params", key).asBoolean()) {
            trained.add(group);
        }
    }

    WeightCost cost() {
        return new WeightCost(
                setting("lambda1_in"),
                setting("lambda1_rec"),
                setting("lambda1_out"),
                setting("lambda2_in"),
                setting("lambda2_rec"),
                setting("lambda2_out"));
    }

    Batch batch() {
        Dimensions d = dimensions();
        List<Trial> trials = new ArrayList<>();
        for (int b = 0; b < d.trials(); b++) {
            trials.add(new Trial(
                    "trial " + b,
                    slice("clean_input", b, d.inputs()),
                    slice("target", b, d.readouts()),
                    slice("mask", b, d.readouts())));
        }
        return Batch.of(trials);
    }

    private Matrix slice(String key, int b, int width) {
        double[] all = flat("data", key);
        int trials = dimensions().trials();
        return Matrix.build(dimensions().steps(), width, (t, k) -> all[(t * trials + b) * width + k]);
    }
}
