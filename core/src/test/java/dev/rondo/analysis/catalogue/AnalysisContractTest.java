package dev.rondo.analysis.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.analysis.Analysis;
import dev.rondo.analysis.Answer;
import dev.rondo.analysis.Card;
import dev.rondo.analysis.Drawing;
import dev.rondo.analysis.Subject;
import dev.rondo.analysis.TrialInput;
import dev.rondo.analysis.rest.Edge;
import dev.rondo.attractor.About;
import dev.rondo.dynamics.Time;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Length;
import dev.rondo.figure.check.FigureCheck;
import dev.rondo.figure.write.SvgWriter;
import dev.rondo.file.Environment;
import dev.rondo.file.ResultDocument;
import dev.rondo.file.ResultFile;
import dev.rondo.file.json.Json;
import dev.rondo.file.numpy.NpzFile;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Activation;
import dev.rondo.network.NoiseModel;
import dev.rondo.network.Population;
import dev.rondo.network.RateNetwork;
import dev.rondo.setting.Names;
import dev.rondo.setting.yaml.SettingLine;
import dev.rondo.setting.yaml.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The contract of all analyses, on a network of two excitatory units and one inhibitory that oscillates. */
class AnalysisContractTest {
    /** Settings that make an analysis short. */
    private static final Map<String, List<String>> SHORT = Map.of(
            "lyapunov", List.of("settling_ms=2000", "window_ms=2000"),
            "basins", List.of("starts=3"),
            "edge", List.of("starts=20"),
            "fixed-points", List.of("starts=10"),
            "pseudospectrum", List.of("points=11"),
            "potential", List.of("runs=2", "duration_ms=5000", "bins=20"),
            "sparsening", List.of("masks=1"),
            "block-sensitivity", List.of("step=0.25", "resolution=0.1"),
            "hebbian", List.of("duration_ms=500", "snapshots=2"));

    @TempDir
    Path folder;

    static Stream<Analysis<?>> analyses() {
        return Catalogue.all().stream();
    }

    static Stream<Analysis<?>> shortened() {
        return analyses()
                .map(a -> Catalogue.configured(a, SHORT.getOrDefault(a.card().name(), List.of())));
    }

    private static Subject subject() {
        RateNetwork network = new RateNetwork(
                Matrix.of(new double[][] {{0, 4.13, -5.176}, {2.344, 0, -4.529}, {0.468, 0.829, 0}}),
                Matrix.of(new double[][] {{0.5}, {0.2}, {0}}),
                Matrix.of(new double[][] {{1, 0, 0}, {0, 1, 0}}),
                Vector.of(8.004, 4.732, 0.557),
                Vector.zeros(2),
                Vector.of(1, 2, 0.5),
                Population.of(2, 1),
                Activation.RELU,
                Time.ms(50),
                Time.ms(5),
                0,
                new NoiseModel(0.05, 0, Time.ms(100), true));
        return Subject.of(network).playing(new TrialInput("0.2 s of a step", Matrix.build(40, 1, (t, k) -> 1)));
    }

    /** A matrix that decays and is far from normal. */
    private static Subject matrix() {
        return Subject.of(
                Matrix.of(new double[][] {{0, 3, -1, 0.2}, {0, 0.3, 2, 1}, {0.1, -0.2, 0, -1}, {0.1, 0, 0, -0.4}}));
    }

    /** Two units that excite each other: at rest in one of two states, with a saddle between them. */
    private static Subject bistable() {
        RateNetwork network = new RateNetwork(
                Matrix.of(new double[][] {{0, 2}, {2, 0}}),
                Matrix.of(new double[][] {{1}, {0.5}}),
                Matrix.of(new double[][] {{1, 0}}),
                Vector.of(0.1, 0),
                Vector.zeros(1),
                Vector.of(1, 2),
                Population.of(2, 0),
                Activation.TANH,
                Time.ms(50),
                Time.ms(5),
                0,
                new NoiseModel(0.05, 0, Time.ms(100), true));
        return Subject.of(network);
    }

    private static Subject subjectOf(Analysis<?> analysis) {
        if (analysis instanceof Edge) {
            return bistable();
        }
        return analysis.card().material() == Card.Material.MATRIX ? matrix() : subject();
    }

    private static ObjectNode document(Analysis<?> analysis, Answer<?> answer) {
        Environment environment = Environment.here("none", "none", Time.seconds(1));
        return ResultDocument.of(analysis.card().name(), "network.npz", answer, environment)
                .json();
    }

    @ParameterizedTest
    @MethodSource("analyses")
    void theCardIsComplete(Analysis<?> analysis) {
        Card card = analysis.card();
        assertThat(card.name()).matches("[a-z]+(-[a-z]+)*");
        assertThat(card.summary()).isNotBlank().doesNotEndWith(".").hasSizeLessThan(120);
        assertThat(card.abouts()).doesNotHaveDuplicates();
        assertThat(card.examples()).hasSize(2).allSatisfy(example -> {
            assertThat(example.command()).startsWith("rondo analyze " + card.name() + " ");
            assertThat(example.shows()).isNotBlank();
        });
        assertThat(card.certificate()).isNotEmpty();
        assertThat(card.fields())
                .isNotEmpty()
                .allSatisfy(field -> assertThat(field.meaning()).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("analyses")
    void theDefaultSystemIsTheFirst(Analysis<?> analysis) {
        List<About> abouts = analysis.card().abouts();
        List<String> byDefault = Settings.lines(Catalogue.settingsOf(analysis)).stream()
                .filter(line -> line.path().equals("about"))
                .map(SettingLine::byDefault)
                .toList();
        assertThat(byDefault).isEqualTo(abouts.size() < 2 ? List.of() : List.of(Names.kebab(abouts.getFirst())));
    }

    @ParameterizedTest
    @MethodSource("analyses")
    void everyFieldIsDocumented(Analysis<?> analysis) throws NoSuchMethodException {
        Class<?> result = resultOf(analysis);
        assertThat(analysis.card().fields().stream().map(Card.Field::name))
                .containsExactlyElementsOf(ResultFields.of(result));
    }

    private static Class<?> resultOf(Analysis<?> analysis) throws NoSuchMethodException {
        var answer = (java.lang.reflect.ParameterizedType)
                analysis.getClass().getMethod("of", Subject.class).getGenericReturnType();
        return (Class<?>) answer.getActualTypeArguments()[0];
    }

    @ParameterizedTest
    @MethodSource("shortened")
    void anAnswerIsTheSameTwice(Analysis<?> analysis) {
        JsonNode one = document(analysis, analysis.of(subjectOf(analysis)));
        JsonNode two = document(analysis, analysis.of(subjectOf(analysis)));
        assertThat(one.path("result")).isEqualTo(two.path("result"));
        assertThat(one.path("certificate")).isEqualTo(two.path("certificate"));
    }

    @ParameterizedTest
    @MethodSource("shortened")
    void anAnswerCanBeWrittenDrawnAndReadBack(Analysis<?> analysis) throws Exception {
        check(analysis);
    }

    private <R extends Record> void check(Analysis<R> analysis) throws Exception {
        Subject subject = subjectOf(analysis);
        Answer<R> answer = analysis.of(subject);
        ObjectNode document = document(analysis, answer);
        assertThat(Json.text(document)).doesNotContain("NaN", "Infinity");
        assertThat(ResultFields.of(answer.certificate().getClass()))
                .containsExactlyElementsOf(analysis.card().certificate().stream()
                        .map(Card.Field::name)
                        .toList());
        assertWritten(document, analysis, answer, subject);
        assertDrawn(analysis.draw(answer.result(), subject));
    }

    private <R extends Record> void assertWritten(
            ObjectNode document, Analysis<R> analysis, Answer<R> answer, Subject subject) throws Exception {
        for (String ending : List.of(".json", ".npz", ".csv")) {
            new ResultFile(folder.resolve("result" + ending), false)
                    .write(document, analysis.arrays(answer.result(), subject));
        }
        ObjectNode back = (ObjectNode) Json.parse(Files.readString(folder.resolve("result.json")), "result.json");
        assertThat(back.optional("arrays").isPresent())
                .isEqualTo(analysis.arrays(answer.result(), subject).isPresent());
        back.remove("arrays");
        assertThat(Json.text(back)).isEqualTo(Json.text(document));
        try (NpzFile npz = NpzFile.open(folder.resolve("result.npz"))) {
            JsonNode meta = Json.parse(npz.text("meta.json").orElseThrow(), "meta.json");
            assertThat(Json.text(meta.path("document"))).isEqualTo(Json.text(document));
            for (Map.Entry<String, JsonNode> field : document.path("result").properties()) {
                if (field.getValue().isDouble()) {
                    assertThat(npz.array(field.getKey()).toDoubles())
                            .containsExactly(field.getValue().asDouble());
                }
            }
        }
        List<String> lines = Files.readAllLines(folder.resolve("result.csv"));
        assertThat(lines).hasSizeGreaterThan(1);
    }

    private static void assertDrawn(Drawing drawing) {
        Figure figure = drawing.figure().orElseThrow();
        assertThat(figure.name()).isNotBlank();
        assertThat(figure.description()).isNotBlank();
        assertThat(SvgWriter.standAlone().write(figure)).contains("<title");
        assertThat(FigureCheck.of(figure)).isEmpty();
        assertThat(FigureCheck.of(figure.widened(Length.ONE_COLUMN))).isEmpty();
        figure.panels()
                .forEach(placed -> assertThat(
                                List.of(placed.panel().x(), placed.panel().y()))
                        .filteredOn(Axis::labelled)
                        .filteredOn(axis -> !(axis.scale() instanceof dev.rondo.figure.Scale.Category))
                        .allSatisfy(axis -> assertThat(axis.label()).isNotBlank()));
    }
}
