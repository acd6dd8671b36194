package dev.rondo.analysis.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.analysis.theory.TheoryTable.Row;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TheoryTableTest {
    @Test
    void atItsDefaultsEveryFormulaHasAValueButTheBalancedLimit() {
        TheoryTable table = TheoryTable.at(TheoryParameters.DEFAULT);
        assertThat(table.rows()).hasSizeGreaterThan(45);
        assertThat(table.rows().stream().filter(r -> !r.undefined().isEmpty()).map(Row::name))
                .containsExactly("its variance, N to infinity");
        assertThat(value(table, "random network", "A(W), total")).isCloseTo(0.15470054, within(1e-8));
        assertThat(value(table, "global mode", "variance of the global mode")).isCloseTo(8.030, within(5e-4));
        assertThat(value(table, "two types", "A(W) of the bulk"))
                .isCloseTo(value(table, "reciprocal pairs", "A(W) of the bulk"), within(1e-10));
    }

    @Test
    void anUndefinedFormulaSaysWhy() {
        TheoryParameters d = TheoryParameters.DEFAULT;
        TheoryTable table = TheoryTable.at(new TheoryParameters(
                d.units(),
                d.density(),
                d.excitatoryFraction(),
                d.dominance(),
                1.5,
                d.zeta(),
                0,
                0,
                0,
                1,
                d.selfCoupling(),
                d.chainWeight(),
                d.populationWeight(),
                d.populationDominance(),
                d.step(),
                d.covarianceSpread()));
        Row total = row(table, "random network", "A(W), total");
        assertThat(total.value()).isNull();
        assertThat(total.undefined()).contains("R = 1.5");
        assertThat(row(table, "triangular", "E[A_0], N to infinity").value()).isNotNull();
    }

    @Test
    void namesAreUniqueWithinATopic() {
        TheoryTable table = TheoryTable.at(TheoryParameters.DEFAULT);
        assertThat(table.rows().stream().map(r -> r.topic() + ": " + r.name())).doesNotHaveDuplicates();
    }

    private static double value(TheoryTable table, String topic, String name) {
        return Objects.requireNonNull(row(table, topic, name).value(), name);
    }

    private static Row row(TheoryTable table, String topic, String name) {
        return table.rows().stream()
                .filter(r -> r.topic().equals(topic) && r.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
