package dev.rondo.analysis.branch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.analysis.branch.NetworkBranch.Of;
import dev.rondo.attractor.About;
import dev.rondo.continuation.Branch;
import dev.rondo.continuation.Criticality;
import dev.rondo.continuation.SpecialPoint;
import dev.rondo.continuation.SpecialType;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Activation;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.TimeConstants;
import dev.rondo.network.parameter.NetworkParameter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Branches of softplus networks, {@code x' = -x + p W log(1 + e^x) + h}, against the digits of AUTO-07p at EPSL = EPSU =
 * 1e-8 ({@code fixtures/auto}, which says how they were made).
 */
class AutoDigitsTest {
    /** A special point of AUTO: of fixed points (F) or of the cycles from the first Hopf point (C). */
    private record Digits(String network, String of, String type, double parameter, double period) {}

    private static String text(String name) {
        try (InputStream in = AutoDigitsTest.class.getResourceAsStream("/fixtures/auto/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<Digits> digits(String network, String of) {
        return text("digits.csv")
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .filter(f -> f[0].equals(network) && f[1].equals(of))
                .map(f -> new Digits(
                        f[0],
                        f[1],
                        f[2],
                        Double.parseDouble(f[3]),
                        f[4].isEmpty() ? Double.NaN : Double.parseDouble(f[4])))
                .toList();
    }

    private static RateNetwork network(String name) {
        double[][] rows = text(name + ".txt")
                .lines()
                .map(line -> Arrays.stream(line.strip().split("\\s+"))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toArray(double[][]::new);
        int n = rows.length - 1;
        return RateNetwork.of(Matrix.of(Arrays.copyOf(rows, n)), Activation.SOFTPLUS)
                .bias(Vector.of(rows[n]))
                .initialState(Vector.of(rows[n]))
                .timeConstants(TimeConstants.same(Time.seconds(1), n))
                .dt(Time.ms(100))
                .build();
    }

    /** The cycles from the first Hopf point, after the fixed points were compared. */
    private static Branch cycles(String name, double to, int steps, Criticality criticality) {
        RateNetwork network = network(name);
        NetworkBranch request = new NetworkBranch(NetworkParameter.named("ALL"), .05, to, Of.FIXED_POINT, About.FLOW);
        Branch fixed = Branch.of(request.continuation(network));
        for (Digits auto : digits(name, "F")) {
            assertNear(fixed, auto);
        }
        SpecialPoint hopf = fixed.special(SpecialType.HB).getFirst();
        assertThat(hopf.criticality()).contains(criticality);
        List<Double> named = digits(name, "C").stream()
                .filter(d -> d.type().equals("UZ"))
                .map(Digits::parameter)
                .distinct()
                .toList();
        BranchSwitches switches = new BranchSwitches(request, network, control -> control.within(steps), named);
        Branch cycles = Branch.of(switches.at(hopf).getFirst());
        for (Digits auto : digits(name, "C")) {
            assertNear(cycles, auto);
        }
        return cycles;
    }

    /** AUTO's point is one of the branch's, to AUTO's accuracy. */
    private static void assertNear(Branch branch, Digits auto) {
        assertThat(branch.special(SpecialType.valueOf(auto.type())))
                .as(auto.toString())
                .anySatisfy(point -> {
                    assertThat(point.parameter()).isCloseTo(auto.parameter(), within(1e-7 * auto.parameter()));
                    if (!Double.isNaN(auto.period())) {
                        assertThat(point.point()
                                        .measure()
                                        .period()
                                        .orElseThrow()
                                        .seconds())
                                .isCloseTo(auto.period(), within(1e-6 * auto.period()));
                    }
                });
    }

    @Test
    void theUnstableCyclesOfSixUnitsBornAtASubcriticalHopfPoint() {
        Branch cycles = cycles("softplus6", 1, 45, Criticality.SUBCRITICAL);
        assertThat(cycles.points().getFirst().spectrum().unstable()).isEqualTo(1);
    }

    @Tag("slow")
    @Test
    void theFoldsAndPeriodDoublingsOfTwentyUnits() {
        cycles("softplus20", 1.5, 200, Criticality.SUPERCRITICAL);
    }

    @Tag("slow")
    @Test
    void theHopfPointAndPeriodsOfFiftyUnits() {
        cycles("softplus50", 1.5, 30, Criticality.SUPERCRITICAL);
    }
}
