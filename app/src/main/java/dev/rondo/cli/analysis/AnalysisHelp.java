package dev.rondo.cli.analysis;

import dev.rondo.analysis.Analysis;
import dev.rondo.analysis.Card;
import dev.rondo.analysis.catalogue.Catalogue;
import dev.rondo.setting.yaml.SettingLine;
import dev.rondo.setting.yaml.Settings;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The help of one analysis: what it computes, examples, those options that concern it, its settings and output fields. */
final class AnalysisHelp {
    private static final String SHORT = "  ";
    private static final String INDENT = " ".repeat(6);

    private AnalysisHelp() {}

    /** Makes the help of the command that of an analysis. */
    static void tailor(CommandSpec spec, Analysis<?> analysis) {
        Card card = analysis.card();
        int width = spec.usageMessage().width();
        spec.usageMessage()
                .customSynopsis("rondo analyze " + card.name() + " [OPTIONS] FILE")
                .description(text(description(card, width)))
                .footer(text(footer(analysis, width)));
        AnalysisOptions.uselessTo(analysis).forEach(option -> hide(spec, option));
    }

    private static List<String> description(Card card, int width) {
        List<String> lines = new ArrayList<>(wrapped("", "", sentence(card.summary()), width));
        if (!card.note().isEmpty()) {
            lines.add("");
            lines.addAll(wrapped("", "", card.note(), width));
        }
        lines.add("");
        lines.add("Examples:");
        for (Card.Example example : card.examples()) {
            lines.addAll(wrapped(SHORT, INDENT, example.command(), width));
            lines.addAll(wrapped(INDENT, INDENT, sentence(example.shows()), width));
        }
        lines.add("");
        return lines;
    }

    private static List<String> footer(Analysis<?> analysis, int width) {
        List<String> lines = new ArrayList<>(List.of(""));
        List<SettingLine> settings = Settings.lines(Catalogue.settingsOf(analysis));
        lines.add(settings.isEmpty() ? "It has no settings." : "Settings:");
        for (SettingLine setting : settings) {
            String value = setting.byDefault().isEmpty() ? "..." : setting.byDefault();
            lines.addAll(wrapped(
                    SHORT, INDENT, "--set " + setting.path() + "=" + value + " (" + form(setting) + ")", width));
            lines.addAll(wrapped(INDENT, INDENT, setting.meaning(), width));
        }
        fields(lines, "Output fields (result):", analysis.card().fields(), width);
        fields(lines, "Accuracy (certificate):", analysis.card().certificate(), width);
        return lines;
    }

    private static void fields(List<String> lines, String title, List<Card.Field> fields, int width) {
        lines.add("");
        lines.add(title);
        for (Card.Field field : fields) {
            lines.addAll(wrapped(SHORT, INDENT, title(field), width));
            lines.addAll(wrapped(INDENT, INDENT, field.meaning(), width));
        }
    }

    private static String title(Card.Field field) {
        return field.name()
                + (field.formula().isEmpty() ? "" : " = " + field.formula())
                + (field.unit().isEmpty() ? "" : " (" + field.unit() + ")");
    }

    private static String sentence(String clause) {
        return Character.toUpperCase(clause.charAt(0)) + clause.substring(1) + ".";
    }

    /** The words in lines of less than a width (the help breaks longer ones at the margin), each with its indentation. */
    private static List<String> wrapped(String first, String later, String words, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(first);
        boolean empty = true;
        for (String word : words.split(" ", -1)) {
            if (!empty && line.length() + 1 + word.length() >= width) {
                lines.add(line.toString());
                line = new StringBuilder(later);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        lines.add(line.toString());
        return lines;
    }

    private static String form(SettingLine setting) {
        boolean named = setting.unit().isEmpty() || setting.form().contains(setting.unit());
        return named ? setting.form() : setting.form() + ", in " + setting.unit();
    }

    /** Help texts are formats. */
    private static String[] text(List<String> lines) {
        return lines.stream().map(line -> line.replace("%", "%%")).toArray(String[]::new);
    }

    private static void hide(CommandSpec spec, String name) {
        OptionSpec option = spec.findOption(name);
        spec.remove(option);
        spec.addOption(option.toBuilder().hidden(true).build());
    }
}
