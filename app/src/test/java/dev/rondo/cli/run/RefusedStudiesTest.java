package dev.rondo.cli.run;

import static dev.rondo.cli.Commands.TINY;
import static dev.rondo.cli.Commands.assertRefused;
import static dev.rondo.cli.Commands.rondo;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Studies that make no sense are refused before anything is computed or written.
 */
class RefusedStudiesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "network.units=0 | network.units is a whole number from 1: it is 0",
                "network.units=1000000 | of 1000000 units",
                "network.units=1000000 | TiB of memory: Java may use",
                "network.dt_ms=100 | An Euler step is at most tau: dt = 100.0 ms, tau = 50.0 ms",
                "network.sigma_rec=-1 | network.sigma_rec is a number from 0: it is -1",
                "network.sigma_rec=.nan | network.sigma_rec",
                "network.activation=relus | did you mean relu?",
                "training.epocs=3 | training has no setting epocs: did you mean epochs?",
                "epochs=3 | did you mean training.epochs?",
                "task.readouts=200 | 200 readouts need as many excitatory units, the network has 8",
                "task.stimulus=deca | there is no 'deca'",
                "task.onset_ms=200 | A sequence begins before its trial ends",
                "seeds=[] | at least one seed",
                "seeds=[1, 1] | has one twice",
                "nonsense | --set takes KEY=VALUE",
            })
    void aStudyThatMakesNoSenseIsRefusedBeforeAnythingIsWritten(String setting, String says) {
        Path out = folder.resolve("run");

        assertRefused(rondo("train", TINY, "--set", setting, "--out", out), 2, says);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aMistakeInAStudyFileHasLineAndColumn() throws IOException {
        Path study = folder.resolve("study.yaml");
        Files.writeString(study, "network:\n  units: 10\n  untis: 20\n");

        assertRefused(rondo("train", study), 2, study + ", line 3, column 3", "did you mean units?");
    }
}
