package dev.rondo.report.paper;

import dev.rondo.file.Environment;
import dev.rondo.paper.Claim;
import dev.rondo.paper.Comparison;
import dev.rondo.paper.Measurement;
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
    private static final String UNKNOWN = "No general reason is known: other networks or draws may differ.";

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
        List<Claim> all = claimsOf(made);
        List<Claim> own =
                all.stream().filter(c -> c.origin() == Claim.Origin.PAPER).toList();
        return paper.title() + ". Of " + own.size() + " statements of the paper that are tested here "
                + count(all, Claim.Classification.REPRODUCES) + " reproduce and "
                + count(all, Claim.Classification.DOES_NOT_REPRODUCE) + " do not; "
                + count(all, Claim.Classification.MISPRINT) + " more are misprints of the paper, and "
                + count(all, Claim.Classification.OURS) + " were added here. Of all " + all.size() + ", "
                + count(all, Verdict.HOLDS) + " hold, " + count(all, Verdict.MARGINAL) + " hold marginally, "
                + count(all, Verdict.FAILS) + " fail and " + count(all, Verdict.UNDECIDED) + " are undecided.";
    }

    private static List<Claim> claimsOf(List<Made> figures) {
        return figures.stream().flatMap(m -> m.outcome().claims().stream()).toList();
    }

    private Table claims() {
        Table table = Table.of("figure", "claims", "hold", "marginal", "fail", "undecided", "misprints", "added here");
        for (Made m : made) {
            List<Claim> claims = m.outcome().claims();
            table = table.row(
                    m.figure().id() + ". " + m.figure().title(),
                    Integer.toString(claims.size()),
                    count(claims, Verdict.HOLDS),
                    count(claims, Verdict.MARGINAL),
                    count(claims, Verdict.FAILS),
                    count(claims, Verdict.UNDECIDED),
                    count(claims, Claim.Classification.MISPRINT),
                    count(claims, Claim.Classification.OURS));
        }
        return table;
    }

    private static String count(List<Claim> claims, Verdict verdict) {
        return Long.toString(claims.stream().filter(c -> c.verdict() == verdict).count());
    }

    private static String count(List<Claim> claims, Claim.Classification classification) {
        return Long.toString(claims.stream()
                .filter(c -> c.classification() == classification)
                .count());
    }

    private Paragraph reading() {
        return Paragraph.of(
                "A claim holds if the measured value agrees with the claimed one to within four standard errors and"
                        + " the stated allowance, or clears the claimed bound by four standard errors. It holds marginally"
                        + " where the bound was chosen here and is cleared by little, and is undecided where the draws are"
                        + " too few to tell. Shares of networks come with Wilson's 95 % interval."
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
        Table table = Table.of("figure", "claim", "measured", "reason");
        for (Made m : made) {
            for (Claim claim : m.outcome().claims()) {
                if (claim.verdict() == Verdict.FAILS) {
                    String reason = claim.explanation();
                    table = table.row(
                            m.figure().id(), claim.sentence(), measured(claim), reason.isEmpty() ? UNKNOWN : reason);
                }
            }
        }
        if (!table.rows().isEmpty()) {
            blocks.add(table);
        }
        List<String> conditions = paper.conditions();
        if (!conditions.isEmpty()) {
            blocks.add(
                    Paragraph.of("What the figures do otherwise than the text, so that there is something to test:"));
            conditions.forEach(c -> blocks.add(Paragraph.of(c)));
        }
        return blocks;
    }

    private static Verdicts.Outcome outcome(Verdict verdict) {
        return switch (verdict) {
            case HOLDS -> Verdicts.Outcome.HOLDS;
            case MARGINAL -> Verdicts.Outcome.MARGINAL;
            case FAILS -> Verdicts.Outcome.FAILS;
            case UNDECIDED -> Verdicts.Outcome.UNDECIDED;
        };
    }

    /** Measurement, relation, claimed value, unit and allowance of a claim, as text. */
    private static String measured(Claim claim) {
        Comparison test = claim.comparison();
        String unit = test.unit().isEmpty() ? "" : " (" + test.unit() + ")";
        String allowance = test.allowance() == 0
                ? ""
                : " \u00b1 " + number(test.allowance()) + " allowed for " + test.allowanceSource();
        String claimed = ", claimed " + test.relation().sign() + " " + number(test.expected()) + allowance + unit;
        String remark = test.remark().isEmpty() ? "" : "; " + test.remark();
        String origin = switch (claim.origin()) {
            case PAPER -> "";
            case MISPRINT -> "; a misprint of the paper";
            case OURS -> "; added here";
        };
        return switch (test.measured()) {
            case Measurement.Missing missing -> "no measurement" + claimed + remark + origin;
            case Measurement.Value value -> "measured " + interval(value) + claimed + remark + origin;
        };
    }

    private static String interval(Measurement.Value value) {
        if (value.standardError() > 0) {
            return number(value.value()) + " \u00b1 " + number(value.standardError());
        }
        return value.low() < value.high()
                ? number(value.value()) + " [" + number(value.low()) + ", " + number(value.high()) + "]"
                : number(value.value());
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
