package dev.rondo.paper.rajakumar2021;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.paper.Claim;
import dev.rondo.paper.PaperFigure;
import dev.rondo.paper.Progress;
import dev.rondo.paper.Verdict;
import dev.rondo.paper.Workshop;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class NotReproducedTest {
    @Test
    void onlyFailuresAreExplained() {
        List<NotReproduced.Entry> entries = NotReproduced.of(
                "2",
                List.of(
                        new Claim("the fastest mode turns at 0.125 radian/s", new Verdict.Fails(28, 0.125, 0)),
                        new Claim("something else", new Verdict.Holds(1, 1, 0)),
                        new Claim("nobody knows", new Verdict.Fails(0, 1, 0))));
        assertThat(entries).hasSize(2);
        assertThat(entries.getFirst().why()).contains("19.9 Hz");
        assertThat(entries.getLast().why()).contains("No general reason");
        assertThat(NotReproduced.conditions()).isNotEmpty();
    }

    /** The small circuits need no trained network: every failure of theirs has its reason. */
    @Tag("slow")
    @Test
    void theFailuresOfTheSmallCircuitsHaveReasons() {
        Workshop quick = new Workshop(true, 1, 1, Progress.SILENT);
        PaperFigure portraits = new SmallPortraits();
        List<NotReproduced.Entry> entries =
                NotReproduced.of(portraits.id(), portraits.make(quick).claims());
        assertThat(entries).hasSize(2);
        assertThat(entries).noneMatch(e -> e.why().contains("No general reason"));
    }
}
