package dev.rondo.report.ensemble;

import dev.rondo.analysis.Replay;
import dev.rondo.dynamics.Time;
import dev.rondo.figure.Figure;
import dev.rondo.figure.PdfWriter;
import dev.rondo.figure.PngWriter;
import dev.rondo.figure.SvgWriter;
import dev.rondo.kernel.Kernels;
import dev.rondo.linalg.Blas;
import dev.rondo.linalg.Vector;
import dev.rondo.setting.Names;
import dev.rondo.study.Environment;
import dev.rondo.study.NetworkFile;
import dev.rondo.study.ResultJson;
import dev.rondo.study.RunFolder;
import dev.rondo.study.Study;
import dev.rondo.study.ensemble.Ensemble;
import dev.rondo.study.ensemble.Member;
import dev.rondo.study.settings.Settings;
import dev.rondo.training.Epoch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The main job: trains an ensemble, examines it and leaves a run folder with networks, histories, figures and report. */
public final class EnsembleRun {
    /** How long each network is watched after its trial. */
    public static final Time REST = Time.seconds(9);

    private static final double PNG_DPI = 200;

    private EnsembleRun() {}

    /**
     * One network in the result.
     *
     * @param seed what it grew from
     * @param r2 of the best validation
     * @param epochs done
     * @param bestEpoch when it validated best
     * @param spectralRadius of W_rec
     * @param growing eigenvalues of W_rec with a real part above 1
     * @param componentsForNinety principal components of the trial that hold 90 % of the variance
     * @param kind of its steady state
     * @param periodS of its limit cycle
     * @param amplitude root of the summed variances
     * @param lyapunovPerS its three largest exponents
     * @param activeReadouts that take part
     * @param inOrder how many of them fire in the learned order
     * @param of how many
     * @param chance for as many in a random order
     */
    public record Run(
            long seed,
            double r2,
            int epochs,
            int bestEpoch,
            double spectralRadius,
            int growing,
            int componentsForNinety,
            String kind,
            Optional<Double> periodS,
            double amplitude,
            Vector lyapunovPerS,
            int activeReadouts,
            Optional<Integer> inOrder,
            Optional<Integer> of,
            Optional<Double> chance) {
        static Run of(Member m) {
            Optional<Replay> replay = m.steadyState().replay();
            return new Run(
                    m.seed(),
                    m.r2(),
                    m.history().size(),
                    m.bestEpoch(),
                    m.spectrum().spectralRadius(),
                    m.spectrum().growing(),
                    m.trialPca().forNinety(),
                    Names.kebab(m.steadyState().kind()),
                    m.steadyState().period().map(Time::seconds),
                    m.steadyState().amplitude(),
                    m.steadyState().lyapunovPerSecond(),
                    m.steadyState().activeReadouts(),
                    replay.map(Replay::inOrder),
                    replay.map(Replay::of),
                    replay.map(Replay::chance));
        }
    }

    /**
     * The result.
     *
     * @param folder where it is
     * @param seconds it took
     * @param best the seed that validated best
     * @param runs every network
     */
    public record Result(String folder, double seconds, long best, List<Run> runs) {
        public Result {
            runs = List.copyOf(runs);
        }
    }

    /** Does the whole job.
     *
     * @param out the folder to make
     * @param force whether a run folder of that name may be replaced
     * @throws dev.rondo.setting.Refusal if the folder cannot be made or a training diverged
     */
    public static Result run(Study study, Path out, boolean force, int threads, Ensemble.Listener listener) {
        long start = System.nanoTime();
        try (RunFolder folder = RunFolder.create(out, study, force)) {
            List<Member> members = Ensemble.run(study, threads, REST, listener);
            Member best = Ensemble.best(members);
            Map<String, Figure> figures = EnsembleFigures.all(members, best);
            writeNetworks(folder, study, members, best);
            writeFigures(folder, figures);
            Environment environment = Environment.here(
                    Blas.name(), Kernels.inUse().name(), Time.seconds((System.nanoTime() - start) / 1e9));
            folder.write(
                    RunFolder.REPORT,
                    new EnsembleReport(study, members, figures)
                            .report(environment)
                            .html());
            Path done = folder.complete(environment);
            return new Result(
                    done.toString(),
                    environment.elapsed().seconds(),
                    best.seed(),
                    members.stream().map(Run::of).toList());
        }
    }

    /** The best network and its history under the names of a run folder, every network by its seed. */
    private static void writeNetworks(RunFolder folder, Study study, List<Member> members, Member best) {
        for (Member m : members) {
            NetworkFile file = new NetworkFile(m.network(), provenance(study, m));
            folder.write("seeds/" + m.seed() + "/" + RunFolder.NETWORK, file::writeTo);
            folder.write("seeds/" + m.seed() + "/" + RunFolder.HISTORY, history(m.history()));
            folder.write("seeds/" + m.seed() + "/steady-state.json", ResultJson.of(m.steadyState()));
        }
        folder.write(RunFolder.NETWORK, new NetworkFile(best.network(), provenance(study, best))::writeTo);
        folder.write(RunFolder.HISTORY, history(best.history()));
    }

    private static JsonNode provenance(Study study, Member m) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("recipe", Settings.hash(study));
        node.put("seed", m.seed());
        node.put("epoch", m.bestEpoch());
        node.put("r2", m.r2());
        node.set("study", Settings.toJson(study));
        return node;
    }

    /** A history as CSV: a line for each epoch. */
    static String history(List<Epoch> epochs) {
        StringBuilder out = new StringBuilder("epoch,learning_rate,loss,cost,gradient_norm,omega,validation_loss,r2\n");
        for (Epoch e : epochs) {
            out.append(String.join(
                            ",",
                            Integer.toString(e.epoch()),
                            Double.toString(e.learningRate()),
                            Double.toString(e.loss()),
                            Double.toString(e.cost()),
                            Double.toString(e.gradientNorm()),
                            Double.isNaN(e.omega()) ? "" : Double.toString(e.omega()),
                            e.validation().map(v -> Double.toString(v.loss())).orElse(""),
                            e.validation().map(v -> Double.toString(v.r2())).orElse("")))
                    .append('\n');
        }
        return out.toString();
    }

    private static void writeFigures(RunFolder folder, Map<String, Figure> figures) {
        figures.entrySet().parallelStream().forEach(entry -> {
            String name = RunFolder.FIGURES + "/" + entry.getKey();
            Figure figure = entry.getValue();
            folder.write(
                    name + ".svg",
                    out -> out.write(SvgWriter.standAlone().write(figure).getBytes(StandardCharsets.UTF_8)));
            try {
                PngWriter.dotsPerInch(PNG_DPI).save(figure, folder.path(name + ".png"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            folder.write(name + ".pdf", out -> out.write(new PdfWriter().write(figure)));
        });
    }

    /** A line for people. */
    public static String line(Run r) {
        return String.format(
                Locale.ROOT,
                "seed %d: R2 %.4f, %s%s%s",
                r.seed(),
                r.r2(),
                r.kind(),
                r.periodS()
                        .map(p -> String.format(Locale.ROOT, " of %.4f s", p))
                        .orElse(""),
                r.inOrder()
                        .map(n -> ", " + n + " of " + r.of().orElse(0) + " readouts in order")
                        .orElse(""));
    }
}
