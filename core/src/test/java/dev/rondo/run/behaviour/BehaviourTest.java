package dev.rondo.run.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.dynamics.Time;
import dev.rondo.network.RateNetwork;
import dev.rondo.random.Key;
import dev.rondo.run.Study;
import dev.rondo.run.ensemble.Ensemble;
import dev.rondo.setting.yaml.Settings;
import dev.rondo.task.Trial;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Behaviour of networks in tasks, on tasks whose answers are known in closed form. */
class BehaviourTest {
    private static final String CHOICES = """
        network: {units: 10, dt_ms: 100, tau_ms: 100, sigma_in: 0}
        task:
          kind: trials
          inputs: {fixation: 1, evidence: [left, right]}
          readouts: [left, right]
          variables: {coherence: [0, 6.4, 12.8, 25.6, 51.2], choice: [left, right]}
          epochs: {fixation: 100, stimulus: 2000, decision: 100}
          show:
            - {during: [fixation, stimulus], input: fixation, value: 1}
            - during: stimulus
              input: evidence
              value: "0.5 + if(channel == choice, 1, -1) * coherence / 200"
              noise: {sd: 0.1}
          want: [{during: decision, value: "if(channel == choice, 1, 0.2)"}]
          score: {choice: choice, at: end}
        """;

    private static Study study(String text, String... overrides) {
        return Settings.read(Study.class, text, "study.yaml", List.of(overrides));
    }

    private static Behaviour of(Study study) {
        return Behaviour.of(study, Ensemble.initial(study, 1), 1).orElseThrow();
    }

    /** Phi(c sqrt(T)/(s sqrt 2)), averaged over the coherences. */
    @ParameterizedTest
    @CsvSource({"0, 0.5", "6.4, 0.978508", "12.8, 0.999974", "25.6, 1", "51.2, 1"})
    void theIdealObserverIsThatOfTheClosedForm(double coherence, double accuracy) {
        Behaviour behaviour = of(study(CHOICES));
        assertThat(behaviour.ideal().orElseThrow()).isCloseTo(0.895696, within(1e-6));
        assertThat(behaviour.aboveIdeal()).contains(false);
        assertThat(behaviour.conditions())
                .filteredOn(c -> c.condition().startsWith("coherence " + (coherence == 0 ? "0" : coherence) + ","))
                .hasSize(2)
                .allSatisfy(c -> assertThat(c.ideal().orElseThrow()).isCloseTo(accuracy, within(1e-6)));
    }

    @Test
    void noiseOfTheNetworkIsNoiseForTheIdealObserver() {
        // The sd at a step is sqrt(.1^2 + (.1 sqrt(2 tau_in/dt))^2) = sqrt(.03).
        Behaviour behaviour = of(study(CHOICES, "network.sigma_in=0.1", "network.rectify_input=false"));
        double first = PsychometricFit.phi(0.064 * Math.sqrt(20) / Math.sqrt(2 * 0.03));
        assertThat(behaviour.conditions().get(2).ideal().orElseThrow()).isCloseTo(first, within(1e-12));
    }

    @Test
    void clippedNoiseHasNoClosedForm() {
        assertThat(of(study(CHOICES, "network.sigma_in=0.5")).ideal()).isEmpty();
    }

    @Test
    void aVariableWithTheSignOfTheChoiceIsTheEvidence() {
        Behaviour behaviour = of(study(CHOICES));
        assertThat(behaviour.curves()).singleElement().satisfies(curve -> {
            assertThat(curve.evidence()).isEqualTo("signed coherence");
            assertThat(curve.choice()).isEqualTo("left");
            assertThat(curve.counts())
                    .extracting(PsychometricFit.Count::level)
                    .containsExactly(-51.2, -25.6, -12.8, -6.4, 0.0, 6.4, 12.8, 25.6, 51.2);
            assertThat(curve.counts().stream()
                            .mapToLong(PsychometricFit.Count::trials)
                            .sum())
                    .isEqualTo(behaviour.trials());
        });
    }

    private static final String CONTEXT = """
        network: {units: 10, dt_ms: 20, tau_ms: 100}
        task:
          kind: trials
          inputs: {rule: [motion, colour], motion: 1, colour: 1}
          readouts: [first, second]
          variables: {context: [motion, colour], motion: [-3, -1, 1, 3], colour: [-3, -1, 1, 3]}
          let: {choice: "if(if(context == 'motion', motion, colour) > 0, 'first', 'second')"}
          epochs: {stimulus: 100, decision: 40}
          show:
            - {during: stimulus, input: rule, value: "channel == context"}
            - {during: stimulus, input: motion, value: "motion / 10"}
            - {during: stimulus, input: colour, value: "colour / 10"}
          want: [{during: decision, value: "if(channel == choice, 1, 0.2)"}]
          score: {choice: choice, at: end}
        """;

    @Test
    void everyContextHasItsCurve() {
        Behaviour behaviour = of(study(CONTEXT));
        assertThat(behaviour.curves())
                .extracting(Behaviour.Curve::group, Behaviour.Curve::evidence, Behaviour.Curve::choice)
                .containsExactly(
                        tuple("context motion", "motion", "first"), tuple("context colour", "colour", "first"));
        assertThat(behaviour.conditions()).hasSize(32);
        assertThat(behaviour.ideal()).isEmpty();
    }

    @Test
    void aDifferenceIsTheEvidenceOfAComparison() {
        Behaviour behaviour = of(study("""
            network: {units: 10, dt_ms: 20, tau_ms: 100}
            task:
              kind: trials
              inputs: {rate: 1}
              readouts: [greater, less]
              conditions: {columns: [f1, f2], rows: [[18, 10], [26, 18], [10, 18], [18, 26]]}
              let: {choice: "if(f1 > f2, 'greater', 'less')"}
              epochs: {first: 40, second: 40}
              show: [{during: first, value: "f1 / 40"}, {during: second, value: "f2 / 40"}]
              want: [{during: second, value: "channel == choice"}]
              score: {choice: choice, at: end}
            """));
        assertThat(behaviour.curves())
                .singleElement()
                .satisfies(c -> assertThat(c.evidence()).isEqualTo("f1 - f2"));
    }

    @Test
    void conditionsEndOnAttractorsThatAreToldApart() {
        Study study = study(CHOICES);
        RateNetwork network = Ensemble.initial(study, 1);
        List<Trial> conditions = study.task().conditions(network.dt());
        List<Ends.End> ends = Ends.of(network, conditions, Time.seconds(20));
        assertThat(ends.stream().flatMap(e -> e.conditions().stream()))
                .containsExactlyInAnyOrderElementsOf(
                        conditions.stream().map(Trial::name).toList());
        assertThat(ends).hasSize(1).allSatisfy(e -> assertThat(e.kind()).isEqualTo("fixed-point"));
    }

    @Test
    void theStateSpaceHoldsEveryConditionAndTheFixedPointsUnderItsInputs() {
        Study study = study(CHOICES);
        RateNetwork network = Ensemble.initial(study, 1);
        StateSpace space = StateSpace.of(
                network, study.task().conditions(network.dt()), study.task().scoring());
        assertThat(space.paths()).hasSize(10);
        assertThat(space.wanted()).containsValues("left", "right");
        assertThat(space.under())
                .hasSize(3)
                .allSatisfy(u -> assertThat(u.stable()).isEqualTo(1));
        assertThat(space.under().getFirst().input()).isEqualTo("baseline");
        assertThat(space.under().get(1).input()).isEqualTo("stimulus of coherence 51.2, choice left");
    }

    @Test
    void responsesRepeatToTheBit() {
        Study study = study(CONTEXT);
        RateNetwork network = Ensemble.initial(study, 1);
        assertThat(Responses.of(study.task(), network, Key.ofSeed(3)))
                .isEqualTo(Responses.of(study.task(), network, Key.ofSeed(3)));
    }
}
