package dev.rondo.cli.analysis;

import dev.rondo.analysis.Card;
import dev.rondo.cli.console.Console;
import dev.rondo.cli.console.Output;
import dev.rondo.cli.console.UserInput;
import dev.rondo.file.ResultJson;
import dev.rondo.run.Study;
import dev.rondo.setting.yaml.SettingLine;
import dev.rondo.setting.yaml.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rondo explain NAME}: meaning, unit, formula and source of an analysis, an output field or a setting. */
@Command(
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  rondo explain henrici           an output field, wherever it appears",
            "  rondo explain training.omega    a setting of a study"
        })
public final class ExplainCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            paramLabel = "NAME",
            description = "An analysis, an output field (whole, or the part after its last dot) or a setting.")
    private String name = "";

    @Option(names = "--json", description = "Print the explanations as one JSON document.")
    private boolean json;

    public ExplainCommand(Console console) {
        this.console = console;
    }

    /**
     * One meaning of the name.
     *
     * @param name whole name
     * @param of what it is: an analysis, an output field of one, a setting
     * @param meaning one sentence
     * @param formula formula; may be empty
     * @param unit unit; empty for pure numbers and words
     * @param source keys of {@code rondo cite}; may be empty
     */
    private record Explanation(
            String name, String of, String meaning, String formula, String unit, List<String> source) {}

    /** The document. */
    private record Explanations(List<Explanation> explanations) {}

    @Override
    public Integer call() {
        List<Explanation> all = all();
        List<Explanation> found =
                all.stream().filter(e -> isCalled(e.name())).distinct().toList();
        if (found.isEmpty()) {
            List<String> names = all.stream()
                    .flatMap(e -> Stream.of(e.name(), last(e.name())))
                    .distinct()
                    .toList();
            throw UserInput.unknown("analysis, output field or setting", name, names);
        }
        if (json) {
            console.output().json(ResultJson.of(new Explanations(found)));
        } else {
            found.forEach(this::show);
        }
        return Console.DONE;
    }

    private boolean isCalled(String whole) {
        return whole.equals(name) || last(whole).equals(name);
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private void show(Explanation e) {
        Output output = console.output();
        output.result(output.style().bold(e.name()) + "  (" + e.of() + ")");
        output.result("  " + e.meaning());
        line("formula", e.formula());
        line("unit", e.unit());
        line("source", String.join(", ", e.source()));
    }

    private void line(String title, String words) {
        if (!words.isEmpty()) {
            console.output().result("  " + title + ": " + words);
        }
    }

    private static List<Explanation> all() {
        List<Explanation> all = new ArrayList<>();
        for (AnalysisDocument a : AnalysisDocument.all().analyses()) {
            all.add(new Explanation(a.name(), "analysis", a.summary(), "", "", a.citations()));
            Stream.concat(a.result().stream(), a.certificate().stream())
                    .map(field -> of(field, a))
                    .forEach(all::add);
            a.settings().forEach(s -> all.add(of(s, "setting of " + a.name())));
        }
        Settings.lines(Study.class).forEach(s -> all.add(of(s, "setting of a study")));
        return all;
    }

    private static Explanation of(Card.Field field, AnalysisDocument analysis) {
        return new Explanation(
                field.name(),
                "output field of " + analysis.name(),
                field.meaning(),
                field.formula(),
                field.unit(),
                analysis.citations());
    }

    private static Explanation of(SettingLine line, String of) {
        String form = line.form().isEmpty() ? "" : "; " + line.form();
        String fallback = line.byDefault().isEmpty() ? "" : "; default " + line.byDefault();
        return new Explanation(line.path(), of, line.meaning() + form + fallback, "", line.unit(), List.of());
    }
}
