package dev.rondo.cli.paper;

import dev.rondo.cli.console.Console;
import dev.rondo.cli.console.Interruption;
import dev.rondo.cli.console.Output;
import dev.rondo.cli.console.Table;
import dev.rondo.cli.console.UserInput;
import dev.rondo.file.ResultJson;
import dev.rondo.paper.Paper;
import dev.rondo.paper.PaperContext;
import dev.rondo.paper.PaperFigure;
import dev.rondo.paper.PaperInterrupted;
import dev.rondo.paper.Verdict;
import dev.rondo.paper.catalogue.Papers;
import dev.rondo.report.paper.PaperRecipe;
import dev.rondo.report.paper.PaperRun;
import dev.rondo.run.RunFolder;
import dev.rondo.setting.Names;
import dev.rondo.setting.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rondo paper NAME}: makes the figures of a paper again and tests its claims. */
@Command(
        footer = {
            "",
            "Examples:",
            "  rondo paper                                   list the papers",
            "  rondo paper hennequin2012 --list              figures and claims of one",
            "  rondo paper rajakumar2021 --quick --figure 4  make one figure, with few networks"
        })
public final class PaperCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0", paramLabel = "PAPER", arity = "0..1", description = "The paper; without it, all of them.")
    private @Nullable String name;

    @Option(names = "--figure", paramLabel = "ID", description = "Only this figure, such as F8; may be given often.")
    private List<String> figures = List.of();

    @Option(names = "--list", description = "List the figures of the paper instead.")
    private boolean list;

    @Option(names = "--quick", description = "Fewer draws of smaller networks, for a first look.")
    private boolean quick;

    @Option(
            names = "--variant",
            paramLabel = "NAME",
            description = "Make a variant too and compare it: literal runs the text of rajakumar2021 to the letter.")
    private @Nullable String variant;

    @Option(names = "--seed", paramLabel = "N", description = "Random seed (default: 1).")
    private long seed = 1;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description =
                    "Networks that are trained for an experiment, from the seeds 1 to N (5; with --quick 1 or 2).")
    private @Nullable Integer seeds;

    @Option(names = "--threads", paramLabel = "N", description = "Draws made at the same time (all processors).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--out", paramLabel = "DIR", description = "The folder to make (papers/PAPER).")
    private @Nullable Path out;

    @Option(names = "--store", paramLabel = "DIR", description = "Where trained networks are kept (papers/networks).")
    private Path store = Path.of("papers", "networks");

    @Option(names = "--force", description = "Overwrite an existing output folder.")
    private boolean force;

    @Option(names = "--json", description = "Print the claims and what became of them as one JSON document.")
    private boolean json;

    public PaperCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<Paper> papers = Papers.all(store);
        if (name == null) {
            Table table = Table.of("paper", "about", "figures");
            papers.forEach(p -> table.row(
                    p.name(), p.summary(), Integer.toString(p.figures().size())));
            console.output().table(table);
            return Console.DONE;
        }
        Paper paper = varied(find(name, papers));
        if (list) {
            Table table = Table.of("figure", "what is to be seen");
            paper.figures().forEach(f -> table.row(f.id(), f.title()));
            console.output().table(table);
            return Console.DONE;
        }
        if (threads < 1) {
            throw Refusal.misuse("--threads is at least 1: it is " + threads);
        }
        if (seeds != null && seeds < 1) {
            throw Refusal.misuse("--seeds is at least 1: it is " + seeds);
        }
        make(wanted(paper));
        return Console.DONE;
    }

    private static Paper find(String name, List<Paper> papers) {
        return papers.stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow(() -> UserInput.unknown(
                        "paper", name, papers.stream().map(Paper::name).toList()));
    }

    /** The paper with the figures of the variant that was asked for. */
    private Paper varied(Paper paper) {
        if (variant == null) {
            return paper;
        }
        String wanted = variant;
        if (paper.variants().isEmpty()) {
            throw Refusal.misuse(paper.name() + " has no variants: leave out --variant " + wanted);
        }
        return paper.variants().stream()
                .filter(v -> v.name().equals(wanted))
                .findFirst()
                .map(paper::with)
                .orElseThrow(() -> UserInput.unknown(
                        "variant of " + paper.name(),
                        wanted,
                        paper.variants().stream().map(Paper.Variant::name).toList()));
    }

    /** The paper with the figures that were asked for. */
    private Paper wanted(Paper paper) {
        if (figures.isEmpty()) {
            return paper;
        }
        List<String> ids = paper.figures().stream().map(PaperFigure::id).toList();
        List<PaperFigure> chosen = new ArrayList<>();
        for (String id : figures) {
            int at = ids.indexOf(id);
            if (at < 0) {
                throw UserInput.unknown("figure of " + paper.name(), id, ids);
            }
            chosen.add(paper.figures().get(at));
        }
        return paper.withFigures(chosen);
    }

    @SuppressWarnings({"try", "UnusedVariable"}) // the hold is there to be closed
    private void make(Paper paper) {
        Output output = console.output();
        List<String> ids = paper.figures().stream().map(PaperFigure::id).toList();
        Path target = out != null ? out : Path.of("papers", paper.name());
        OptionalInt networks = seeds == null ? OptionalInt.empty() : OptionalInt.of(seeds);
        PaperRecipe recipe =
                new PaperRecipe(paper.name(), ids, quick, seed, variant == null ? "" : variant, networks.orElse(0));
        try (Interruption.Hold hold = console.interruption().hold(this::interrupted);
                RunFolder folder = RunFolder.create(target, recipe, force);
                PaperProgress progress = new PaperProgress(output, ids.size())) {
            PaperContext workshop =
                    new PaperContext(quick, threads, seed, progress, console.interruption()::isWanted, networks);
            PaperRun.Result result = PaperRun.run(paper, workshop, progress::of, folder);
            if (json) {
                output.json(ResultJson.of(result));
            } else {
                show(result, output);
            }
        } catch (PaperInterrupted closed) {
            throw Refusal.interrupted(interrupted(), closed);
        }
    }

    private String interrupted() {
        return "Interrupted: no figure is kept. "
                + (Files.isDirectory(store)
                        ? "What was trained is kept in " + store + "; the same command goes on from there"
                        : "Nothing was trained yet");
    }

    private static void show(PaperRun.Result result, Output output) {
        Table table = Table.of("figure", "verdict", "class", "claim");
        for (PaperRun.Tested claim : result.claims()) {
            if (claim.verdict() != Verdict.HOLDS) {
                table.row(
                        claim.figure(),
                        Names.kebab(claim.verdict()),
                        Names.kebab(claim.classification()),
                        claim.sentence());
            }
        }
        if (result.holds() < result.claims().size()) {
            output.table(table);
        }
        output.result(PaperRun.line(result));
    }
}
