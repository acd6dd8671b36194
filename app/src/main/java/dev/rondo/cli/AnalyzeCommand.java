package dev.rondo.cli;

import dev.rondo.attractor.About;
import dev.rondo.dynamics.Time;
import dev.rondo.file.Environment;
import dev.rondo.file.ResultDocument;
import dev.rondo.file.ResultJson;
import dev.rondo.kernel.Kernels;
import dev.rondo.linalg.Blas;
import dev.rondo.setting.Names;
import dev.rondo.setting.Refusal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code rondo analyze NAME FILE}: one analysis of a network or a matrix; without a name, the list of them. */
@Command(
        footer = {
            "",
            "No search is endless, and each says when it ended undone: limit-cycle follows a ReLU flow for 8000 time"
                    + " constants, a smooth one for 2000, a map for 400 000 steps; edge follows the edge for budget=400"
                    + " time constants; fixed-points makes starts=100 in budget_ms=120000 of computing. --set changes"
                    + " the named ones."
        })
final class AnalyzeCommand implements Callable<Integer>, DynamicHelp {
    private final Rondo rondo;

    @Parameters(index = "0", paramLabel = "NAME", arity = "0..1", description = "The analysis; without it, all names.")
    private @Nullable String name;

    @Parameters(
            index = "1",
            paramLabel = "FILE",
            arity = "0..1",
            description = "A network (.npz), or for analyses of matrices any matrix (npz, npy, csv, mat, h5).")
    private @Nullable Path file;

    @Option(
            names = "--input",
            paramLabel = "U",
            description = "The trial's input, T or T x N_in, baseline included (npy, npz, csv, mat, h5).")
    private @Nullable Path input;

    @Option(names = "--stimulus", paramLabel = "NAME", description = "The trial's stimulus by name (decay).")
    private String stimulus = "decay";

    @Option(names = "--member", paramLabel = "NAME", description = "Which member of a file is the matrix.")
    private @Nullable String member;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Change a setting of the analysis.")
    private List<String> settings = List.of();

    @Option(
            names = "--about",
            paramLabel = "SYSTEM",
            description = "The system that the result is about: map (as trained) or flow.")
    private @Nullable About about;

    @Option(names = "--figure", paramLabel = "FILE", description = "Draw the result, too (.svg, .pdf or .png).")
    private @Nullable Path figure;

    @Option(names = "--force", description = "Replace a file of this name.")
    private boolean force;

    @Option(names = "--json", description = "Print the result as one JSON document.")
    private boolean json;

    AnalyzeCommand(Rondo rondo) {
        this.rondo = rondo;
    }

    @Override
    public void tailor(CommandSpec spec, List<String> words) {
        AnalysisHelp.nameFigures(spec);
        AnalysisCatalogue.ENTRIES.stream()
                .filter(entry -> words.contains(entry.name()))
                .min(Comparator.comparingInt(entry -> words.indexOf(entry.name())))
                .ifPresent(entry -> AnalysisHelp.tailor(spec, entry));
    }

    /** One line of the list of analyses. */
    private record Listed(String name, String about, String summary) {}

    /** The list as one document. */
    private record Analyses(List<Listed> analyses) {}

    private void list() {
        List<Listed> known = AnalysisCatalogue.ENTRIES.stream()
                .map(e -> new Listed(e.name(), e.system(), e.summary()))
                .toList();
        if (json) {
            rondo.output().json(ResultJson.of(new Analyses(known)));
            return;
        }
        Table table = Table.of("analysis", "about", "what it computes");
        known.forEach(a -> table.row(a.name(), a.about(), a.summary()));
        rondo.output().table(table);
    }

    @Override
    public Integer call() {
        if (name == null) {
            list();
            return Main.DONE;
        }
        AnalysisCatalogue.Entry entry = AnalysisCatalogue.find(name);
        if (file == null) {
            throw Refusal.misuse("rondo analyze " + name + " needs a file: rondo analyze " + name + " NETWORK.npz");
        }
        Optional<FigureFile> drawing = drawing(entry);
        long start = System.nanoTime();
        AnalysisSource source = new AnalysisSource(
                file, Optional.ofNullable(input), stimulus, Optional.ofNullable(member), settingsOf(entry));
        AnalysisCatalogue.Answer answer =
                UserInput.by(file.toString(), () -> entry.analysis().of(source));
        ResultDocument envelope = new ResultDocument(
                entry.name(),
                file.toString(),
                answer.about().map(Names::kebab).orElse(entry.system()),
                answer.result(),
                answer.certificate(),
                Environment.here(Blas.name(), Kernels.inUse().name(), Time.seconds((System.nanoTime() - start) / 1e9)));
        JsonNode document = envelope.json();
        drawing.ifPresent(to -> answer.figure().ifPresent(made -> to.write(made.get())));
        if (json) {
            rondo.output().json(document);
        } else {
            JsonTable.print(document.get("result"), rondo.output());
        }
        return Main.DONE;
    }

    /** Where the figure is to be written, if one is asked for. */
    private Optional<FigureFile> drawing(AnalysisCatalogue.Entry entry) {
        if (figure == null) {
            return Optional.empty();
        }
        if (!entry.draws()) {
            throw Refusal.misuse(
                    "rondo analyze " + entry.name() + " has no figure: leave --figure out; these have one: "
                            + AnalysisCatalogue.ENTRIES.stream()
                                    .filter(AnalysisCatalogue.Entry::draws)
                                    .map(AnalysisCatalogue.Entry::name)
                                    .collect(Collectors.joining(", ")));
        }
        return Optional.of(new FigureFile(figure, force));
    }

    /** What was set, and the system if one was chosen. */
    private List<String> settingsOf(AnalysisCatalogue.Entry entry) {
        if (about == null) {
            return settings;
        }
        if (!entry.abouts().contains(about)) {
            throw Refusal.misuse("rondo analyze " + entry.name() + " is about the " + entry.system()
                    + ", not about the " + Names.kebab(about) + ": leave --about out");
        }
        if (entry.abouts().size() <= 1) {
            return settings;
        }
        List<String> all = new ArrayList<>(settings);
        all.add("about=" + Names.kebab(about));
        return all;
    }
}
