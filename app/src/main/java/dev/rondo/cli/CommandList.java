package dev.rondo.cli;

import dev.rondo.cli.analysis.AnalyzeCommand;
import dev.rondo.cli.analysis.CompareCommand;
import dev.rondo.cli.analysis.ContinueCommand;
import dev.rondo.cli.analysis.ExplainCommand;
import dev.rondo.cli.analysis.TheoryCommand;
import dev.rondo.cli.bench.BenchCommand;
import dev.rondo.cli.console.DynamicHelp;
import dev.rondo.cli.network.ExportCommand;
import dev.rondo.cli.network.ImportCommand;
import dev.rondo.cli.network.LabCommand;
import dev.rondo.cli.network.ShowCommand;
import dev.rondo.cli.network.SimulateCommand;
import dev.rondo.cli.network.WireCommand;
import dev.rondo.cli.paper.FigureCommand;
import dev.rondo.cli.paper.PaperCommand;
import dev.rondo.cli.run.CheckCommand;
import dev.rondo.cli.run.CleanCommand;
import dev.rondo.cli.run.ExampleCommand;
import dev.rondo.cli.run.ListCommand;
import dev.rondo.cli.run.RunCommand;
import dev.rondo.cli.run.SweepCommand;
import dev.rondo.cli.run.TrainCommand;
import dev.rondo.cli.run.TrialsCommand;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The commands, one line each. To make a new one, write its class and add its line. */
final class CommandList {
    // Lambdas, not references to constructors: those would load the classes of all commands at every start.
    static final List<Entry> ENTRIES = List.of(
            new Entry(
                    "run",
                    "train an ensemble, analyse its spontaneous activity, write a report",
                    r -> new RunCommand(r)),
            new Entry("train", "train the networks of a study", r -> new TrainCommand(r)),
            new Entry(
                    "sweep",
                    "train or analyse many networks under varied settings, on this machine or a cluster",
                    r -> new SweepCommand(r)),
            new Entry("trials", "show the trials of a study's task, before any training", r -> new TrialsCommand(r)),
            new Entry(
                    "example",
                    "print a study that comes with Rondo; without a name, list them",
                    r -> new ExampleCommand(r)),
            new Entry(
                    "simulate", "simulate a trial and the spontaneous activity after it", r -> new SimulateCommand(r)),
            new Entry(
                    "analyze",
                    "analyse a network or a matrix; without a name, list the analyses",
                    r -> new AnalyzeCommand(r)),
            new Entry(
                    "continue", "follow a fixed point or a cycle while a parameter moves", r -> new ContinueCommand(r)),
            new Entry(
                    "compare",
                    "compare two networks: trajectories, spectra, attractors side by side",
                    r -> new CompareCommand(r)),
            new Entry("lab", "open a page on which a network is touched", r -> new LabCommand(r)),
            new Entry("show", "say what is in a file or a run folder", r -> new ShowCommand(r)),
            new Entry("list", "list the run folders and sweeps", r -> new ListCommand(r)),
            new Entry(
                    "check",
                    "verify runs, networks and files against the digests noted when they were made",
                    r -> new CheckCommand(r)),
            new Entry("clean", "list what killed runs left behind; with --yes, delete it", r -> new CleanCommand(r)),
            new Entry(
                    "wire",
                    "draw the connections of a random network; without a kind, list them",
                    r -> new WireCommand(r)),
            new Entry("import", "make a network of the arrays that another program saved", r -> new ImportCommand(r)),
            new Entry("export", "write a network for other programs: MATLAB, HDF5 or JSON", r -> new ExportCommand(r)),
            new Entry(
                    "paper",
                    "make the figures of a paper again and test its claims; without a name, list the papers",
                    r -> new PaperCommand(r)),
            new Entry(
                    "figure",
                    "draw a figure that was made again: one panel, another size, font size, palette or format",
                    r -> new FigureCommand(r)),
            new Entry("theory", "tabulate the closed forms of nonnormal amplification", r -> new TheoryCommand(r)),
            new Entry(
                    "bench", "time the training step or the linear algebra on this machine", r -> new BenchCommand(r)),
            new Entry(
                    "schema",
                    "print the JSON Schema of study files, or a table of all settings",
                    r -> new SchemaCommand(r)),
            new Entry(
                    "explain",
                    "say what an analysis, an output field or a setting means, with unit, formula and source",
                    r -> new ExplainCommand(r)),
            new Entry("help", "print a page of the documentation, or the help of a command", r -> new HelpCommand(r)),
            new Entry(
                    "completion",
                    "print the script with which bash or zsh completes commands and options",
                    r -> new CompletionCommand(r)),
            new Entry("man", "print the page of a command for man, or write all of them", r -> new ManCommand(r)),
            new Entry("serve", "run commands for another program, over pipes", r -> new ServeCommand(r)),
            new Entry("cite", "print how to cite Rondo and the papers it is built on", r -> new CiteCommand(r)));

    private CommandList() {}

    /**
     * A command.
     *
     * @param name name of the command
     * @param summary one-line description, for the list of commands and for the command's own help
     * @param make the command itself
     */
    record Entry(String name, String summary, Function<Rondo, Object> make) {
        /** A command that only stands in the list. */
        private CommandLine listed() {
            return new CommandLine(CommandSpec.create().name(name));
        }

        private CommandLine whole(Rondo rondo, List<String> words) {
            Object command = make.apply(rondo);
            CommandLine line = new CommandLine(command);
            CommandSpec spec = line.getCommandSpec().name(name);
            spec.usageMessage().description(sentence(summary));
            spec.addOption(OptionSpec.builder("-h", "--help")
                    .usageHelp(true)
                    .description("Show help and exit.")
                    .build());
            if (command instanceof DynamicHelp tailored) {
                tailored.tailor(spec, words);
            }
            return line;
        }

        private static String sentence(String clause) {
            return clause.substring(0, 1).toUpperCase(Locale.ROOT) + clause.substring(1) + ".";
        }
    }

    /** The command line of the program: only the commands whose names are among the words are made whole. */
    static CommandLine commandLine(Rondo rondo, String[] words) {
        CommandLine line = new CommandLine(rondo);
        line.getCommandSpec()
                .addOption(
                        OptionSpec.builder("-h", "--help").type(boolean.class).build());
        List<String> asked = Arrays.asList(words);
        for (Entry entry : ENTRIES) {
            line.addSubcommand(entry.name(), asked.contains(entry.name()) ? entry.whole(rondo, asked) : entry.listed());
        }
        line.setOut(rondo.helpWriter());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        return line;
    }
}
