package dev.rondo.setting.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.dynamics.Frequency;
import dev.rondo.dynamics.Time;
import dev.rondo.setting.Refusal;
import dev.rondo.setting.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

class SettingsTest {
    @TempDir
    Path folder;

    private static Melody read(String yaml, String... overrides) {
        return Settings.read(Melody.class, yaml, "m.yaml", List.of(overrides));
    }

    @Test
    void whatIsNotSaidIsTheDefault() {
        Melody melody = read("name: rondo");
        assertThat(melody.seeds()).containsExactly(1L, 2L, 3L);
        assertThat(melody.band()).isEqualTo(new Melody.Band(80, 20, Time.ms(50), Time.ms(10), Frequency.hertz(440)));
        assertThat(melody.tune()).isEqualTo(new Melody.SequenceTune(10, List.of(Time.ms(100), Time.ms(90.5))));
        assertThat(melody.practice()).isEqualTo(new Melody.Practice(1000, 1e-3, Melody.Teacher.ADAM, false));
    }

    @Test
    void whatIsSaidCounts() {
        Melody melody = read("""
            # a comment
            name: "rondo alla turca"
            seeds: [7]
            band:
              strings: 1e2
              tau_ms: 100
            tune: {kind: drone, level: .5, end_s: 2.5}
            practice: {learning_rate: 0.01, teacher: plain-descent, learn_x0: true}
            notes: {by: Mozart, year: 1783, exact: 1.5, list: [1, true, null, "2"]}
            """);
        assertThat(melody.name()).isEqualTo("rondo alla turca");
        assertThat(melody.band().strings()).isEqualTo(100);
        assertThat(melody.band().tau()).isEqualTo(Time.ms(100));
        assertThat(melody.tune()).isEqualTo(new Melody.Drone(0.5, Optional.of(Time.seconds(2.5))));
        assertThat(melody.practice()).isEqualTo(new Melody.Practice(1000, 0.01, Melody.Teacher.PLAIN_DESCENT, true));
        assertThat(melody.notes())
                .hasToString("{\"by\":\"Mozart\",\"year\":1783,\"exact\":1.5,\"list\":[1,true,null,\"2\"]}");
    }

    @Test
    void theCommandLineWins() {
        Melody melody = read(
                "name: a\nband: {strings: 5}\ntune: drone",
                "band.drums=3",
                "tune.level=0.25",
                "seeds=4,5",
                "seeds=[6, 7]",
                "practice.learning_rate = 1e-2",
                "name=b=c");
        assertThat(melody.band().strings()).isEqualTo(5);
        assertThat(melody.band().drums()).isEqualTo(3);
        assertThat(melody.tune()).isEqualTo(new Melody.Drone(0.25, Optional.empty()));
        assertThat(melody.seeds()).containsExactly(6L, 7L);
        assertThat(melody.practice().learningRate()).isEqualTo(0.01);
        assertThat(melody.name()).isEqualTo("b=c");
        assertThat(read("name: a", "seeds=4,5").seeds()).containsExactly(4L, 5L);
        assertThat(read("name: a", "tune.notes=3").tune())
                .isEqualTo(new Melody.SequenceTune(3, List.of(Time.ms(100), Time.ms(90.5))));
    }

    /** One mistake each: what is said of it, with its place. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        name: a\\nband:\\n  stings: 3 | m.yaml, line 3, column 3: band has no setting stings: did you mean strings?
        name: a\\nband: {tau: 3} | m.yaml, line 2, column 8: band has no setting tau: did you mean tau_ms?
        name: a\\nepochs: 3 | m.yaml, line 2, column 1: there is no setting epochs: did you mean practice.epochs?
        name: a\\nband: {zzz: 3} | band has no setting zzz: it has strings, drums, tau_ms, dt_ms, pitch_hz
        name: a\\nband: {strings: 3, strings: 4} | m.yaml, line 2, column 20: band.strings is there twice: first at m.yaml, line 2, column 8
        name: a\\nband: {strings: 0} | m.yaml, line 2, column 17: band.strings is a whole number from 1 to 100000: it is 0
        name: a\\nband: {strings: 2.5} | band.strings is a whole number from 1 to 100000: it is 2.5
        name: a\\nband: {strings: 1e999999} | band.strings is a whole number from 1 to 100000: it is 1e999999
        name: a\\nband: {strings: 99999999999999999999} | it is 99999999999999999999
        name: a\\nband: {strings: "3"} | band.strings is a whole number from 1 to 100000: it is the text "3"; leave out the quotes
        name: a\\nband: {strings: } | band.strings is a whole number from 1 to 100000: it is empty
        name: a\\nband: {strings: [3]} | it is a list
        name: a\\nband: {strings: {a: 3}} | it is a group of settings
        name: a\\nband: {drums: -1} | band.drums is a whole number from 0: it is -1
        name: a\\nband: {tau_ms: 0} | band.tau_ms is a number of ms above 0: it is 0
        name: a\\nband: {tau_ms: .nan} | it is .nan
        name: a\\nband: {tau_ms: .inf} | it is .inf
        name: a\\nband: {tau_ms: 1e400} | it is 1e400
        name: a\\nband: {tau_ms: 5 ms} | band.tau_ms is a number of ms above 0: it is 5 ms
        name: a\\nband: {dt_ms: 60} | m.yaml, line 2, column 7: band: A step is at most tau: dt = 60.0 ms, tau = 50.0 ms
        name: a\\nband: 3 | m.yaml, line 2, column 7: band is a group of settings (strings, drums, tau_ms, dt_ms, pitch_hz): it is 3
        name: a\\npractice: {teacher: adams} | practice.teacher is one of adam, plain-descent: it is adams; did you mean adam?
        name: a\\npractice: {teacher: ADAM} | did you mean adam?
        name: a\\npractice: {learn_x0: yes} | practice.learn_x0 is true or false: it is yes
        name: a\\npractice: {learning_rate: 2} | practice.learning_rate is a number above 0 and up to 1: it is 2
        name: a\\ntune: dron | m.yaml, line 2, column 7: tune is one of sequence, drone: it is dron; did you mean drone?
        name: a\\ntune: {kind: waltz} | m.yaml, line 2, column 14: tune.kind is one of sequence, drone: it is waltz
        name: a\\ntune: [1] | tune is one of sequence, drone: it is a list
        name: a\\ntune: drone | m.yaml, line 2, column 7: tune.level must be given, a number from 0 to 1: How loud.
        name: a\\ntune: {kind: drone, level: 1, notes: 3} | m.yaml, line 2, column 31: tune has no setting notes
        name: a\\nseeds: 3 | seeds is a list, each item a whole number from 0: it is 3
        name: a\\nseeds: [1, -2] | m.yaml, line 2, column 12: seeds[1] is a whole number from 0: it is -2
        name: [1] | m.yaml, line 1, column 7: name is a text: it is a list
        name: | name is a text: it is empty
        seeds: [1] | m.yaml, line 1, column 1: name must be given, a text: What the study is called.
        # nothing | m.yaml, line 1, column 1: name must be given, a text
        3 | m.yaml, line 1, column 1: A study is a group of settings (name, seeds, band, tune, practice, notes): it is 3
        [1] | it is a list
        name: a\\nband: {strings: 3 | m.yaml, line 2, column 18: this is not YAML
        name: a\\n\\tband: 3 | m.yaml, line 2, column 1: this is not YAML
        name: *a | m.yaml, line 1, column 7: there is no anchor &a before this
        name: !!java.io.File x | m.yaml, line 1, column 7: a setting has no tag
        name: a\\n---\\nname: b | m.yaml, line 2, column 1: there is one YAML document in a file
        {[1]: 2} | m.yaml, line 1, column 2: a key is a single word
        """)
    void aMistakeIsSaidWithItsPlace(String yaml, String message) {
        assertThatThrownBy(() -> read(yaml.replace("\\n", "\n").replace("\\t", "\t")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(message)
                .hasMessageStartingWith("m.yaml, line ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        training.epochs=3 | --set training.epochs: there is no setting training
        practice.epoch=3 | --set practice.epoch: practice has no setting epoch: did you mean epochs?
        practice.epochs=many | --set practice.epochs: practice.epochs is a whole number from 1: it is many
        practice.epochs= | --set practice.epochs: practice.epochs is a whole number from 1: it is empty
        practice.epochs.x=3 | practice.epochs is a whole number from 1: it is a group of settings
        practice.epochs | --set takes KEY=VALUE, such as training.epochs=2000: it is practice.epochs
        practice..epochs=3 | --set takes KEY=VALUE
        =3 | --set takes KEY=VALUE
        seeds.0=3 | --set seeds.0: a list is set as a whole, such as seeds=[1, 2, 3]
        seeds=1,x | --set seeds: seeds[1] is a whole number from 0: it is x
        seeds=[1 | --set seeds, line 1, column
        band.dt_ms=60 | band: A step is at most tau: dt = 60.0 ms, tau = 50.0 ms
        """)
    void aMistakeOnTheCommandLineIsSaidAlike(String override, String message) {
        assertThatThrownBy(() -> read("name: a\nseeds: [1]", override == null ? "" : override))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(message);
    }

    @Test
    void allMistakesAreSaidAtOnce() {
        assertThatThrownBy(() -> read("nam: a\nband: {strings: 0, drums: x}\ntune: waltz"))
                .hasMessage("""
                    4 mistakes in the settings:
                      m.yaml, line 1, column 1: there is no setting nam: did you mean name?
                      m.yaml, line 2, column 17: band.strings is a whole number from 1 to 100000: it is 0
                      m.yaml, line 2, column 27: band.drums is a whole number from 0: it is x
                      m.yaml, line 3, column 7: tune is one of sequence, drone: it is waltz\
                    """);
    }

    @Test
    void manyMistakesAreCounted() {
        String yaml = "x: 1\n".repeat(1)
                + Stream.iterate(0, k -> k + 1)
                        .limit(40)
                        .map(k -> "k" + k + ": 1\n")
                        .reduce("", String::concat);
        assertThatThrownBy(() -> read(yaml))
                .hasMessageStartingWith("42 mistakes")
                .hasMessageEndingWith("and 22 more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n \n"})
    void anEmptyFileIsRefused(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("m.yaml"), content);
        assertThatThrownBy(() -> Settings.read(Melody.class, file, List.of())).hasMessage(file + " is empty");
    }

    @Test
    void filesThatAreNoTextAreRefused() throws IOException {
        Path file = Files.write(folder.resolve("m.yaml"), new byte[] {'n', (byte) 0xff, (byte) 0xfe});
        assertThatThrownBy(() -> Settings.read(Melody.class, file, List.of()))
                .hasMessage(file + " is not text in UTF-8");
        Files.write(file, new byte[] {'n', 'a', 0, 1, 2});
        assertThatThrownBy(() -> Settings.read(Melody.class, file, List.of()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("this is not YAML");
        Path missing = folder.resolve("missing.yaml");
        assertThatThrownBy(() -> Settings.read(Melody.class, missing, List.of()))
                .hasMessage(missing + " does not exist");
        assertThatThrownBy(() -> Settings.read(Melody.class, folder, List.of())).hasMessageContaining("is a folder");
    }

    static Stream<String> bombs() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int k = 1; k < 40; k++) {
            laughs.append("a" + k + ": &a" + k + " [" + ("*a" + (k - 1) + ", ").repeat(9) + "*a" + (k - 1) + "]\n");
        }
        return Stream.of(
                laughs.toString(),
                "name: a\nnotes: " + "[".repeat(100_000),
                "name: a\nnotes: " + "{a: ".repeat(10_000),
                "name: a\nnotes: " + "- ".repeat(10_000),
                "a: &a [*a]",
                "name: a\nnotes: [" + "1,".repeat(300_000) + "1]",
                "name: " + "x".repeat(5_000_000));
    }

    @ParameterizedTest
    @MethodSource("bombs")
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void bombsAreRefused(String yaml) {
        assertThatThrownBy(() -> read(yaml)).isInstanceOf(Refusal.class).hasMessageStartingWith("m.yaml");
    }

    @Test
    void anAliasRepeatsWhatItNames() {
        assertThat(read("name: &n tune\nnotes: [*n, *n]").notes()).hasToString("[\"tune\",\"tune\"]");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void whatIsWrittenIsReadBack(long seed) throws IOException {
        Melody melody = random(new SplittableRandom(seed));
        assertThat(read(Settings.toYaml(melody))).isEqualTo(melody);
        Path json = Files.writeString(
                folder.resolve("recipe.json"), Settings.toJson(melody).toPrettyString());
        Melody back = Settings.read(Melody.class, json, List.of());
        assertThat(back).isEqualTo(melody);
        assertThat(Settings.hash(back)).isEqualTo(Settings.hash(melody)).hasSize(64);
    }

    private static Melody random(SplittableRandom random) {
        Time tau = Time.ms(random.nextDouble(100, 1000));
        Melody.Tune tune = random.nextBoolean()
                ? new Melody.SequenceTune(
                        random.nextInt(1, 100),
                        random.doubles(50, -1000, 1000).mapToObj(Time::ms).toList())
                : new Melody.Drone(
                        random.nextDouble(),
                        random.nextBoolean() ? Optional.empty() : Optional.of(Time.seconds(random.nextDouble())));
        String name = List.of("a", "true", "12", "x: y", "# no", "über", "two words", "\"q\"", "a\nb")
                .get(random.nextInt(9));
        return new Melody(
                name,
                random.longs(4, 0, Long.MAX_VALUE).boxed().toList(),
                new Melody.Band(5, 0, tau, Time.ms(random.nextInt(1, 100)), Frequency.hertz(random.nextDouble(1e4))),
                tune,
                new Melody.Practice(7, random.nextDouble(1e-9, 1e-3), Melody.Teacher.PLAIN_DESCENT, true),
                JsonNodeFactory.instance.objectNode().put("quoted", "1").put("number", 1));
    }

    @Test
    void theHashTellsApart() {
        String hash = Settings.hash(read("name: a"));
        assertThat(Settings.hash(read("name: a\nseeds: [1, 2, 3]\npractice: {epochs: 1000}")))
                .isEqualTo(hash);
        assertThat(Settings.hash(read("name: a", "practice.epochs=1001"))).isNotEqualTo(hash);
        // Recipes made long ago keep their names: this value changes only when the settings do.
        assertThat(Settings.toJson(read("name: a"))).hasToString("""
            {"name":"a","seeds":[1,2,3],"band":{"strings":80,"drums":20,"tau_ms":50,"dt_ms":10,\
            "pitch_hz":440},"tune":{"kind":"sequence","notes":10,"lengths_ms":[100,90.5]},\
            "practice":{"epochs":1000,"learning_rate":0.001,"teacher":"adam","learn_x0":false},\
            "notes":{}}\
            """);
    }

    @Test
    void theYamlExplainsItself() {
        assertThat(Settings.toYaml(read("name: a\ntune: {kind: drone, level: 0.5}")))
                .contains("""
                    # One network for each. (a list, each item a whole number from 0; default [1,2,3])
                    seeds: [1, 2, 3]
                    # Who plays.
                    band:
                      # How many strings. (a whole number from 1 to 100000; default 80)
                      strings: 80
                    """)
                .contains("""
                    # Notes that are played. (kind is one of sequence, drone; default sequence)
                    tune:
                      # One note.
                      kind: drone
                      # How loud. (a number from 0 to 1)
                      level: 0.5
                      # When it ends, if it does. (a number of s from 0, or null)
                      # end_s:
                    """);
    }

    @Test
    void everySettingIsListed() {
        assertThat(Settings.lines(Melody.class))
                .contains(
                        new SettingLine("band.tau_ms", "How slowly they react.", "a number of ms above 0", "50", "ms"))
                .contains(new SettingLine("tune.level", "How loud.", "a number from 0 to 1", "", ""));
    }

    record Undeclared(int x) {}

    record Unitless(@Setting(meaning = "A time.") Time t) {}

    record Unreadable(@Setting(meaning = "A thing.") Object o) {}

    record BadKind(
            @Setting(meaning = "A tune.", byDefault = "waltz")
            Melody.Tune tune) {}

    record GroupDefault(
            @Setting(meaning = "A band.", byDefault = "{strings: 3}")
            Melody.Band band) {}

    @ParameterizedTest
    @ValueSource(classes = {Undeclared.class, Unitless.class, Unreadable.class, BadKind.class, GroupDefault.class})
    void recordsThatDeclareWronglyAreTheirAuthorsMistake(Class<?> type) {
        assertThatThrownBy(() -> Settings.schema(type))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(type.getSimpleName() + ".");
    }
}
