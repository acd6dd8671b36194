package dev.rondo.report.ensemble;

import dev.rondo.analysis.Answer;
import dev.rondo.analysis.Drawing;
import dev.rondo.analysis.Subject;
import dev.rondo.analysis.activity.Replay;
import dev.rondo.analysis.rest.SteadyState;
import dev.rondo.analysis.rest.SteadyStateSummary;
import dev.rondo.attractor.About;
import dev.rondo.dynamics.Time;
import dev.rondo.figure.Figure;
import dev.rondo.file.Environment;
import dev.rondo.file.ResultDocument;
import dev.rondo.file.ResultJson;
import dev.rondo.kernel.Kernels;
import dev.rondo.linalg.Vector;
import dev.rondo.linalg.lapack.Blas;
import dev.rondo.network.RateNetwork;
import dev.rondo.report.FigureFiles;
import dev.rondo.run.RunFolder;
import dev.rondo.run.Study;
import dev.rondo.run.behaviour.Behaviour;
import dev.rondo.run.behaviour.RecordingFit;
import dev.rondo.run.ensemble.ConditionRun;
import dev.rondo.run.ensemble.Diverged;
import dev.rondo.run.ensemble.Ensemble;
import dev.rondo.run.ensemble.EnsembleFolder;
import dev.rondo.run.ensemble.EnsembleTraining;
import dev.rondo.run.ensemble.Member;
import dev.rondo.setting.MissingBecause;
import dev.rondo.setting.Names;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The main job: trains an ensemble, examines it and leaves a run folder with networks, histories, figures and report. */
public final class EnsembleRun {
    /** Duration of the spontaneous activity observed after the trial of each network. */
    public static final Time REST = Time.seconds(9);

    private EnsembleRun() {}

    /**
     * One network in the result.
     *
     * @param seed random seed of the network
     * @param r2 of the best validation
     * @param epochs done
     * @param bestEpoch epoch of the best validation
     * @param spectralRadius spectral radius of W_rec
     * @param growing eigenvalues of W_rec with a real part above 1
     * @param componentsForNinety principal components of the trial that hold 90 % of the variance
     * @param kind kind of attractor after the stimulus
     * @param periodS period of the limit cycle, in seconds
     * @param amplitude root of the summed variances
     * @param lyapunovPerS its three largest exponents
     * @param activeReadouts number of readouts that are active in the cycle
     * @param inOrder number of active readouts that fire in the learned order
     * @param of number of readouts among which the order is counted
     * @param chance probability of as many in a random order
     * @param conditions attractor after each condition, or after evenly spaced ones; the fields before are those of the first
     * @param behaviour scores and choices by condition
     * @param recording how much of a recording is explained
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
            Optional<Double> chance,
            List<End> conditions,
            @MissingBecause("the task has no score") Optional<Behaviour> behaviour,

            @MissingBecause("the task is no recording") Optional<RecordingFit> recording) {
        public Run {
            conditions = List.copyOf(conditions);
        }

        static Run of(Member m, Optional<TaskStory> story) {
            Optional<Replay> replay = m.steadyState().replay();
            return new Run(
                    m.seed(),
                    m.r2(),
                    m.history().size(),
                    m.bestEpoch(),
                    m.spectrum().spectralRadius(),
                    m.spectrum().growing(),
                    m.first().trialPca().forNinety(),
                    Names.kebab(m.steadyState().kind()),
                    m.steadyState().period().map(Time::seconds),
                    m.steadyState().amplitude(),
                    m.steadyState().lyapunovPerSecond(),
                    m.steadyState().activeReadouts(),
                    replay.map(Replay::inOrder),
                    replay.map(Replay::of),
                    replay.map(Replay::chance),
                    m.conditions().stream().map(End::of).toList(),
                    story.flatMap(t -> Optional.ofNullable(t.behaviour().get(m.seed()))),
                    story.flatMap(t -> Optional.ofNullable(t.recording().get(m.seed()))));
        }
    }

    /**
     * Attractor after a condition.
     *
     * @param condition its name
     * @param kind kind of attractor
     * @param periodS period of a limit cycle, in seconds
     * @param amplitude root of the summed variances
     */
    public record End(String condition, String kind, Optional<Double> periodS, double amplitude) {
        static End of(ConditionRun run) {
            SteadyState.Result s = run.steadyState();
            return new End(run.trial().name(), Names.kebab(s.kind()), s.period().map(Time::seconds), s.amplitude());
        }
    }

    /**
     * The result.
     *
     * @param folder path of the folder
     * @param seconds it took
     * @param best the seed that validated best
     * @param runs every network that was trained
     * @param diverged the seeds whose training diverged
     * @param task fixed points under the inputs of the task and ends of its conditions, of the best network
     */
    public record Result(
            String folder,
            double seconds,
            @MissingBecause("every training diverged") Optional<Long> best,
            List<Run> runs,
            List<Diverged> diverged,

            @MissingBecause("every training diverged, or trials of the built-in tasks have no epochs")
            Optional<TaskStory.Numbers> task) {
        public Result {
            runs = List.copyOf(runs);
            diverged = List.copyOf(diverged);
        }
    }

    /** Writes what else is wanted of the best network into the folder. */
    @FunctionalInterface
    public interface BestNetwork {
        void write(RunFolder folder, RateNetwork network);
    }

    /** Does the whole job.
     *
     * @param folder the folder to fill and complete; checkpoints in it are gone on from
     * @param stop asked before every epoch whether it is time to put things away
     * @param also writes further files of the best network beside the report
     * @throws dev.rondo.run.ensemble.TrainingStopped if it was
     * @throws dev.rondo.setting.Refusal if the folder cannot be written
     */
    public static Result run(
            Study study,
            RunFolder folder,
            int threads,
            BooleanSupplier stop,
            EnsembleTraining.Listener listener,
            BestNetwork also) {
        long start = System.nanoTime();
        EnsembleTraining.Outcome<Member> outcome = new EnsembleTraining(study, folder.checkpoint(), stop, listener)
                .run(threads, trained -> Member.examine(study, trained, REST));
        List<Member> members = outcome.trained();
        EnsembleFolder.write(
                folder, study, members.stream().map(Member::trained).toList(), outcome.diverged());
        Environment environment;
        Optional<TaskStory> story =
                members.isEmpty() ? Optional.empty() : TaskStory.of(study, members, Ensemble.best(members));
        if (members.isEmpty()) {
            environment = here(start);
        } else {
            Map<ReportedAnalysis, Drawing> drawings = drawings(Ensemble.best(members));
            Map<String, Figure> figures = EnsembleFigures.all(
                    members,
                    Ensemble.best(members),
                    study.task().trials(study.network().dt()),
                    figures(drawings));
            story.ifPresent(t -> figures.putAll(t.figures()));
            writeFigures(folder, figures);
            environment = here(start);
            for (Member m : members) {
                writeSteadyStates(folder, m, environment);
            }
            folder.write(
                    RunFolder.REPORT,
                    new EnsembleReport(study, members, figures, drawings, story)
                            .report(environment)
                            .html());
            also.write(folder, Ensemble.best(members).network());
        }
        Result result = new Result(
                folder.target().toString(),
                environment.elapsed().seconds(),
                members.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Ensemble.best(members).seed()),
                members.stream().map(m -> Run.of(m, story)).toList(),
                outcome.lost(),
                story.map(TaskStory::numbers));
        folder.write(RunFolder.RESULT, ResultJson.of(result));
        folder.complete(environment);
        return result;
    }

    private static Environment here(long start) {
        return Environment.here(Blas.name(), Kernels.inUse().name(), Time.seconds((System.nanoTime() - start) / 1e9));
    }

    /** The best network's analyses after the first condition. */
    private static Map<ReportedAnalysis, Drawing> drawings(Member best) {
        Subject subject = Subject.of(best.network()).playing(best.first().played(best.network()));
        Map<ReportedAnalysis, Drawing> drawings = new LinkedHashMap<>();
        ReportedAnalysis.ALL.forEach(analysis -> drawings.put(analysis, analysis.draw(subject)));
        return drawings;
    }

    private static Map<String, Figure> figures(Map<ReportedAnalysis, Drawing> drawings) {
        Map<String, Figure> figures = new LinkedHashMap<>();
        drawings.forEach((analysis, drawing) -> drawing.figure().ifPresent(f -> figures.put(analysis.name(), f)));
        return figures;
    }

    /**
     * The documents that {@code rondo analyze steady-state} prints, {@code steady-state.json} after the first condition, {@code
     * steady-state-2.json} after the second, and so on.
     */
    private static void writeSteadyStates(RunFolder folder, Member m, Environment environment) {
        String seed = EnsembleFolder.SEEDS + "/" + m.seed() + "/";
        for (int k = 0; k < m.conditions().size(); k++) {
            SteadyState.Result result = m.conditions().get(k).steadyState();
            Answer<SteadyStateSummary> answer =
                    Answer.about(About.MAP, SteadyStateSummary.of(result), result.certificate());
            folder.write(
                    seed + "steady-state" + (k == 0 ? "" : "-" + (k + 1)) + ".json",
                    ResultDocument.of("steady-state", seed + RunFolder.NETWORK, answer, environment)
                            .json());
        }
    }

    private static void writeFigures(RunFolder folder, Map<String, Figure> figures) {
        figures.entrySet().parallelStream()
                .forEach(entry -> FigureFiles.write(folder, entry.getKey(), entry.getValue()));
        Map<String, String> titles = new LinkedHashMap<>();
        figures.forEach((name, figure) -> titles.put(name, figure.name()));
        FigureFiles.sheet(folder, "Figures of the run", titles);
    }

    /** A line for people. */
    public static String line(Run r) {
        return String.format(
                Locale.ROOT,
                "seed %d: R2 %.4f%s, %s%s%s",
                r.seed(),
                r.r2(),
                r.behaviour()
                        .map(b -> String.format(Locale.ROOT, ", %s %.3f", b.score(), b.mean()))
                        .orElse(""),
                r.kind(),
                r.periodS()
                        .map(p -> String.format(Locale.ROOT, " of %.4f s", p))
                        .orElse(""),
                r.inOrder()
                        .map(n -> ", " + n + " of " + r.of().orElse(0) + " readouts in order")
                        .orElse(""));
    }
}
