package dev.rondo.run;

import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.network.Activation;
import dev.rondo.network.NetworkDesign;
import dev.rondo.task.Trial;
import dev.rondo.task.Trials;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/** Notes on conflicts of a study's task with its network, before training: one sentence each. */
final class StudyRemarks {
    /** Conditions that are looked at; of more, the first ones. */
    private static final long MOST_LOOKED_AT = 200;

    /** Noise beyond this share of the baseline is often clipped. */
    private static final double LOUD = 1.0 / 3;

    private static final double FAR = 100;

    private final Study study;
    private final List<Trial> trials;
    private final List<String> remarks = new ArrayList<>();

    private StudyRemarks(Study study) {
        this.study = study;
        Trials all = study.task().trials(study.network().dt());
        trials = LongStream.range(0, Math.min(all.conditionCount(), MOST_LOOKED_AT))
                .mapToObj(all::condition)
                .toList();
    }

    static List<String> of(Study study) {
        StudyRemarks of = new StudyRemarks(study);
        of.remarks.addAll(study.task().remarks(study.network().dt()));
        of.steps();
        of.inputs();
        of.targets();
        of.noise();
        of.study
                .network()
                .replaced()
                .forEach(words -> of.remarks.add("learning goes on from network.from with " + words));
        return List.copyOf(of.remarks);
    }

    private void steps() {
        Time dt = study.network().dt();
        double steps = study.task().duration().in(dt);
        if (Math.abs(steps - Math.rint(steps)) > 1e-9
                && study.task().remarks(dt).isEmpty()) {
            remarks.add("a trial of " + study.task().duration() + " is no whole number of steps of " + dt + ": it has "
                    + study.task().duration().steps(dt) + " steps");
        }
    }

    private void inputs() {
        NetworkDesign network = study.network();
        boolean isAtOrAboveBaseline = network.baseline() > 0 && study.task().inputs() > 0;
        for (int k = 0; k < study.task().inputs(); k++) {
            double least = least(k);
            isAtOrAboveBaseline &= least >= network.baseline();
            if (network.rectifyInput() && network.baseline() + least < 0) {
                remarks.add(String.format(
                        Locale.ROOT,
                        "input %s goes down to %.4g; with the baseline of %.4g it is clipped at 0 and arrives as %.4g"
                                + " (network.rectify_input: false lets it through)",
                        study.task().inputNames().get(k),
                        least,
                        network.baseline(),
                        -network.baseline()));
            }
        }
        if (isAtOrAboveBaseline && !trials.isEmpty()) {
            remarks.add("every input stays at or above the baseline of " + network.baseline()
                    + ": u does not include the baseline, which is added to it");
        }
    }

    private double least(int k) {
        double least = Double.POSITIVE_INFINITY;
        for (Trial trial : trials) {
            for (int t = 0; t < trial.length(); t++) {
                least = Math.min(least, trial.input().get(t, k));
            }
        }
        return least;
    }

    private void targets() {
        if (!canGoBelowZero()) {
            List<String> names = new ArrayList<>();
            for (int l = 0; l < study.task().readouts(); l++) {
                if (leastTarget(l) < 0) {
                    names.add(study.task().readoutNames().get(l));
                }
            }
            if (!names.isEmpty()) {
                remarks.add("targets of " + String.join(", ", names)
                        + " go below 0, where readouts of weights >= 0 do not" + " reach" + best());
            }
        }
        double rms = rms();
        if (rms > FAR || (rms > 0 && rms < 1 / FAR)) {
            remarks.add(String.format(
                    Locale.ROOT,
                    "the targets have a root mean square of %.3g: networks start with rates of the order of %.3g;"
                            + " scale the targets, or training begins far away",
                    rms,
                    Math.max(study.network().baseline(), 0.1)));
        }
    }

    /** Best R2 that readouts at or above 0 can have. */
    private String best() {
        double weight = 0;
        double sum = 0;
        double squares = 0;
        double errors = 0;
        for (Trial trial : trials) {
            for (int t = 0; t < trial.steps(); t++) {
                for (int l = 0; l < trial.target().columns(); l++) {
                    double m = trial.mask().get(t, l);
                    double target = m > 0 ? trial.target().get(t, l) : 0;
                    weight += m;
                    sum += m * target;
                    squares += m * target * target;
                    errors += m * Math.pow(Math.min(target, 0), 2);
                }
            }
        }
        double total = squares - sum * sum / weight;
        return total > 0 ? String.format(Locale.ROOT, ": the best possible R2 is %.6f", 1 - errors / total) : "";
    }

    private boolean canGoBelowZero() {
        Activation activation = study.network().activation();
        return study.training().readsBelowZero() || study.network().readouts().isSigned() || activation.rate(-1) < 0;
    }

    private double leastTarget(int l) {
        double least = 0;
        for (Trial trial : trials) {
            for (int t = 0; t < trial.steps(); t++) {
                least = trial.mask().get(t, l) > 0
                        ? Math.min(least, trial.target().get(t, l))
                        : least;
            }
        }
        return least;
    }

    private double rms() {
        double weight = 0;
        double squares = 0;
        for (Trial trial : trials) {
            Matrix mask = trial.mask();
            for (int t = 0; t < trial.steps(); t++) {
                for (int l = 0; l < mask.columns(); l++) {
                    double m = mask.get(t, l);
                    weight += m;
                    squares += m > 0 ? m * Math.pow(trial.target().get(t, l), 2) : 0;
                }
            }
        }
        return weight > 0 ? Math.sqrt(squares / weight) : 0;
    }

    private void noise() {
        NetworkDesign network = study.network();
        double sd = network.sigmaIn() * Math.sqrt(2 * network.tauIn().in(network.dt()));
        if (network.rectifyInput() && network.baseline() > 0 && sd > LOUD * network.baseline()) {
            remarks.add(String.format(
                    Locale.ROOT,
                    "the input noise has a standard deviation of %.3g at each step of %s, more than a third of the"
                            + " baseline of %.3g: clipping it at 0 raises the mean input",
                    sd,
                    network.dt(),
                    network.baseline()));
        }
    }
}
