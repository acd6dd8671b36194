package dev.rondo.cli;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Description of a command for documentation: the same words as its help.
 *
 * @param name name of the command
 * @param summary one clause
 * @param synopsis words of the command line
 * @param arguments arguments by position
 * @param options options, in the order of the help
 * @param footer what the help ends with, examples among them
 */
record CommandDocument(
        String name,
        String summary,
        String synopsis,
        List<Argument> arguments,
        List<Argument> options,
        List<String> footer) {

    /**
     * One argument or option.
     *
     * @param name names as they are typed, with the value's name
     * @param meaning description
     */
    record Argument(String name, String meaning) {}

    /** All of them, as one document. */
    record Commands(List<CommandDocument> commands) {}

    static Commands all(Rondo rondo) {
        String[] names =
                CommandList.ENTRIES.stream().map(CommandList.Entry::name).toArray(String[]::new);
        CommandLine all = CommandList.commandLine(rondo, names);
        return new Commands(CommandList.ENTRIES.stream()
                .flatMap(entry ->
                        Optional.ofNullable(all.getSubcommands().get(entry.name()))
                                .map(line -> of(entry, line))
                                .stream())
                .toList());
    }

    private static CommandDocument of(CommandList.Entry entry, CommandLine line) {
        CommandSpec spec = line.getCommandSpec();
        List<Argument> arguments = spec.positionalParameters().stream()
                .filter(p -> !p.hidden())
                .map(CommandDocument::argument)
                .toList();
        Comparator<OptionSpec> order = spec.usageMessage().sortOptions()
                ? Comparator.comparing(OptionSpec::longestName)
                : Comparator.comparingInt(OptionSpec::order);
        List<Argument> options = spec.options().stream()
                .filter(o -> !o.hidden())
                .sorted(order)
                .map(CommandDocument::option)
                .toList();
        String synopsis = "rondo " + entry.name()
                + arguments.stream().map(a -> " " + a.name()).collect(Collectors.joining()) + " [OPTIONS]";
        return new CommandDocument(
                entry.name(),
                entry.summary(),
                synopsis,
                arguments,
                options,
                plain(spec.usageMessage().footer()));
    }

    private static Argument argument(PositionalParamSpec argument) {
        String name = argument.paramLabel();
        return new Argument(argument.arity().min() == 0 ? "[" + name + "]" : name, meaning(argument));
    }

    private static Argument option(OptionSpec option) {
        String value = option.arity().max() > 0 ? " " + option.paramLabel() : "";
        return new Argument(String.join(", ", option.names()) + value, meaning(option));
    }

    private static String meaning(ArgSpec argument) {
        return String.join(" ", plain(argument.description()));
    }

    /** Help texts are formats. */
    private static List<String> plain(String[] lines) {
        return Arrays.stream(lines).map(line -> line.replace("%%", "%")).toList();
    }
}
