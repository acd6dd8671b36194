package dev.rondo.cli.analysis;

import dev.rondo.analysis.Analysis;
import dev.rondo.analysis.Answer;
import dev.rondo.analysis.Card;
import dev.rondo.analysis.Drawing;
import dev.rondo.analysis.Subject;
import dev.rondo.analysis.catalogue.Catalogue;
import dev.rondo.attractor.About;
import dev.rondo.cli.console.Console;
import dev.rondo.cli.console.DynamicHelp;
import dev.rondo.cli.console.FigureFile;
import dev.rondo.cli.console.JsonTable;
import dev.rondo.cli.console.Table;
import dev.rondo.cli.console.UserInput;
import dev.rondo.cli.network.ChangeOptions;
import dev.rondo.cli.network.TrialOptions;
import dev.rondo.dynamics.Time;
import dev.rondo.file.Environment;
import dev.rondo.file.ResultDocument;
import dev.rondo.file.ResultFile;
import dev.rondo.file.ResultJson;
import dev.rondo.file.atomic.FileGroup;
import dev.rondo.kernel.Kernels;
import dev.rondo.linalg.Vector;
import dev.rondo.linalg.lapack.Blas;
import dev.rondo.setting.Names;
import dev.rondo.setting.Refusal;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code rondo analyze NAME FILE}: one analysis of a network or a matrix; without a name, the list of them. */
@Command(
        sortOptions = false,
        footer = {
            "",
            "rondo analyze NAME --help shows settings, output fields and two examples of an analysis. Every search has"
                    + " a limit and reports when it stops without a result.",
            "",
            "Examples:",
            "  rondo analyze                                 list the analyses",
            "  rondo analyze limit-cycle network.npz         the cycle on which the network ends",
            "  rondo analyze amplification W.npy --json      measures of nonnormality of a matrix"
        })
public final class AnalyzeCommand implements Callable<Integer>, DynamicHelp {
    private final Console console;

    @Parameters(index = "0", paramLabel = "NAME", arity = "0..1", description = "The analysis; without it, all names.")
    private @Nullable String name;

    @Parameters(
            index = "1",
            paramLabel = "FILE",
            arity = "0..1",
            description = "A network (.npz), or for analyses of matrices any matrix (npz, npy, csv, mat, h5).")
    private @Nullable Path file;

    @Option(
            names = AnalysisOptions.ABOUT,
            paramLabel = "SYSTEM",
            description = "The system that the result is about: map (as trained) or flow.")
    private @Nullable About about;

    @Mixin
    private TrialOptions trial = new TrialOptions();

    @Option(
            names = AnalysisOptions.PERIOD,
            paramLabel = "STEPS",
            description = "The trial's input goes on for ever, with this period in steps; 0 for the one that it shows.")
    private @Nullable Integer period;

    @Option(
            names = AnalysisOptions.UNDER,
            paramLabel = "U1,U2,...",
            split = ",",
            description = "Constant input without a trial, one number per input (default: the network's baseline).")
    private @Nullable List<Double> under;

    @Mixin
    private ChangeOptions changes = new ChangeOptions();

    @Option(
            names = AnalysisOptions.MEMBER,
            paramLabel = "NAME",
            description = "The member of the file that is the matrix.")
    private @Nullable String member;

    @Option(names = AnalysisOptions.SET, paramLabel = "KEY=VALUE", description = "Change a setting of the analysis.")
    private List<String> settings = List.of();

    @Option(
            names = "--figure",
            paramLabel = "FILE",
            description = "Draw the result (.svg, .pdf, .png, .tex, .json); may be given several times.")
    private List<Path> figures = List.of();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write the result (.json, .npz or .csv); may be given several times.")
    private List<Path> outs = List.of();

    @Option(names = "--force", description = "Overwrite existing output files.")
    private boolean force;

    @Option(names = "--json", description = "Print the result as one JSON document.")
    private boolean json;

    public AnalyzeCommand(Console console) {
        this.console = console;
    }

    @Override
    public void tailor(CommandSpec spec, List<String> words) {
        Catalogue.all().stream()
                .filter(analysis -> words.contains(analysis.card().name()))
                .min(Comparator.comparingInt(
                        analysis -> words.indexOf(analysis.card().name())))
                .ifPresent(analysis -> AnalysisHelp.tailor(spec, analysis));
    }

    /** One line of the list of analyses. */
    private record Listed(String name, String about, String summary) {}

    /** The list as one document. */
    private record Analyses(List<Listed> analyses) {}

    private void list() {
        List<Listed> known = Catalogue.all().stream()
                .map(Analysis::card)
                .map(card -> new Listed(card.name(), about(card), card.summary()))
                .toList();
        if (json) {
            console.output().json(ResultJson.of(new Analyses(known)));
            return;
        }
        Table table = Table.of("analysis", "about", "what it computes");
        known.forEach(a -> table.row(a.name(), a.about(), a.summary()));
        console.output().table(table);
    }

    private static String about(Card card) {
        return card.abouts().isEmpty() ? "matrix" : Names.kebab(card.abouts().getFirst());
    }

    @Override
    public Integer call() {
        String asked = name;
        if (asked == null) {
            list();
            return Console.DONE;
        }
        Analysis<?> analysis =
                Catalogue.find(asked).orElseThrow(() -> UserInput.unknown("analysis", asked, Catalogue.names()));
        if (file == null) {
            throw Refusal.misuse("rondo analyze " + name + " needs a file: rondo analyze " + name + " NETWORK.npz");
        }
        AnalysisOptions options = new AnalysisOptions(
                Optional.ofNullable(about),
                trial.start(),
                changes.change(),
                Optional.ofNullable(period),
                Optional.ofNullable(under).map(AnalyzeCommand::vector),
                Optional.ofNullable(member),
                settings);
        options.requireUseful(analysis);
        answer(
                Catalogue.configured(analysis, options.settings(analysis)),
                options.source(file).subject(),
                options.repeated());
        return Console.DONE;
    }

    private static Vector vector(List<Double> numbers) {
        return Vector.owning(numbers.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private <R extends Record> void answer(Analysis<R> analysis, Subject subject, String repeated) {
        String source = String.valueOf(file);
        // Names that cannot be written are refused before the work.
        List<FigureFile> drawings =
                figures.stream().map(path -> new FigureFile(path, force)).toList();
        List<ResultFile> results =
                outs.stream().map(path -> new ResultFile(path, force)).toList();
        FileGroup.requireDistinct(Stream.concat(figures.stream(), outs.stream()).toList());
        long start = System.nanoTime();
        Answer<R> answer = UserInput.by(source, () -> analysis.of(subject));
        ObjectNode document = ResultDocument.of(analysis.card().name(), source, answer, here(start))
                .json();
        if (!changes.change().isNone()) {
            document.put("changed", changes.change().words());
        }
        FileGroup files = new FileGroup();
        if (!drawings.isEmpty()) {
            draw(analysis, answer.result(), subject, drawings, files);
        }
        if (!results.isEmpty()) {
            Optional<Record> arrays = analysis.arrays(answer.result(), subject);
            results.forEach(to -> to.addTo(files, document, arrays));
        }
        files.write();
        if (json) {
            console.output().json(document);
        } else {
            console.output().result(Headline.of(analysis, answer, subject, source, repeated, changes.change()));
            JsonTable.print(document.get("result"), console.output());
        }
    }

    private static Environment here(long start) {
        return Environment.here(Blas.name(), Kernels.inUse().name(), Time.seconds((System.nanoTime() - start) / 1e9));
    }

    private <R extends Record> void draw(
            Analysis<R> analysis, R result, Subject subject, List<FigureFile> drawings, FileGroup files) {
        switch (UserInput.by(String.valueOf(file), () -> analysis.draw(result, subject))) {
            case Drawing.Drawn drawn -> drawings.forEach(to -> to.addTo(files, drawn.value()));
            case Drawing.Undefined undefined ->
                throw Refusal.misuse("rondo analyze " + analysis.card().name() + " has no figure for " + file + ": "
                        + undefined.reason() + "; leave --figure out");
        }
    }
}
