package dev.rondo.run;

import dev.rondo.setting.Nearest;
import dev.rondo.setting.yaml.Settings;
import dev.rondo.training.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Studies that the stages of a curriculum are: the study with the settings of a stage. */
final class StudyStages {
    private static final Pattern CHOSEN = Pattern.compile("task\\.(epochs|variables|let)\\.([^.]+)");

    private StudyStages() {}

    /**
     * The studies of all stages.
     *
     * @param plain the study without its curriculum
     * @throws IllegalArgumentException if the task of one has other inputs or readouts
     * @throws dev.rondo.setting.Refusal if a setting of a stage is wrong; the message names it
     */
    static List<Study> of(Study plain, List<Stage> stages) {
        List<Study> studies = new ArrayList<>();
        for (int k = 0; k < stages.size(); k++) {
            String place = "training.stages[" + k + "].with";
            requireKnownNames(Settings.toJson(plain), stages.get(k), place);
            Study staged = Settings.changed(plain, stages.get(k).with(), place);
            if (staged.task().inputs() != plain.task().inputs()
                    || staged.task().readouts() != plain.task().readouts()) {
                throw new IllegalArgumentException(place + " must keep the inputs and readouts of the task, "
                        + plain.task().inputs() + " and " + plain.task().readouts() + ", got "
                        + staged.task().inputs() + " and " + staged.task().readouts());
            }
            studies.add(staged);
        }
        return studies;
    }

    /** Names that the user chose, such as those of epochs: a stage may give them other values, not add to them. */
    private static void requireKnownNames(JsonNode study, Stage stage, String place) {
        for (String path : stage.with().keySet()) {
            Matcher chosen = CHOSEN.matcher(path);
            if (chosen.matches()) {
                JsonNode group = study.path("task").path(chosen.group(1));
                List<String> known = List.copyOf(group.propertyNames());
                if (!group.isMissingNode() && !known.contains(chosen.group(2))) {
                    throw new IllegalArgumentException(place + " must name what the study has, got " + path
                            + Nearest.to(chosen.group(2), known)
                                    .map(near -> "; did you mean task." + chosen.group(1) + "." + near + "?")
                                    .orElse(": task." + chosen.group(1) + " has " + String.join(", ", known)));
                }
            }
        }
    }
}
