package dev.rondo.paper.rajakumar2021;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.run.Study;
import dev.rondo.setting.yaml.Settings;
import dev.rondo.task.TwoSequencesTask;
import dev.rondo.training.gradient.GradientDescent;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecipesTest {
    private static Study file(String name) {
        return Settings.read(Study.class, Path.of("../studies").resolve(name), List.of());
    }

    @Test
    void theStudiesThatUsersFindAreTheRecipesOfTheFigures() {
        assertThat(file("sequence.yaml")).isEqualTo(Recipes.single());
        assertThat(file("warped.yaml")).isEqualTo(Recipes.warped());
        assertThat(file("two-sequences.yaml")).isEqualTo(Recipes.twoSequences(TwoSequencesTask.Setup.FALLING_FORWARD));
    }

    @Test
    void everySetupIsAStudyOfItsOwn() {
        assertThat(TwoSequencesTask.Setup.values())
                .extracting(setup -> Settings.hash(Recipes.twoSequences(setup)))
                .doesNotHaveDuplicates();
        assertThat(TwoSequencesTask.Setup.values())
                .allSatisfy(setup ->
                        assertThat(Recipes.twoSequencesTask(setup).setup()).isEqualTo(setup));
    }

    @Test
    void theLiteralNetworkHasNoDriveAtRest() {
        Study literal = Recipes.literal();
        assertThat(literal.network().draw(1, 8, dev.rondo.random.Key.ofSeed(1)).isHomogeneousAtRest())
                .isTrue();
        assertThat(literal.training())
                .isInstanceOfSatisfying(
                        GradientDescent.class,
                        plan -> assertThat(plan.trainBias()).isFalse());
    }

    @Test
    void aRecipeCanHaveAnyNumberOfSeeds() {
        assertThat(Recipes.withFirstSeeds(Recipes.warped(), 3).seeds()).containsExactly(1L, 2L, 3L);
    }
}
