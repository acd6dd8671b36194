package dev.rondo.attractor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rondo.analysis.branch.NetworkBranch;
import dev.rondo.continuation.Continuation;
import dev.rondo.network.Activation;
import dev.rondo.network.AnyNetwork;
import dev.rondo.network.NetworkMap;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Rectifiers;
import dev.rondo.network.parameter.NetworkParameter;
import dev.rondo.setting.Refusal;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Networks of every kind whose weights are larger by orders of magnitude: an answer, or a refusal that says why. */
class HugeWeightsTest {
    private static final double[] SCALES = {1e5, 1e8, 1e20, 1e40, 1e99, 1e100, 1e150, 1e200, 1e250, 1e300};

    static Stream<RateNetwork> huge() {
        return IntStream.range(0, SCALES.length)
                .boxed()
                .flatMap(k -> IntStream.range(0, Activation.KINDS.size()).mapToObj(a -> {
                    RateNetwork usual = new AnyNetwork(31L * k + a).make(4 + k, Activation.KINDS.get(a), 1.2);
                    return usual.withRecurrent(usual.recurrent().times(SCALES[k]));
                }));
    }

    private static boolean isBounded(Activation activation) {
        return activation.equals(Activation.TANH)
                || activation.equals(Activation.SIGMOID)
                || activation instanceof Rectifiers.CappedRelu;
    }

    private static void requireReason(Throwable thrown) {
        assertThat(thrown).isInstanceOf(Refusal.class);
        assertThat(thrown.getMessage()).containsAnyOf("overflows double precision", "too stiff");
        assertThat(((Refusal) thrown).kind().exitCode()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("huge")
    void theAttractorIsToldOrRefused(RateNetwork network) {
        for (About about : About.values()) {
            Throwable thrown = catchThrowable(() -> {
                Attractor end = Attractors.of(network, about, Effort.QUICK).from(network.initialState());
                boolean grows = end.kind() == AttractorKind.GROWING;
                assertThat(grows && isBounded(network.activation())).isFalse();
                end.growthPerSecond().ifPresent(rate -> assertThat(rate).isFinite());
                assertThat(end.mean().isFinite()).isTrue();
            });
            if (thrown != null) {
                requireReason(thrown);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("huge")
    void exponentsOfAnOrbitThatOverflowsAreRefused(RateNetwork network) {
        LyapunovExponents exponents = new LyapunovExponents(2, 40, 40);
        double[] start = network.initialState().toArray();
        Throwable thrown = catchThrowable(() -> assertThat(exponents
                        .of(NetworkMap.atRest(network), start)
                        .perSecond()
                        .get(0))
                .isNotNaN());
        if (thrown != null) {
            requireReason(thrown);
            assertThat(thrown.getMessage()).contains("the state of unit").contains("at step");
        }
    }

    @ParameterizedTest
    @MethodSource("huge")
    void aBranchEndsOrIsRefused(RateNetwork network) {
        for (NetworkBranch.Of of : NetworkBranch.Of.values()) {
            Throwable thrown = catchThrowable(() -> {
                NetworkBranch request = new NetworkBranch(NetworkParameter.named("ALL"), 1, 0.99, of, About.FLOW);
                Continuation run =
                        request.continuation(network, request.control().within(30));
                while (run.hasNext()) {
                    assertThat(run.next().point().unknowns().isFinite()).isTrue();
                }
                assertThat(run.ending().advice()).doesNotContain("NaN");
            });
            if (thrown != null) {
                requireReason(thrown);
            }
        }
    }
}
