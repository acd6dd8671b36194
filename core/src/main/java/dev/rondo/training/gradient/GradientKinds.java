package dev.rondo.training.gradient;

import dev.rondo.setting.Kind;
import dev.rondo.training.LearningRule;
import dev.rondo.training.LearningRuleKinds;
import java.util.List;

/** Gradient descent as {@code training.rule} of a study. */
public final class GradientKinds implements LearningRuleKinds {
    @Override
    public List<Kind<LearningRule>> kinds() {
        return List.of(
                new Kind<>("gradient", "Gradient descent through time under Dale's principle", GradientDescent.class));
    }
}
