package dev.rondo.task.trials;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.run.Study;
import dev.rondo.setting.Refusal;
import dev.rondo.setting.yaml.Settings;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Studies in the language with one mistake each: line, column, value and remedy. */
class RefusedTrialsTest {
    private static final String RIGHT = """
            network: {dt_ms: 20, tau_ms: 100}
            task:
              kind: trials
              inputs: {evidence: [first, second], bits: 2}
              readouts: [first, second]
              variables: {coherence: [1, 2, 16], choice: [first, second]}
              let: {twice: "2 * coherence"}
              epochs: {fixation: 100, stimulus: 800, decision: 300}
              show:
                - {during: stimulus, input: evidence, value: "if(channel == choice, 1, -1) * coherence"}
                - {during: stimulus, input: bits, pulses: {rate_hz: 1}}
              want: [{during: decision, value: "if(channel == choice, 1, 0.2)"}]
              score: {choice: choice, at: end}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "during: stimulus, input: e; during: stimulis, input: e; line 10, column 16; there is no epoch 'stimulis': did you mean stimulus?",
                "input: evidence; input: evidense; line 10, column 33; there is no channel 'evidense': did you mean evidence?",
                "-1) * coherence; -1) * coherance; line 10, column 82; there is no variable 'coherance': did you mean coherence?",
                "(channel == choice, 1, 0.2); (channel == 'frist', 1, 0.2); line 12, column 51; there is no 'frist': did you mean first?",
                "1, 0.2)\"; 1, 0.2\"; line 12, column 65; ')' is expected, got the end",
                "-1) * coherence; -1) / (t - 40); line 10, column 80; division by 0: 1 / 0",
                "decision: 300; decision: \"100 - 10 * coherence\"; line 8, column 53; epoch decision must last 0 ms or longer, got -60 ms",
                "decision: 300; decision: -300; line 8, column 52; an epoch lasts 0 ms or longer: it is -300",
                "fixation: 100; fixation: 2e10; line 8, column 22; a trial must have at most 10000000 steps, got 1000000000 (8.00 GB for each channel)",
                "bits: 2; bits: {ring: 1}; line 4, column 11; a ring must have from 2 to 10000 channels, got 1",
                "bits: 2; bits: 0; line 4, column 11; a number of channels must be a whole number from 1 to 10000, got 0",
                "[first, second], bits; [first, first], bits; line 4, column 11; labels are different",
                "rate_hz: 1; rate_hz: 100; line 11, column 47; come less often than every 50.0 ms",
                "value: \"if(channel == choice, 1, 0.2)\"; value: \"latch(evidence)\"; line 12, column 37; there are none on 'evidence'",
                "value: \"if(channel == choice, 1, 0.2)\"; value: choice; line 12, column 36; the target of a readout must be a number, got a label",
                "score: {choice: choice; score: {choice: twice; line 13, column 19; a choice is the label of a readout",
                "score: {choice: choice; score: {choice: \"'thrid'\"; line 13, column 20; there is no readout 'thrid'",
                "twice: \"2; channel: \"2; line 3, column 3; is none of t, channel",
                "twice: \"2; coherence: \"2; line 3, column 3; there is a 'coherence' already",
                "choice: [first, second]}; choice: [first, 2]}; line 6, column 46; values are all numbers or all labels",
                "  want: [{during: decision, value: \"if(channel == choice, 1, 0.2)\"}]; ; line 3, column 3; want must be given",
                "value: \"if(channel == choice, 1, 0.2)\"}; value: 1, weight: -1}; line 12, column 47; a weight must be 0 or more, got -1",
                "during: decision, value; durin: decision, value; line 12, column 11; has no setting durin: did you mean during?",
                "{rate_hz: 1}; {rate_hz: 1}, value: 1; line 11, column 7; what is shown is one of value, pulses and signal",
                "at: end; at: ent; line 13, column 31; there is no epoch 'ent'",
                "value: \"if(channel == choice, 1, 0.2)\"; value: \"1\", blind: 10; line 12, column 10; the value has latch(...) or count(...)"
            })
    void mistakesHavePlaceAndRemedy(String right, String wrong, String place, String message) {
        String text = RIGHT.replace(right, wrong == null ? "" : wrong);
        assertThatThrownBy(() -> Settings.read(Study.class, text, "s.yaml", List.of()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("s.yaml, " + place + ": ")
                .hasMessageContaining(message);
    }
}
