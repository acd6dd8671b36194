package dev.rondo.cli;

import dev.rondo.file.ResultJson;
import dev.rondo.run.Study;
import dev.rondo.setting.yaml.SettingLine;
import dev.rondo.setting.yaml.Settings;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rondo schema study}: what a study file may say. */
@Command
final class SchemaCommand implements Callable<Integer> {
    private final Rondo rondo;

    /** The kinds of files that have a schema. */
    enum Kind {
        STUDY
    }

    @Parameters(paramLabel = "KIND", arity = "0..1", description = "study (the default).")
    private Kind kind = Kind.STUDY;

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
        Class<? extends Record> type = switch (kind) {
            case STUDY -> Study.class;
        };
        if (list && json) {
            rondo.output().json(ResultJson.of(new SettingsOf(Settings.lines(type))));
        } else if (list) {
            rondo.output().table(Table.ofSettings(type));
        } else {
            rondo.output().json(Settings.schema(type));
        }
        return Main.DONE;
    }
}
