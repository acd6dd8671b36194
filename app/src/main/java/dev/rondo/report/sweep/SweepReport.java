package dev.rondo.report.sweep;

import dev.rondo.file.atomic.AtomicFiles;
import dev.rondo.report.Block;
import dev.rondo.report.Callout;
import dev.rondo.report.Code;
import dev.rondo.report.FigureBlock;
import dev.rondo.report.HtmlReport;
import dev.rondo.report.KeyValues;
import dev.rondo.report.Paragraph;
import dev.rondo.report.Table;
import dev.rondo.run.sweep.Picture;
import dev.rondo.run.sweep.RankCorrelation;
import dev.rondo.run.sweep.Sweep;
import dev.rondo.run.sweep.SweepFolder;
import dev.rondo.run.sweep.SweepOutcomes;
import dev.rondo.run.sweep.SweepStatus;
import dev.rondo.run.sweep.SweepTable;
import dev.rondo.setting.yaml.Settings;
import dev.rondo.statistics.Proportion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The report of a sweep as {@code report.html}. */
public final class SweepReport {
    /** Columns of numbers that are shown. */
    private static final int MOST_NUMBERS = 3;

    private final SweepFolder folder;
    private final SweepTable table;
    private final Sweep sweep;
    private final SweepOutcomes outcomes;
    private final SweepStatus status;

    private SweepReport(SweepFolder folder, SweepTable table) {
        this.folder = folder;
        this.table = table;
        sweep = folder.sweep();
        // A setting of one value explains nothing.
        SweepOutcomes all = SweepOutcomes.of(table, sweep.names());
        outcomes = new SweepOutcomes(
                table,
                sweep.names().stream().filter(s -> all.levels(s).size() > 1).toList(),
                all.done());
        status = SweepStatus.of(folder);
    }

    /** Writes the report of a table beside it. */
    public static void write(SweepFolder folder, SweepTable table) {
        String html = new SweepReport(folder, table).report().html();
        AtomicFiles.write(folder.path().resolve(SweepFolder.REPORT), html, true);
    }

    private HtmlReport report() {
        HtmlReport report = HtmlReport.titled(
                        "Sweep " + folder.path().toAbsolutePath().getFileName())
                .summary(status.done() + " of " + status.points() + " points are done, " + status.failed() + " failed.")
                .section("State", state());
        if (!outcomes.settings().isEmpty() && !outcomes.done().isEmpty()) {
            report = report.section("Outcomes by setting", byEach());
            report = report.section("Effects of the settings", effects());
        }
        if (status.failed() > 0) {
            report = report.section("Failures", failures());
        }
        return report.section("Recipe", Code.json(Settings.toJson(sweep).toPrettyString()))
                .foot(KeyValues.of("folder", folder.path().toString()));
    }

    private List<Block> state() {
        List<Block> blocks = new ArrayList<>();
        outcomes.cycles(outcomes.done())
                .ifPresent(share -> blocks.add(Callout.result(
                        "Limit cycles",
                        share.count() + " of " + share.of() + " networks end on a limit cycle: " + percent(share)
                                + ", by " + outcomes.kinds().orElseThrow() + ".")));
        blocks.add(Table.of(SweepStatus.COUNTED.toArray(String[]::new))
                .row(status.counts().toArray(String[]::new)));
        double seconds = table.seconds().values().stream().mapToDouble(s -> s).sum();
        blocks.add(Paragraph.of(String.format(
                Locale.ROOT,
                "The points that are done took %.1f s of work in all. The numbers: [table.csv](table.csv),"
                        + " [table.npz](table.npz); durations: [times.csv](times.csv).",
                seconds)));
        if (!status.isOver()) {
            blocks.add(Paragraph.of("To go on:"));
            blocks.add(Code.command("rondo sweep work " + folder.path()));
        }
        return blocks;
    }

    private static String percent(Proportion share) {
        return String.format(
                Locale.ROOT,
                "%.0f %% (95 %% interval of Wilson: %.0f to %.0f %%)",
                100 * share.value(),
                100 * share.low(),
                100 * share.high());
    }

    private List<Block> byEach() {
        SweepFigures figures = new SweepFigures(outcomes);
        List<Block> blocks = new ArrayList<>();
        picture()
                .ifPresent(picture -> blocks.add(FigureBlock.of(
                        figures.map(picture.x(), picture.y(), picture.colour()),
                        isWords(picture.colour())
                                ? "`" + picture.colour()
                                        + "` over two settings: each cell is divided by the shares of its networks,"
                                        + " over all seeds and other settings; hatched where no network is done."
                                : "`" + picture.colour()
                                        + "` over two settings: medians over all seeds and other settings;"
                                        + " hatched where no network is done.")));
        for (String column : shown()) {
            blocks.add(FigureBlock.of(
                    figures.strips(column),
                    "`" + column + "` by each setting: every network is a point, the line joins the medians."));
        }
        if (outcomes.kinds().isPresent()) {
            blocks.add(FigureBlock.of(
                    figures.cycles(),
                    "Share of networks that end on a limit cycle, with 95 % intervals of Wilson (1927)."));
            blocks.add(shares());
        }
        return blocks;
    }

    private Optional<Picture> picture() {
        return sweep.picture()
                .filter(p -> table.index(p.colour()) >= 0)
                .or(() -> outcomes.settings().size() < 2
                        ? Optional.empty()
                        : Optional.of(new Picture(
                                outcomes.settings().get(0),
                                outcomes.settings().get(1),
                                outcomes.kinds().orElse("r2"))));
    }

    private boolean isWords(String column) {
        return table.column(column).stream().anyMatch(JsonNode::isString);
    }

    private List<String> shown() {
        return outcomes.numbers().stream().limit(MOST_NUMBERS).toList();
    }

    private Table shares() {
        Table shares = Table.of("setting", "value", "networks", "with a limit cycle", "share", "95 % interval");
        for (String setting : outcomes.settings()) {
            for (JsonNode level : outcomes.levels(setting)) {
                Optional<Proportion> found = outcomes.cycles(outcomes.done(setting, level));
                if (found.isPresent()) {
                    Proportion share = found.orElseThrow();
                    shares = shares.row(
                            setting,
                            SweepFigures.word(level),
                            Long.toString(share.of()),
                            Long.toString(share.count()),
                            String.format(Locale.ROOT, "%.2f", share.value()),
                            String.format(Locale.ROOT, "%.2f to %.2f", share.low(), share.high()));
                }
            }
        }
        return shares;
    }

    private List<Block> effects() {
        Table effects =
                Table.of("setting", "outcome", "rank correlation", "95 % interval", "networks", "needed to say so");
        for (String setting : outcomes.settings()) {
            for (String column : shown()) {
                effects = row(effects, setting, column, outcomes.effect(setting, column));
            }
            effects = row(effects, setting, "limit cycle", outcomes.effectOnCycles(setting));
        }
        return List.of(
                Paragraph.of("Spearman's rank correlation of each setting with each outcome over all networks that are"
                        + " done, whatever their other settings, with the interval of Bonett and Wright (2000)."
                        + " The last column is the number of networks from which on the interval of such a"
                        + " correlation leaves out 0: where it exceeds the number of networks there are, this"
                        + " sweep does not decide. A setting that acts in both directions has a small correlation:"
                        + " look at the figures."),
                effects);
    }

    private static Table row(Table effects, String setting, String outcome, Optional<RankCorrelation> found) {
        if (found.isEmpty()) {
            return effects;
        }
        RankCorrelation effect = found.orElseThrow();
        return effects.row(
                setting,
                outcome,
                String.format(Locale.ROOT, "%.2f", effect.rho()),
                String.format(Locale.ROOT, "%.2f to %.2f", effect.low(), effect.high()),
                Integer.toString(effect.networks()),
                effect.needed()
                        .map(n -> n + (effect.isDecided() ? "" : " (undecided)"))
                        .orElse("-"));
    }

    private List<Block> failures() {
        Table failures = Table.of("point", "settings", "reason");
        int shown = 0;
        for (SweepStatus.Failed failure : status.failures()) {
            failures = failures.row(failure.point(), failure.settings(), failure.reason());
            shown++;
        }
        String more = status.failed() > shown ? " The first " + shown + " of " + status.failed() + " are shown." : "";
        return List.of(
                failures,
                Paragraph.of("To try them once more:" + more),
                Code.command("rondo sweep " + folder.path() + " --retry failed"));
    }
}
