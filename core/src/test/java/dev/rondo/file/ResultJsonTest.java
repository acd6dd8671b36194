package dev.rondo.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.dynamics.Frequency;
import dev.rondo.dynamics.Time;
import dev.rondo.file.json.Json;
import dev.rondo.linalg.Complex;
import dev.rondo.linalg.ComplexVector;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.setting.MissingBecause;
import dev.rondo.setting.Refusal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ResultJsonTest {
    enum Kind {
        LIMIT_CYCLE,
        FIXED_POINT
    }

    sealed interface Ending permits BoundReached, BorderCollision {}

    record BoundReached(double at) implements Ending {}

    record BorderCollision(int unit) implements Ending {}

    record Steady(
            Kind kind,

            @MissingBecause("only a limit cycle has a period")
            Optional<Time> period,

            Frequency rotation,
            double r2,
            List<Ending> endings,
            ComplexVector multipliers,
            Matrix modes) {}

    private static Steady steady(Optional<Time> period, double r2) {
        return new Steady(
                Kind.LIMIT_CYCLE,
                period,
                Frequency.hertz(2.5),
                r2,
                List.of(new BoundReached(0.1), new BorderCollision(3)),
                ComplexVector.of(new Complex(1, -2)),
                Matrix.of(new double[][] {{1, 0.5}, {1e-20, -0.0}}));
    }

    @Test
    void aRecordBecomesAnObjectInItsOrder() {
        assertThat(ResultJson.of(steady(Optional.of(Time.ms(735)), 0.99))).hasToString("""
                        {"kind":"limit-cycle","period_s":0.735,"rotation_hz":2.5,"r2":0.99,\
                        "endings":[{"kind":"bound-reached","at":0.1},{"kind":"border-collision","unit":3}],\
                        "multipliers":[[1.0,-2.0]],"modes":[[1.0,0.5],[1.0E-20,-0.0]]}""");
    }

    @Test
    void whatIsMissingHasAReason() {
        JsonNode json = ResultJson.of(steady(Optional.empty(), Double.NaN));
        assertThat(json.toString())
                .contains("\"period_s\":null,\"period_s_reason\":\"only a limit cycle has a period\",")
                .contains("\"r2\":null,\"r2_reason\":\"not a number\",")
                .doesNotContain("NaN");
    }

    record Odds(
            double up,
            List<Double> list,
            OptionalDouble maybe,
            Vector vector,
            Optional<Double> inside,
            List<Time> times,
            Map<String, Double> map,
            Map<Kind, Time> byKind) {}

    @Test
    void nothingThatIsNotFiniteIsWrittenAsANumber() {
        Odds odds = new Odds(
                Double.POSITIVE_INFINITY,
                List.of(1.0, Double.NaN),
                OptionalDouble.empty(),
                Vector.of(Double.NEGATIVE_INFINITY),
                Optional.of(Double.NaN),
                List.of(Time.ms(10), Time.seconds(Double.NaN)),
                Map.of("b", Double.NaN, "a", 1.0),
                Map.of(Kind.FIXED_POINT, Time.ms(1)));
        assertThat(ResultJson.of(odds)).hasToString("""
                        {"up":null,"up_reason":"infinite",\
                        "list":[1.0,null],"list_reason":"null stands for not finite",\
                        "maybe":null,"maybe_reason":"not available",\
                        "vector":[null],"vector_reason":"null stands for not finite",\
                        "inside":null,"inside_reason":"not a number",\
                        "times_s":[0.01,null],"times_s_reason":"null stands for not finite",\
                        "map":{"a":1.0,"b":null,"b_reason":"not a number"},\
                        "by_kind":{"fixed-point":0.001}}""");
    }

    record Measure(double value) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void everyNumberReadsBackToTheBit(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int k = 0; k < 2000; k++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                String text = Json.text(ResultJson.of(new Measure(value)));
                assertThat(Json.parse(text, "memory").get("value").doubleValue())
                        .isEqualTo(value);
            }
        }
    }

    @Test
    void theEnvelopeHasTheAgreedKeys() {
        Environment environment = new Environment(
                "0.1.0", "25", "Linux", "a chip", 2, "OpenBLAS", "AVX2", Time.seconds(1.5), Instant.EPOCH);
        ResultDocument envelope = new ResultDocument(
                "steady-state", Path.of("net.npz"), "map", new Measure(1), new Measure(1e-14), environment);
        assertThat(envelope.json()).hasToString("""
                        {"analysis":"steady-state","network":"net.npz","about":"map","result":{"value":1.0},\
                        "certificate":{"value":1.0E-14},"environment":{"rondo":"0.1.0","java":"25","os":"Linux",\
                        "cpu":"a chip","cores":2,"blas":"OpenBLAS","simd":"AVX2","elapsed_s":1.5,\
                        "time":"1970-01-01T00:00:00Z"}}""");
    }

    @Test
    void theTextIsIndentedWithListsOnOneLine() {
        assertThat(Json.text(Json.parse("{\"a\":{\"b\":[1,[2.5,3]],\"c\":[]},\"d\":{}}", "memory")))
                .isEqualTo("""
                        {
                          "a": {
                            "b": [1, [2.5, 3]],
                            "c": []
                          },
                          "d": {}
                        }
                        """);
    }

    record Strange(StringBuilder thing) {}

    @Test
    void whatHasNoFormIsItsAuthorsMistake() {
        Strange strange = new Strange(new StringBuilder());
        assertThatThrownBy(() -> ResultJson.of(strange))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("StringBuilder");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"a": 1,\\n "a": 2} | x.json, line 2, column
            {"a": NaN} | x.json, line 1, column
            {"a": 1} 2 | x.json, line 1, column
            {"a": | x.json, line 1, column
            '' | x.json is empty
            """)
    void jsonIsReadStrictly(String text, String message) {
        assertThatThrownBy(() -> Json.parse(text.replace("\\n", "\n"), "x.json"))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith(message);
        String deep = "[".repeat(100_000);
        assertThatThrownBy(() -> Json.parse(deep, "x.json")).isInstanceOf(Refusal.class);
    }
}
