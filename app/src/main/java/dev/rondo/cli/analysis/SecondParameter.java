package dev.rondo.cli.analysis;

import dev.rondo.analysis.branch.NetworkBranch;
import dev.rondo.analysis.branch.NetworkLocus;
import dev.rondo.network.parameter.NetworkParameter;
import java.util.List;
import picocli.CommandLine.Option;

/** Options of {@code rondo continue} on a second parameter. */
final class SecondParameter {
    @Option(
            names = "--and",
            paramLabel = "NAME",
            required = true,
            description = "A second parameter: follow special points of the branch in the plane of both.")
    @SuppressWarnings("NullAway.Init") // given by the command line
    private String name;

    @Option(names = "--and-from", paramLabel = "VALUE", required = true, description = "Its lowest value.")
    private double low;

    @Option(names = "--and-to", paramLabel = "VALUE", required = true, description = "Its highest value.")
    private double high;

    @Option(
            names = "--follow",
            paramLabel = "KIND",
            split = ",",
            description =
                    "Which special points: LP (folds), HB (Hopf), TR (torus), PD (period doubling), BC (border collisions),"
                            + " BC:UNIT (those of a unit); joined by commas (LP,HB,TR,PD).")
    private List<String> follow = List.of("LP", "HB", "TR", "PD");

    @Option(names = "--curves", paramLabel = "N", description = "How many curves at most (20).")
    private int curves = 20;

    NetworkLocus request(NetworkBranch along) {
        return new NetworkLocus(along, NetworkParameter.named(name), low, high);
    }

    List<NetworkLocus.Kind> kinds() {
        return follow.stream().map(NetworkLocus.Kind::named).toList();
    }

    int curves() {
        return curves;
    }
}
