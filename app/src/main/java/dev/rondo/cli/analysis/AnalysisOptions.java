package dev.rondo.cli.analysis;

import dev.rondo.analysis.Analysis;
import dev.rondo.analysis.Card;
import dev.rondo.analysis.catalogue.Catalogue;
import dev.rondo.analysis.surgery.NetworkChange;
import dev.rondo.attractor.About;
import dev.rondo.cli.network.ChangeOptions;
import dev.rondo.cli.network.TrialOptions;
import dev.rondo.cli.network.TrialStart;
import dev.rondo.linalg.Vector;
import dev.rondo.run.TrialChoice;
import dev.rondo.setting.Names;
import dev.rondo.setting.Refusal;
import dev.rondo.setting.yaml.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Options that say what is analysed. Each belongs to some analyses only and is refused by the others: an option that
 * changes nothing would be a wrong answer to what was asked.
 *
 * @param about the system that the result is about
 * @param trial inputs of the trial, and its first state
 * @param change change of the network
 * @param period period in steps of an input that goes on; 0 for the one that it shows
 * @param under the constant input without a trial
 * @param member the matrix in the file
 * @param changes the analysis' settings, KEY=VALUE
 */
record AnalysisOptions(
        Optional<About> about,
        TrialStart trial,
        NetworkChange change,
        Optional<Integer> period,
        Optional<Vector> under,
        Optional<String> member,
        List<String> changes) {
    static final String ABOUT = "--about";
    static final String STIMULUS = TrialChoice.STIMULUS;
    static final String CONDITION = TrialChoice.CONDITION;
    static final String INPUT = TrialChoice.INPUT;
    static final String X0 = TrialOptions.X0;
    static final String FROM_BRANCH = TrialOptions.FROM_BRANCH;
    static final String SCALE = ChangeOptions.SCALE;
    static final String SILENCE = ChangeOptions.SILENCE;
    static final String PERIOD = "--period";
    static final String UNDER = "--under";
    static final String MEMBER = "--member";
    static final String SET = "--set";

    private static final String PERIOD_STEPS = "period_steps";

    /** Setting of an analysis that says whether the input goes on. */
    private static final String GOES_ON = "input";

    /** All of them, in the order of the help. */
    static final List<String> ALL =
            List.of(ABOUT, CONDITION, STIMULUS, INPUT, X0, FROM_BRANCH, PERIOD, UNDER, SCALE, SILENCE, MEMBER, SET);

    /** Those that an analysis does not use. */
    static List<String> uselessTo(Analysis<?> analysis) {
        Card card = analysis.card();
        List<String> useless = new ArrayList<>();
        if (card.abouts().size() < 2) {
            useless.add(ABOUT);
        }
        if (!card.material().playsTrial()) {
            useless.add(CONDITION);
            useless.add(STIMULUS);
            useless.add(INPUT);
            useless.add(X0);
            useless.add(FROM_BRANCH);
        }
        if (Settings.lines(Catalogue.settingsOf(analysis)).stream()
                .noneMatch(line -> line.path().equals(PERIOD_STEPS))) {
            useless.add(PERIOD);
        }
        if (!card.isUnderConstantInput()) {
            useless.add(UNDER);
        }
        if (card.material() != Card.Material.MATRIX) {
            useless.add(MEMBER);
        }
        if (Settings.lines(Catalogue.settingsOf(analysis)).isEmpty()) {
            useless.add(SET);
        }
        return useless;
    }

    /**
     * Refuses options that the analysis does not use.
     *
     * @throws Refusal if there is one
     */
    void requireUseful(Analysis<?> analysis) {
        List<String> useless = uselessTo(analysis);
        Card card = analysis.card();
        requireAbout(card);
        refuse(useless, CONDITION, trial.choice().condition(), card, "plays no trial");
        refuse(useless, STIMULUS, trial.choice().stimulus(), card, "plays no trial");
        refuse(useless, INPUT, trial.choice().input(), card, "plays no trial");
        refuse(useless, X0, trial.x0(), card, "begins at no state");
        refuse(useless, FROM_BRANCH, trial.fromBranch(), card, "begins at no state");
        refuse(useless, PERIOD, period, card, "has no input that goes on");
        refuse(useless, UNDER, under, card, "is not about a network under a constant input");
        refuse(useless, MEMBER, member, card, "is about a network, not about one matrix of a file");
        refuse(useless, SET, changes.stream().findFirst(), card, "has no settings");
    }

    private void requireAbout(Card card) {
        if (about.isPresent() && !card.abouts().contains(about.get())) {
            String systems = card.abouts().isEmpty()
                    ? "the matrix"
                    : card.abouts().stream().map(a -> "the " + Names.kebab(a)).collect(Collectors.joining(" or "));
            throw Refusal.misuse("rondo analyze " + card.name() + " is about " + systems + ", got --about "
                    + Names.kebab(about.get()) + ": leave --about out");
        }
    }

    private static void refuse(List<String> useless, String option, Optional<?> value, Card card, String why) {
        if (value.isPresent() && useless.contains(option)) {
            throw Refusal.misuse("rondo analyze " + card.name() + " " + why + ", got " + option + " " + value.get()
                    + ": leave " + option + " out");
        }
    }

    /** The settings that differ from their defaults, the system among them. */
    List<String> settings(Analysis<?> analysis) {
        List<String> all = new ArrayList<>(changes);
        if (analysis.card().abouts().size() > 1) {
            about.ifPresent(system -> all.add("about=" + Names.kebab(system)));
        }
        period.ifPresent(steps -> {
            if (Settings.lines(Catalogue.settingsOf(analysis)).stream()
                    .anyMatch(line -> line.path().equals(GOES_ON))) {
                all.add(GOES_ON + "=periodic");
            }
            all.add(PERIOD_STEPS + "=" + steps);
        });
        return all;
    }

    /** The options of the command line that say what is played and under which input, for another analysis of the same. */
    String repeated() {
        String constant = under.map(u -> " " + UNDER + " "
                        + Arrays.stream(u.toArray()).mapToObj(Double::toString).collect(Collectors.joining(",")))
                .orElse("");
        return (trial.options() + constant + changes(SCALE, change.scale()) + changes(SILENCE, change.silence()))
                .strip();
    }

    private static String changes(String option, List<String> words) {
        return words.isEmpty() ? "" : " " + option + " " + String.join(",", words);
    }

    AnalysisSource source(Path file) {
        return new AnalysisSource(file, trial, change, member, under);
    }
}
