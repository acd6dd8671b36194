package dev.rondo.cli;

import static dev.rondo.cli.Commands.assertRefused;
import static dev.rondo.cli.Commands.rondo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.cli.Commands.Ran;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The words of a command line: what makes no sense ends with exit code 2 and a message of the word, the rule and what was
 * probably meant; no stack trace is shown that was not asked for.
 */
class CommandLineTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "trian | There is no command rondo trian: did you mean train?",
                "frobnicate | rondo --help lists the commands",
                "train --epoch=3 | rondo train has no option --epoch: rondo train --help lists its options",
                "train --sead 3 | rondo train has no option --sead: did you mean --seed?",
                "train a b | rondo train takes STUDY: 'b' is one too many",
                "train --seed x | --seed N is a whole number: 'x' is not",
                "train --threads 0 | --threads is at least 1: it is 0",
                "train --color maybe | --color WHEN is auto, always or never: 'maybe' is not",
                "simulate net.npz | rondo simulate needs --out FILE",
                "bench | rondo bench needs WHAT",
                "bench flops | WHAT is training-step or linear-algebra: 'flops' is not",
                "bench training-step --units 0 | --units is at least 1: it is 0",
                "bench linear-algebra --units 1000000 | TiB of memory",
                "analyze spectrm net.npz | There is no analysis 'spectrm': did you mean spectrum?",
                "analyze spectrum | rondo analyze spectrum needs a file",
                "wire erdos-reny | There is no wiring 'erdos-reny': did you mean erdos-renyi?",
                "wire ginibre --set units=1000000 --out w.npy | TiB of memory",
                "wire ginibre | needs --out FILE",
                "paper rajakumar2021 --variant litteral | no variant of rajakumar2021 'litteral': did you mean literal?",
                "paper hennequin2012 --variant literal | hennequin2012 has no variants",
                "paper rajakumar2021 --figure literal | no figure of rajakumar2021 'literal'",
                "theory --set radios=2 | there is no setting radios: did you mean radius?",
            })
    void aCommandLineThatMakesNoSenseIsRefused(String words, String says) {
        assertRefused(rondo((Object[]) words.split(" ")), 2, says);
    }

    @Test
    void aStackTraceIsForThoseWhoAskForIt() {
        assertThat(rondo("show", "nothing").err()).isEqualTo("nothing does not exist" + System.lineSeparator());
        assertThat(rondo("show", "nothing", "--debug").err()).contains("does not exist", "\tat dev.rondo");
    }

    @Test
    void coloursAreForTerminalsAndForThoseWhoAskForThem() {
        assertThat(rondo("show", "nothing").err()).doesNotContain("\u001b");
        assertThat(rondo("show", "nothing", "--color", "always").err()).contains("\u001b[31m");
        assertThat(rondo("theory", "--color", "always").out()).contains("\u001b[1m");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--help", "-h", "help", "--quiet --help"})
    void theFrontPageNamesEveryCommand(String words) {
        Ran ran = rondo((Object[]) (words.isEmpty() ? new String[0] : words.split(" ")));

        assertThat(ran.code()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).contains("Usage: rondo COMMAND", "run", "train", "simulate", "analyze", "cite");
    }

    static Stream<String> commandNames() {
        return CommandList.ENTRIES.stream().map(CommandList.Entry::name);
    }

    @ParameterizedTest
    @MethodSource("commandNames")
    void everyCommandExplainsItself(String name) {
        Ran ran = rondo(name, "--help");

        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("Usage: rondo " + name, "--quiet", "--color", "--debug");
    }
}
