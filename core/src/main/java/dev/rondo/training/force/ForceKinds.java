package dev.rondo.training.force;

import dev.rondo.setting.Kind;
import dev.rondo.training.LearningRule;
import dev.rondo.training.LearningRuleKinds;
import java.util.List;

/** FORCE and full-FORCE as {@code training.rule} of a study. */
public final class ForceKinds implements LearningRuleKinds {
    @Override
    public List<Kind<LearningRule>> kinds() {
        return List.of(
                new Kind<>("force", "FORCE: recursive least squares on the readout; W_rec stays as drawn", Force.class),
                new Kind<>(
                        "full-force",
                        "full-FORCE: least squares on W_rec towards the currents of a teacher; it needs a strong input",
                        FullForce.class));
    }
}
