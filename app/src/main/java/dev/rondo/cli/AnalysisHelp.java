package dev.rondo.cli;

import dev.rondo.setting.yaml.SettingLine;
import dev.rondo.setting.yaml.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The help of one analysis: what it computes, its settings, and those options that concern it. */
final class AnalysisHelp {
    private static final String FIGURE = "--figure";
    private static final String INDENT = " ".repeat(6);

    private AnalysisHelp() {}

    /** Says which analyses have a figure. */
    static void nameFigures(CommandSpec spec) {
        String names = AnalysisCatalogue.ENTRIES.stream()
                .filter(AnalysisCatalogue.Entry::draws)
                .map(AnalysisCatalogue.Entry::name)
                .collect(Collectors.joining(", "));
        replace(
                spec,
                option(spec, FIGURE).toBuilder()
                        .description("Draw the result, too (.svg, .pdf or .png): " + names + ".")
                        .build());
    }

    /** Makes the help of the command that of an analysis. */
    static void tailor(CommandSpec spec, AnalysisCatalogue.Entry entry) {
        String summary = entry.summary();
        spec.usageMessage()
                .customSynopsis("rondo analyze " + entry.name() + " [OPTIONS] FILE")
                .description(escaped(Character.toUpperCase(summary.charAt(0)) + summary.substring(1) + "."))
                .footer(footer(entry, spec.usageMessage().width()).toArray(String[]::new));
        if (!entry.draws()) {
            hide(spec, FIGURE);
            hide(spec, "--force");
        }
        if (entry.abouts().size() <= 1) {
            hide(spec, "--about");
        }
        if (entry.settings().isEmpty()) {
            hide(spec, "--set");
        }
    }

    private static List<String> footer(AnalysisCatalogue.Entry entry, int width) {
        List<String> lines = new ArrayList<>(List.of(""));
        if (!entry.note().isEmpty()) {
            lines.addAll(wrapped("", "", entry.note(), width));
            lines.add("");
        }
        List<SettingLine> settings = entry.settings().map(Settings::lines).orElse(List.of());
        lines.add(settings.isEmpty() ? "It has no settings." : "Settings:");
        for (SettingLine setting : settings) {
            String value = setting.byDefault().isEmpty() ? "..." : setting.byDefault();
            lines.addAll(
                    wrapped("  ", INDENT, "--set " + setting.path() + "=" + value + " (" + form(setting) + ")", width));
            lines.addAll(wrapped(INDENT, INDENT, setting.meaning(), width));
        }
        return lines.stream().map(AnalysisHelp::escaped).toList();
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
    private static String escaped(String text) {
        return text.replace("%", "%%");
    }

    private static OptionSpec option(CommandSpec spec, String name) {
        return spec.findOption(name);
    }

    private static void hide(CommandSpec spec, String name) {
        replace(spec, option(spec, name).toBuilder().hidden(true).build());
    }

    private static void replace(CommandSpec spec, OptionSpec changed) {
        spec.remove(option(spec, changed.longestName()));
        spec.addOption(changed);
    }
}
