package dev.rondo.run.ensemble;

import dev.rondo.file.NetworkFile;
import dev.rondo.run.HistoryFile;
import dev.rondo.run.RunFolder;
import dev.rondo.run.Study;
import dev.rondo.setting.yaml.Settings;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The networks of an ensemble in its run folder: each by its seed, the best one under the names of a run folder. */
public final class EnsembleFolder {
    /** The folder of all networks: {@code seeds/SEED/network.npz}. */
    public static final String SEEDS = "seeds";

    /** Network of a training that diverged: {@code seeds/SEED/last-finite.npz}. */
    public static final String LAST_FINITE = "last-finite.npz";

    private EnsembleFolder() {}

    /** Writes networks and histories; the best one only if any was trained. */
    public static void write(RunFolder folder, Study study, List<Trained> trained, List<DivergedTraining> diverged) {
        for (Trained member : trained) {
            write(folder, SEEDS + "/" + member.seed() + "/", study, member);
        }
        diverged.forEach(lost -> write(folder, study, lost));
        if (!trained.isEmpty()) {
            write(folder, "", study, best(trained));
        }
    }

    private static void write(RunFolder folder, Study study, DivergedTraining lost) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("recipe", Settings.hash(study));
        node.put("seed", lost.diverged().seed());
        node.put("diverged_at_epoch", lost.diverged().epoch());
        node.set("study", Settings.toJson(study));
        String below = SEEDS + "/" + lost.diverged().seed() + "/";
        folder.write(below + LAST_FINITE, new NetworkFile(lost.lastFinite(), node)::writeTo);
        folder.write(below + RunFolder.HISTORY, HistoryFile.text(lost.history()));
    }

    /**
     * Writes the network and history of one seed under the names of a run folder.
     *
     * @param withCourse true to write the course of amplification too
     */
    public static void writeBest(RunFolder folder, Study study, Trained member, boolean withCourse) {
        folder.write(RunFolder.NETWORK, file(study, member)::writeTo);
        folder.write(RunFolder.HISTORY, HistoryFile.text(member.history()));
        if (withCourse) {
            folder.write(AmplificationCourse.FILE, member.course().text());
        }
    }

    /** The network of a seed, and where it comes from. */
    public static NetworkFile file(Study study, Trained member) {
        return new NetworkFile(member.network(), provenance(study, member));
    }

    /** The one that validated best, the first of equals. */
    public static Trained best(List<Trained> trained) {
        Trained best = trained.getFirst();
        for (Trained member : trained) {
            if (member.loss() < best.loss()) {
                best = member;
            }
        }
        return best;
    }

    private static void write(RunFolder folder, String below, Study study, Trained member) {
        folder.write(below + RunFolder.NETWORK, file(study, member)::writeTo);
        folder.write(below + RunFolder.HISTORY, HistoryFile.text(member.history()));
        folder.write(below + AmplificationCourse.FILE, member.course().text());
    }

    private static JsonNode provenance(Study study, Trained member) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("recipe", Settings.hash(study));
        node.put("seed", member.seed());
        node.put("epoch", member.bestEpoch());
        if (member.bestEpoch() > 0) {
            node.put("r2", member.r2());
        }
        node.set("study", Settings.toJson(study));
        return node;
    }
}
