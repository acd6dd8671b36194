package dev.rondo.cli.console;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** A command whose help depends on what it is asked for. */
public interface DynamicHelp {
    /** Rewrites its help.
     *
     * @param words words of the command line
     */
    void tailor(CommandSpec spec, List<String> words);
}
