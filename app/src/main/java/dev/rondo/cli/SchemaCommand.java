package dev.rondo.cli;

import dev.rondo.analysis.catalogue.Catalogue;
import dev.rondo.file.ResultJson;
import dev.rondo.run.Study;
import dev.rondo.setting.yaml.SettingLine;
import dev.rondo.setting.yaml.Settings;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rondo schema KIND}: settings of a study file or of an analysis. */
@Command(sortOptions = false)
final class SchemaCommand implements Callable<Integer> {
    private static final String STUDY = "study";

    private final Rondo rondo;

    @Parameters(paramLabel = "KIND", arity = "0..1", description = "study (the default), or the name of an analysis.")
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
        Class<? extends Record> type = type();
        if (list && json) {
            rondo.output().json(ResultJson.of(new SettingsOf(Settings.lines(type))));
        } else if (list) {
            rondo.output().table(Table.ofSettings(type));
        } else {
            rondo.output().json(Settings.schema(type));
        }
        return Main.DONE;
    }

    private Class<? extends Record> type() {
        if (kind.equals(STUDY)) {
            return Study.class;
        }
        return Catalogue.find(kind)
                .<Class<? extends Record>>map(Catalogue::settingsOf)
                .orElseThrow(() -> UserInput.unknown(
                        "schema",
                        kind,
                        Stream.concat(Stream.of(STUDY), Catalogue.names().stream())
                                .toList()));
    }
}
