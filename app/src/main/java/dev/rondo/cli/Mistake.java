package dev.rondo.cli;

import dev.rondo.setting.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ITypeInfo;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Error message for an invalid command line: the rule, the word, and the word that was probably meant. */
final class Mistake {
    private static final Set<Class<?>> WHOLE = Set.of(int.class, Integer.class, long.class, Long.class);
    private static final Set<Class<?>> REAL = Set.of(double.class, Double.class);

    private Mistake() {}

    static String message(ParameterException mistake) {
        CommandSpec command = mistake.getCommandLine().getCommandSpec();
        if (mistake instanceof UnmatchedArgumentException unmatched) {
            return unmatched(command, unmatched.getUnmatched().getFirst());
        }
        if (mistake instanceof MissingParameterException missing) {
            return missing(command, missing.getMissing());
        }
        return wrongValue(command, mistake);
    }

    private static String wrongValue(CommandSpec command, ParameterException mistake) {
        ArgSpec argument = mistake.getArgSpec();
        String value = mistake.getValue();
        if (argument == null || value == null) {
            return command.qualifiedName() + ": " + mistake.getMessage();
        }
        return name(argument) + " is " + expected(argument.typeInfo()) + ": '" + value + "' is not";
    }

    private static String expected(ITypeInfo type) {
        if (type.isEnum()) {
            List<String> names = type.getEnumConstantNames().stream()
                    .map(name -> name.toLowerCase(Locale.ROOT).replace('_', '-'))
                    .toList();
            return names.size() == 1
                    ? names.getFirst()
                    : String.join(", ", names.subList(0, names.size() - 1)) + " or " + names.getLast();
        }
        return WHOLE.contains(type.getType())
                ? "a whole number"
                : REAL.contains(type.getType()) ? "a number" : "something else";
    }

    private static String unmatched(CommandSpec command, String word) {
        String name = command.qualifiedName();
        if (word.startsWith("-")) {
            String option = word.replaceFirst("=.*", "");
            List<String> known = command.options().stream()
                    .filter(o -> !o.hidden())
                    .flatMap(o -> List.of(o.names()).stream())
                    .toList();
            return name + " has no option " + option + meant(option, known, name + " --help lists its options");
        }
        if (!command.subcommands().isEmpty()) {
            List<String> known = new ArrayList<>(command.subcommands().keySet());
            return "There is no command " + name + " " + word + meant(word, known, name + " --help lists the commands");
        }
        return name + " takes " + arguments(command) + ": '" + word + "' is one too many";
    }

    private static String meant(String word, List<String> known, String otherwise) {
        Optional<String> near = Nearest.to(word, known);
        return ": " + near.map(n -> "did you mean " + n + "?").orElse(otherwise);
    }

    private static String arguments(CommandSpec command) {
        List<String> names =
                command.positionalParameters().stream().map(p -> p.paramLabel()).toList();
        return names.isEmpty() ? "no arguments" : String.join(" ", names);
    }

    private static String missing(CommandSpec command, List<ArgSpec> missing) {
        String lacking = missing.stream().map(Mistake::described).collect(Collectors.joining("; "));
        return command.qualifiedName() + " needs " + lacking;
    }

    /** An argument as it stands in the help. */
    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? option.longestName() + (option.arity().max() > 0 ? " " + option.paramLabel() : "")
                : argument.paramLabel();
    }

    private static String described(ArgSpec argument) {
        String name = name(argument);
        String[] description = argument.description();
        return description.length == 0 ? name : name + " (" + description[0].replaceFirst("\\.$", "") + ")";
    }
}
