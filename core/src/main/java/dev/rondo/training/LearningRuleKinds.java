package dev.rondo.training;

import dev.rondo.setting.Kinds;

/** Learning rules that somebody provides, by the name that {@code training.rule} of a study calls them. */
public interface LearningRuleKinds extends Kinds<LearningRule> {
    @Override
    default Class<LearningRule> family() {
        return LearningRule.class;
    }

    @Override
    default String key() {
        return "rule";
    }
}
