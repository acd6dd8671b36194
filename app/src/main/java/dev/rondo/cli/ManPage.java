package dev.rondo.cli;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Page of the manual of a command, in the format of {@code man} (macros of troff), made of the same words as its help.
 *
 * @param command what the command's help says
 * @param version version of Rondo
 */
record ManPage(CommandDocument command, String version) {
    private static final String EXAMPLES = "Examples:";

    /** Name of its file: {@code rondo-train.1}. */
    String fileName() {
        return "rondo-" + command.name() + ".1";
    }

    /** The page. */
    String text() {
        StringBuilder page = new StringBuilder();
        page.append(".TH RONDO-")
                .append(text(command.name().toUpperCase(java.util.Locale.ROOT)))
                .append(" 1 \"\" \"Rondo ")
                .append(text(version))
                .append("\" \"Rondo\"\n");
        page.append(".SH NAME\nrondo-").append(text(command.name()));
        page.append(" \\- ").append(text(command.summary())).append('\n');
        page.append(".SH SYNOPSIS\n.B ").append(text(command.synopsis())).append('\n');
        list(page, "ARGUMENTS", command.arguments());
        list(page, "OPTIONS", command.options());
        footer(page);
        page.append(".SH EXIT STATUS\n0 done, 1 failed, 2 misuse, 75 interrupted with a checkpoint to go on from.\n");
        page.append(".SH SEE ALSO\n.B rondo help\nlists commands and topics;\n.B rondo explain NAME\n");
        page.append("says what a number or setting means.\n");
        return page.toString();
    }

    private static void list(StringBuilder page, String title, List<CommandDocument.Argument> arguments) {
        if (arguments.isEmpty()) {
            return;
        }
        page.append(".SH ").append(title).append('\n');
        for (CommandDocument.Argument argument : arguments) {
            page.append(".TP\n.B ").append(text(argument.name())).append('\n');
            page.append(text(argument.meaning())).append('\n');
        }
    }

    /** The end of the help, in which lines stand as they are; examples get a section of their own. */
    private void footer(StringBuilder page) {
        int examples = command.footer().indexOf(EXAMPLES);
        List<String> notes = examples < 0 ? command.footer() : command.footer().subList(0, examples);
        verbatim(page, "NOTES", notes);
        if (examples >= 0) {
            verbatim(
                    page,
                    "EXAMPLES",
                    command.footer().subList(examples + 1, command.footer().size()));
        }
    }

    private static void verbatim(StringBuilder page, String title, List<String> lines) {
        String body = lines.stream()
                .map(ManPage::text)
                .collect(Collectors.joining("\n"))
                .strip();
        if (!body.isEmpty()) {
            page.append(".SH ").append(title).append("\n.nf\n").append(body).append("\n.fi\n");
        }
    }

    /** Text without the signs that mean something to troff. */
    private static String text(String line) {
        String plain = line.replace("\\", "\\e").replace("-", "\\-");
        return plain.startsWith(".") || plain.startsWith("'") ? "\\&" + plain : plain;
    }
}
