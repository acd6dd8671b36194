package dev.rondo.report.paper;

import dev.rondo.file.Environment;
import dev.rondo.paper.Claim;
import dev.rondo.paper.Paper;
import dev.rondo.paper.PaperContext;
import dev.rondo.paper.Verdict;
import dev.rondo.report.Block;
import dev.rondo.report.Citation;
import dev.rondo.report.EnvironmentEntries;
import dev.rondo.report.FigureFiles;
import dev.rondo.report.HtmlReport;
import dev.rondo.report.Paragraph;
import dev.rondo.report.Table;
import dev.rondo.report.Verdicts;
import dev.rondo.report.paper.PaperRun.Made;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Report on a paper: its figures, reproduced, with the outcomes of the claims that each tests. */
final class PaperReport {
    private final Paper paper;
    private final PaperContext workshop;
    private final List<Made> made;

    PaperReport(Paper paper, PaperContext workshop, List<Made> made) {
        this.paper = paper;
        this.workshop = workshop;
        this.made = made;
    }

    HtmlReport report(Environment environment) {
        HtmlReport report = HtmlReport.titled("Rondo: " + paper.name())
                .summary(summary())
                .section("The claims", claims(), reading());
        for (Made m : made) {
            report = report.section(m.figure().id() + ". " + m.figure().title(), section(m));
        }
        List<Block> failures = failures();
        if (!failures.isEmpty()) {
            report = report.section("What did not reproduce, and why", failures);
        }
        return report.section("Recipe and reference", recipe(), Citation.of(paper.citation()))
                .foot(EnvironmentEntries.of(environment));
    }

    private String summary() {
        List<Claim> all =
                made.stream().flatMap(m -> m.outcome().claims().stream()).toList();
        return paper.title() + ". Of " + all.size() + " claims tested here, " + count(all, Verdict.Holds.class)
                + " hold, " + count(all, Verdict.Fails.class) + " fail and " + count(all, Verdict.Undecided.class)
                + " are undecided.";
    }

    private Table claims() {
        Table table = Table.of("figure", "claims", "hold", "fail", "undecided");
        for (Made m : made) {
            List<Claim> claims = m.outcome().claims();
            table = table.row(
                    m.figure().id() + ". " + m.figure().title(),
                    Integer.toString(claims.size()),
                    count(claims, Verdict.Holds.class),
                    count(claims, Verdict.Fails.class),
                    count(claims, Verdict.Undecided.class));
        }
        return table;
    }

    private static String count(List<Claim> claims, Class<? extends Verdict> kind) {
        return Long.toString(
                claims.stream().filter(c -> kind.isInstance(c.verdict())).count());
    }

    private Paragraph reading() {
        return Paragraph.of(
                "A claim holds if the measured value agrees with the claimed one, or lies beyond the claimed"
                        + " bound, with four standard errors and a stated allowance to spare; it is undecided where the draws are"
                        + " too few to tell."
                        + (workshop.quick() ? " This was a quick run: fewer draws, smaller networks." : ""));
    }

    private List<Block> section(Made m) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(FigureFiles.block(
                m.figure().id(), m.outcome().figure(), m.outcome().figure().description()));
        Verdicts verdicts = Verdicts.none();
        for (Claim claim : m.outcome().claims()) {
            verdicts = verdicts.with(new Verdicts.Claim(outcome(claim.verdict()), claim.sentence(), measured(claim)));
        }
        if (!verdicts.claims().isEmpty()) {
            blocks.add(verdicts);
        }
        return blocks;
    }

    /** Every claim that fails with its reason, and what the figures do otherwise than the text. */
    private List<Block> failures() {
        List<Block> blocks = new ArrayList<>();
        Table table = Table.of("figure", "claim", "measured", "why");
        for (Made m : made) {
            for (Claim claim : m.outcome().claims()) {
                if (claim.verdict() instanceof Verdict.Fails) {
                    table = table.row(
                            m.figure().id(),
                            claim.sentence(),
                            measured(claim),
                            paper.afterword().why(claim));
                }
            }
        }
        if (!table.rows().isEmpty()) {
            blocks.add(table);
        }
        List<String> conditions = paper.afterword().conditions();
        if (!conditions.isEmpty()) {
            blocks.add(
                    Paragraph.of("What the figures do otherwise than the text, so that there is something to test:"));
            conditions.forEach(c -> blocks.add(Paragraph.of(c)));
        }
        return blocks;
    }

    private static Verdicts.Outcome outcome(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Holds h -> Verdicts.Outcome.HOLDS;
            case Verdict.Fails f -> Verdicts.Outcome.FAILS;
            case Verdict.Undecided u -> Verdicts.Outcome.UNDECIDED;
        };
    }

    private static String measured(Claim claim) {
        Verdict v = claim.verdict();
        String text = "measured " + number(v.measured())
                + (v.standardError() > 0 ? " \u00b1 " + number(v.standardError()) : "") + ", claimed "
                + number(v.expected());
        return v instanceof Verdict.Undecided u ? text + "; " + u.why() : text;
    }

    private static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.4g", value) : "\u2013";
    }

    private Paragraph recipe() {
        return Paragraph.of("`rondo paper " + paper.name() + (workshop.quick() ? " --quick" : "") + " --seed "
                + workshop.seed()
                + "`. The same seed gives the same numbers on any number of threads; the numbers that are"
                + " drawn are in `" + PaperRun.NUMBERS + "/`.");
    }
}
