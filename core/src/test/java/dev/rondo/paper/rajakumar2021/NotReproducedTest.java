package dev.rondo.paper.rajakumar2021;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.paper.Claim;
import dev.rondo.paper.PaperContext;
import dev.rondo.paper.PaperFigure;
import dev.rondo.paper.Progress;
import dev.rondo.paper.Verdict;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class NotReproducedTest {
    private static String why(String sentence) {
        return NotReproduced.AFTERWORD.why(new Claim(sentence, new Verdict.Fails(28, 0.125, 0)));
    }

    @Test
    void reasonsAreFoundByTheirSentences() {
        assertThat(why("the fastest mode turns at 0.125 radian/s")).contains("19.9 Hz");
        assertThat(why("nobody knows")).contains("No general reason");
        assertThat(NotReproduced.AFTERWORD.conditions()).isNotEmpty();
    }

    /** The small circuits need no trained network: every failure of theirs has its reason. */
    @Tag("slow")
    @Test
    void theFailuresOfTheSmallCircuitsHaveReasons() {
        PaperContext quick = new PaperContext(true, 1, 1, Progress.SILENT);
        PaperFigure portraits = new Figure11PhasePortraits();
        List<Claim> failing = portraits.make(quick).claims().stream()
                .filter(c -> c.verdict() instanceof Verdict.Fails)
                .toList();
        assertThat(failing).hasSize(2);
        assertThat(failing).noneMatch(c -> NotReproduced.AFTERWORD.why(c).contains("No general reason"));
    }
}
