package dev.rondo.cli;

import dev.rondo.analysis.catalogue.Catalogue;
import dev.rondo.cli.analysis.AnalysisDocument;
import dev.rondo.cli.console.Console;
import dev.rondo.cli.console.Table;
import dev.rondo.cli.console.UserInput;
import dev.rondo.file.ResultJson;
import dev.rondo.run.Study;
import dev.rondo.run.sweep.Sweep;
import dev.rondo.setting.Refusal;
import dev.rondo.setting.yaml.SettingLine;
import dev.rondo.setting.yaml.Settings;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rondo schema KIND}: settings of a study file or of an analysis. */
@Command(
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  rondo schema --list  all settings, with defaults and units",
            "  rondo schema         the JSON Schema, for an editor"
        })
final class SchemaCommand implements Callable<Integer> {
    private static final String STUDY = "study";
    private static final String SWEEP = "sweep";
    private static final String ANALYSES = "analyses";
    private static final String COMMANDS = "commands";

    private final Rondo rondo;

    @Parameters(
            paramLabel = "KIND",
            arity = "0..1",
            description =
                    "study (the default), sweep, the name of an analysis, or analyses or commands: the description of"
                            + " all of them as one JSON document.")
    private String kind = STUDY;

    @Option(
            names = "--list",
            description = "Every setting in a line instead: what --set calls it, its default, what it means.")
    private boolean list;

    @Option(names = "--json", description = "Print the list as one JSON document.")
    private boolean json;

    SchemaCommand(Rondo rondo) {
        this.rondo = rondo;
    }

    /** The document of {@code --list}; the schema is one already. */
    private record SettingsOf(List<SettingLine> settings) {}

    @Override
    public Integer call() {
        if (kind.equals(ANALYSES) || kind.equals(COMMANDS)) {
            describe();
            return Console.DONE;
        }
        Class<? extends Record> type = type();
        if (list && json) {
            rondo.output().json(ResultJson.of(new SettingsOf(Settings.lines(type))));
        } else if (list) {
            rondo.output().table(Table.ofSettings(type));
        } else {
            rondo.output().json(Settings.schema(type));
        }
        return Console.DONE;
    }

    private void describe() {
        if (list) {
            throw Refusal.misuse("--list is about settings: rondo schema " + kind
                    + " is one JSON document already; leave" + " --list out");
        }
        Record all = kind.equals(ANALYSES) ? AnalysisDocument.all() : CommandDocument.all(rondo);
        rondo.output().json(ResultJson.of(all));
    }

    private Class<? extends Record> type() {
        if (kind.equals(STUDY)) {
            return Study.class;
        }
        if (kind.equals(SWEEP)) {
            return Sweep.class;
        }
        return Catalogue.find(kind)
                .<Class<? extends Record>>map(Catalogue::settingsOf)
                .orElseThrow(() -> UserInput.unknown(
                        "schema",
                        kind,
                        Stream.concat(Stream.of(STUDY, SWEEP, ANALYSES, COMMANDS), Catalogue.names().stream())
                                .toList()));
    }
}
