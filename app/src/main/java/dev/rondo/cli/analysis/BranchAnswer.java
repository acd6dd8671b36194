package dev.rondo.cli.analysis;

import dev.rondo.analysis.branch.BifurcationDiagram;
import dev.rondo.analysis.branch.NetworkBranch;
import dev.rondo.cli.console.Output;
import dev.rondo.cli.console.Table;
import dev.rondo.continuation.BistableWindow;
import dev.rondo.continuation.Branch;
import dev.rondo.continuation.Ending;
import dev.rondo.continuation.SpecialType;
import dev.rondo.continuation.SwitchedBranch;
import dev.rondo.figure.Figure;
import dev.rondo.file.BranchDocument;
import dev.rondo.file.BranchFile;
import dev.rondo.file.BranchHead;
import dev.rondo.file.BranchOrbits;
import dev.rondo.file.Environment;
import dev.rondo.file.atomic.FileGroup;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A branch that was followed, and those that leave it: put into tables, files and figures.
 *
 * @param request branch that was asked for
 * @param branch branch
 * @param switched branches that leave it
 * @param all true to list every border collision
 */
record BranchAnswer(NetworkBranch request, Branch branch, List<SwitchedBranch> switched, boolean all) {
    /** Test that there was a first point. */
    boolean begun() {
        return !(branch.ending() instanceof Ending.NoStart);
    }

    BranchDocument document() {
        return BranchDocument.of(branch, switched);
    }

    private List<Branch> branches() {
        return Stream.concat(Stream.of(branch), switched.stream().map(SwitchedBranch::branch))
                .toList();
    }

    /** Adds a file per branch: FILE, then FILE-1, FILE-2, ... */
    void addTo(FileGroup files, Path path, boolean force, BranchHead head, Environment environment) {
        List<Branch> branches = branches();
        for (int k = 0; k < branches.size(); k++) {
            BranchFile.of(head, branches.get(k), environment).addTo(files, numbered(path, k), force);
        }
    }

    /** Adds the orbits of special points, a file per branch. */
    void addOrbitsTo(FileGroup files, Path path, boolean force, BranchHead head, Environment environment) {
        List<Branch> branches = branches();
        for (int k = 0; k < branches.size(); k++) {
            if (!branches.get(k).points().isEmpty()) {
                BranchOrbits.of(head, branches.get(k), all, environment).addTo(files, numbered(path, k), force);
            }
        }
    }

    /** branch.csv, 1 -> branch-1.csv; 0 -> branch.csv. */
    private static Path numbered(Path path, int number) {
        if (number == 0) {
            return path;
        }
        String name = String.valueOf(path.getFileName());
        int dot = name.lastIndexOf('.');
        return path.resolveSibling(name.substring(0, dot) + "-" + number + name.substring(dot));
    }

    Optional<Figure> figure() {
        return branch.points().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        BifurcationDiagram.of(branches(), request.parameter().label()));
    }

    void print(Output output) {
        BranchDocument document = document();
        print(output, document);
        for (BranchDocument other : document.switched()) {
            other.leaves()
                    .ifPresent(point -> output.result("Branch that leaves at " + point.point() + ", where "
                            + request.parameter().key() + " = " + number(point.parameter()) + ":"));
            print(output, other);
        }
        for (BistableWindow window : document.bistable()) {
            output.result("bistable: stable solutions side by side from "
                    + request.parameter().label() + " = " + number(window.from()) + " to " + number(window.to()));
        }
    }

    private void print(Output output, BranchDocument document) {
        output.table(table(document));
        long folded = all
                ? 0
                : document.special().stream().filter(BranchAnswer::isCollision).count();
        if (folded > 0) {
            output.result(folded + " border collision" + (folded == 1 ? "" : "s") + " (--all lists them)");
        }
        output.result(document.endingAdvice());
    }

    private static boolean isCollision(BranchDocument.Special special) {
        return special.type().equals(SpecialType.BC.name());
    }

    private Table table(BranchDocument document) {
        boolean fixed = document.branch().stream().allMatch(p -> p.period().isEmpty());
        Table table = Table.of(
                "type",
                request.parameter().label(),
                "period (s)",
                fixed ? "|x|" : "amplitude",
                "unit",
                "change",
                "criticality");
        for (BranchDocument.Special s : document.special()) {
            if (all || !isCollision(s)) {
                table.row(
                        s.type(),
                        number(s.parameter()),
                        s.period().map(t -> number(t.seconds())).orElse(""),
                        number(s.norm().orElse(s.amplitude())),
                        s.unit().isPresent() ? Integer.toString(s.unit().getAsInt()) : "",
                        Integer.toString(s.unstableChange()),
                        s.criticality()
                                .or(() -> s.undecided().map(why -> "undecided: " + why))
                                .orElse(""));
            }
        }
        return table;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.10g", value);
    }
}
