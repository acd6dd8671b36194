package dev.rondo.cli;

import dev.rondo.cli.console.Console;
import dev.rondo.file.Environment;
import dev.rondo.file.atomic.FileGroup;
import dev.rondo.file.atomic.FileTrouble;
import dev.rondo.setting.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rondo man COMMAND}: a page of the manual. */
@Command(
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  rondo man train | man -l -              read it",
            "  rondo man --out ~/.local/share/man/man1     keep all of them, for \"man rondo-train\""
        })
final class ManCommand implements Callable<Integer> {
    private final Rondo rondo;

    @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "The command, such as train.")
    private @Nullable String name;

    @Option(names = "--out", paramLabel = "FOLDER", description = "Write the pages of all commands into this folder.")
    private @Nullable Path folder;

    @Option(names = "--force", description = "Overwrite existing output files.")
    private boolean force;

    ManCommand(Rondo rondo) {
        this.rondo = rondo;
    }

    @Override
    public Integer call() {
        List<ManPage> pages = CommandDocument.all(rondo).commands().stream()
                .map(command -> new ManPage(command, Environment.rondoVersion()))
                .toList();
        Path target = folder;
        if (target != null) {
            make(target);
            FileGroup files = new FileGroup();
            pages.forEach(page -> files.add(target.resolve(page.fileName()), page.text(), force));
            files.write();
            rondo.output().result(target + ": " + pages.size() + " pages");
            return Console.DONE;
        }
        rondo.output().result(page(pages).text());
        return Console.DONE;
    }

    private static void make(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw FileTrouble.writing(folder, e);
        }
    }

    private ManPage page(List<ManPage> pages) {
        return pages.stream()
                .filter(page -> page.command().name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> Refusal.misuse("rondo man takes the name of a command, or --out FOLDER for all of them: "
                                + pages.stream()
                                        .map(page -> page.command().name())
                                        .collect(Collectors.joining(", "))));
    }
}
