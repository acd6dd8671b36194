package dev.rondo.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.linalg.Matrix;
import dev.rondo.random.Key;
import dev.rondo.setting.Refusal;
import dev.rondo.setting.yaml.Settings;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups partition excitatory and inhibitory units; connections exist where groups, shares and masks allow it. */
class UnitGroupsTest {
    private static final List<String> INPUTS = List.of("rule.motion", "rule.colour", "evidence");
    private static final List<String> READOUTS = List.of("first", "second");

    private static NetworkDesign design(String settings) {
        return Settings.read(NetworkDesign.class, settings, "network", List.of());
    }

    private static RateNetwork drawn(String settings, long seed) {
        return design(settings).draw(INPUTS, READOUTS, Key.ofSeed(seed));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void groupsPartitionTheUnitsByTheirShares(long seed) {
        Random random = new Random(seed);
        int units = 40 + random.nextInt(60);
        double share = 0.2 + 0.5 * random.nextDouble();
        RateNetwork network = drawn(
                "{units: " + units + ", groups: {one: {share: " + share + "}, other: {share: " + (1 - share) + "}}}",
                seed);
        List<Integer> groups = network.groups().memberships();
        int excitatory = network.population().excitatory();
        long first = groups.subList(0, excitatory).stream().filter(g -> g == 0).count();
        long firstOfInhibitory =
                groups.subList(excitatory, units).stream().filter(g -> g == 0).count();
        assertThat(groups).hasSize(units);
        assertThat(first).isEqualTo(Math.round(share * excitatory));
        assertThat(firstOfInhibitory).isEqualTo(Math.round(share * (units - excitatory)));
    }

    @Test
    void withoutSharesOfTheirOwnGroupsChangeNoWeight() {
        RateNetwork plain = drawn("{units: 50}", 4);
        RateNetwork grouped = drawn("{units: 50, groups: {one: {share: 0.3}, other: {share: 0.7}}}", 4);
        assertThat(grouped.recurrent()).isEqualTo(plain.recurrent());
        assertThat(grouped.input()).isEqualTo(plain.input());
        assertThat(grouped.readout()).isEqualTo(plain.readout());
        assertThat(plain.constraints()).isEqualTo(Constraints.STANDARD);
    }

    @Test
    void projectionsHaveTheirSharesWithinFourDeviations() {
        RateNetwork network = drawn(
                "{units: 300, groups: {a: {share: 0.5}, b: {share: 0.5}},"
                        + " projections: [{from: a, to: b, e_to_e: 0.2, e_to_i: 0.4}, {from: b, to: b, e_to_e: 1}]}",
                2);
        assertShare(network, 0, 1, Projection.E_TO_E, 0.2);
        assertShare(network, 0, 1, Projection.E_TO_I, 0.4);
        assertShare(network, 0, 1, Projection.I_TO_E, 0);
        assertShare(network, 1, 1, Projection.E_TO_E, 1);
        assertShare(network, 1, 1, Projection.I_TO_I, 0);
        assertShare(network, 0, 0, Projection.I_TO_I, 1);
        assertShare(network, 1, 0, Projection.I_TO_E, 1);
    }

    private static void assertShare(RateNetwork network, int from, int to, Projection projection, double share) {
        int pairs = 0;
        int connected = 0;
        for (int post = 0; post < network.units(); post++) {
            for (int pre = 0; pre < network.units(); pre++) {
                boolean isMeant = post != pre
                        && network.groups().memberships().get(pre) == from
                        && network.groups().memberships().get(post) == to
                        && Projection.between(network.population(), pre, post) == projection;
                pairs += isMeant ? 1 : 0;
                connected += isMeant && network.recurrent().get(post, pre) != 0 ? 1 : 0;
            }
        }
        double deviation = Math.sqrt(share * (1 - share) / pairs);
        assertThat((double) connected / pairs).isCloseTo(share, within(4 * deviation + 1e-12));
    }

    @Test
    void inputsAndReadoutsReachTheirGroupsAlone() {
        RateNetwork network = drawn(
                "{units: 200, readout: excitatory, groups: {a: {share: 0.5, inputs: {rule: 0, rule.motion: 0.5},"
                        + " readouts: {second: 0}}, b: {share: 0.5, inputs: {evidence: 0}, readouts: {first: 0}}}}",
                7);
        List<GroupSummary> groups = GroupSummary.of(network);
        assertThat(groups.get(0).inputs().get("rule.motion")).isBetween(0.3, 0.7);
        assertThat(groups.get(0).inputs()).containsEntry("rule.colour", 0.0).containsEntry("evidence", 1.0);
        assertThat(groups.get(1).inputs()).containsEntry("rule.motion", 1.0).containsEntry("evidence", 0.0);
        assertThat(groups.get(0).readouts()).containsEntry("first", 0.8).containsEntry("second", 0.0);
        assertThat(groups.get(1).readouts()).containsEntry("first", 0.0).containsEntry("second", 0.8);
        assertThat(groups.get(0).from()).containsEntry("a", 1.0).containsEntry("b", 1.0);
    }

    @Test
    void aNetworkWithAWeightOutsideItsMaskIsRefused() {
        RateNetwork network =
                drawn("{units: 20, groups: {a: {share: 0.5, inputs: {evidence: 0}}, b: {share: 0.5}}}", 1);
        Matrix wrong = network.input().map(w -> 0.1);
        assertThatThrownBy(() -> network.change().input(wrong).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("W_in[0, 2] = 0.1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{groups: {a: {share: 0.5}, b: {share: 0.4}}} | must have shares that sum to 1, got 0.9",
                "{groups: {a: {share: 0.999}, b: {share: 0.001}}} | network.groups.b.share must leave the group a unit",
                "{groups: {a: {share: 1}}, projections: [{from: a, to: c}]} | network.groups, got 'c'; did you mean a?",
                "{groups: {a: {share: 1}}, projections: [{from: a, to: a}, {from: a, to: a}]} | from a to a twice",
                "{projections: [{from: a, to: b}]} | got 'a': there are no groups",
                "{groups: {a: {share: 1, inputs: {evidense: 1}}}} | got 'evidense'; did you mean evidence?",
                "{groups: {a: {share: 1, inputs: {evidence: 1.5}}}} | 1.5",
                "{groups: {a: {share: 1, readouts: {first: 0}}}} | network.readout must be excitatory or signed",
                "{readout: signed, groups: {a: {share: 1, readouts: {first: 0}}}} | got none for first"
            })
    void contradictionsAreRefused(String settings, String message) {
        assertThatThrownBy(() -> drawn(settings, 1))
                .isInstanceOfAny(Refusal.class, IllegalArgumentException.class)
                .hasMessageContaining(message.strip());
    }
}
