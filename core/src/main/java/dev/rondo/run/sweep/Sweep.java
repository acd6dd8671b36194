package dev.rondo.run.sweep;

import dev.rondo.setting.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Settings of a sweep file.
 *
 * @param study study that is trained under varied settings
 * @param networks network files that are analysed under varied parameters, in place of a study
 * @param vary settings that are crossed with each other
 * @param together groups of settings that move in step
 * @param seeds random seeds, each crossed with everything
 * @param then analyses of every network
 * @param keep what stays on the disk
 * @param picture heat map of the report
 * @param slurm resources of a worker of a batch system
 */
public record Sweep(
        @Setting(
                meaning = "study file that is trained, relative to the sweep's file; without study and networks, the"
                        + " sequence task")
        Optional<String> study,

        @Setting(
                meaning =
                        "network files that are analysed under varied parameters (E_TO_E, input, tau, sigma_rec, ...),"
                                + " in place of a study",
                byDefault = "[]")
        List<String> networks,

        @Setting(
                meaning = "settings by their names, such as network.units, each with its values; all are crossed",
                byDefault = "{}")
        SequencedMap<String, Values> vary,

        @Setting(meaning = "groups of settings whose lists of values move in step", byDefault = "[]")
        List<SequencedMap<String, Values>> together,

        @Setting(meaning = "random seeds, one network for each and every combination of settings", byDefault = "1..5")
        Seeds seeds,

        @Setting(
                meaning =
                        "analyses of every network, as after rondo analyze; their scalars become columns of the table",
                byDefault = "[steady-state]")
        List<PlannedAnalysis> then,

        @Setting(meaning = "what stays on the disk beside the numbers of the table", byDefault = "networks")
        Keep keep,

        @Setting(meaning = "heat map of the report; without it, of the first two varied settings")
        Optional<Picture> picture,

        @Setting(meaning = "resources that every worker asks the batch system for")
        SlurmSettings slurm) {

    /** @throws IllegalArgumentException if there is a study and networks, or a setting is varied twice, or lists that move in
     *     step differ in length
     */
    public Sweep {
        networks = List.copyOf(networks);
        together = List.copyOf(together);
        then = List.copyOf(then);
        if (study.isPresent() && !networks.isEmpty()) {
            throw new IllegalArgumentException("A sweep trains a study or analyses networks, got both: leave one out");
        }
        requireOnce(vary, together);
        together.forEach(Sweep::requireInStep);
        if (!networks.isEmpty() && then.isEmpty()) {
            throw new IllegalArgumentException("A sweep over networks needs an analysis: then is empty");
        }
    }

    private static void requireOnce(SequencedMap<String, Values> vary, List<SequencedMap<String, Values>> together) {
        Set<String> names = new LinkedHashSet<>(vary.keySet());
        for (SequencedMap<String, Values> group : together) {
            for (String name : group.keySet()) {
                if (!names.add(name)) {
                    throw new IllegalArgumentException(
                            "A setting is varied once, got " + name + " twice: leave one out");
                }
            }
        }
        if (names.contains("seeds")) {
            throw new IllegalArgumentException("Seeds are not varied as a setting: give them under seeds");
        }
    }

    private static void requireInStep(SequencedMap<String, Values> group) {
        if (group.values().stream().map(v -> v.all().size()).distinct().count() > 1) {
            throw new IllegalArgumentException("Lists that move in step have one length, got "
                    + String.join(
                            ", ",
                            group.entrySet().stream()
                                    .map(e -> e.getKey() + " with "
                                            + e.getValue().all().size())
                                    .toList()));
        }
    }

    /** True if networks are analysed rather than trained. */
    public boolean isOfNetworks() {
        return !networks.isEmpty();
    }

    /** The varied settings, in the order of the file: those that are crossed, then those that move in step. */
    public SequencedMap<String, Values> varied() {
        SequencedMap<String, Values> all = new LinkedHashMap<>(vary);
        together.forEach(all::putAll);
        return all;
    }

    /** The varied settings' names, the network among them where there are several files. */
    public List<String> names() {
        List<String> names = new ArrayList<>(varied().sequencedKeySet());
        if (isOfNetworks()) {
            names.addFirst(Grid.NETWORK);
        }
        return names;
    }

    /** A name for each analysis that is used in columns and files: its own, and where it comes twice its options too. */
    public List<String> labels() {
        List<String> labels = new ArrayList<>();
        for (PlannedAnalysis analysis : then) {
            boolean isAlone =
                    then.stream().filter(a -> a.name().equals(analysis.name())).count() == 1;
            labels.add(isAlone ? analysis.name() : distinct(analysis));
        }
        return labels;
    }

    private String distinct(PlannedAnalysis analysis) {
        String options = analysis.text().substring(analysis.name().length()).strip();
        return options.isEmpty()
                ? analysis.name()
                : analysis.name() + "(" + options.replace("--", "").replaceAll("\\s+", " ") + ")";
    }
}
