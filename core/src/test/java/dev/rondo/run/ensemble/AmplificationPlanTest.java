package dev.rondo.run.ensemble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.training.Schedule;
import dev.rondo.training.gradient.GradientDescent;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmplificationPlanTest {
    private static Schedule schedule(int epochs) {
        return GradientDescent.DEFAULT.with(r -> r.epochs = epochs).schedule();
    }

    private static List<Integer> due(AmplificationPlan plan) {
        return IntStream.rangeClosed(0, plan.epochs())
                .filter(plan::isDue)
                .boxed()
                .toList();
    }

    @Test
    void aLongTrainingOfASmallNetworkIsLookedAtAboutTwentyTimes() {
        assertThat(due(AmplificationPlan.of(schedule(10_000), 100, 100))).hasSizeBetween(18, 21);
    }

    @ParameterizedTest
    @CsvSource({"100, 1000", "100, 3000", "300, 1000", "1000, 2000", "1000, 7013"})
    void stagesTakeAtMostATwentiethOfTheTimeAndHaveTheFirstWeightsAndTheLast(int units, int epochs) {
        List<Integer> due = due(AmplificationPlan.of(schedule(epochs), units, 100));
        double stage = Math.pow(units, 2) * (3.5 * units + 1700);
        double epoch = 20.0 * 100 * units * (0.075 * units + 1.5) * (1 + 8.0 / 20 / 3);
        assertThat(due.size() * stage).isLessThanOrEqualTo(0.05 * 1.0001 * epochs * epoch);
        assertThat(due).startsWith(0).endsWith(epochs);
    }

    @Test
    void aShortTrainingOfALargeNetworkIsNotLookedAt() {
        assertThat(due(AmplificationPlan.of(schedule(30), 1000, 100))).isEmpty();
        assertThat(due(AmplificationPlan.of(schedule(0), 10, 100))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 20, 21})
    void noPlanHasMoreStagesThanItsNumber(int stages) {
        for (int epochs = 1; epochs <= 300; epochs++) {
            assertThat(due(new AmplificationPlan(epochs, 7, stages)))
                    .hasSizeLessThanOrEqualTo(stages)
                    .contains(epochs);
        }
    }

    @Test
    void aSingleStageIsTheLast() {
        assertThat(due(AmplificationPlan.of(schedule(1000), 1000, 100))).containsExactly(1000);
    }

    @Test
    void aPlanWithoutStagesIsNeverDue() {
        assertThat(due(new AmplificationPlan(50, 7, 0))).isEmpty();
    }
}
