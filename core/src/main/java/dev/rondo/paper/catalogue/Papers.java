package dev.rondo.paper.catalogue;

import dev.rondo.paper.Paper;
import dev.rondo.paper.common.NetworkStore;
import dev.rondo.paper.hennequin2012.Hennequin2012;
import dev.rondo.paper.rajakumar2021.Rajakumar2021;
import dev.rondo.paper.rajakumar2021.Reasons;
import dev.rondo.paper.rajakumar2021.TrainedNetworks;
import java.nio.file.Path;
import java.util.List;

/** The papers that can be made again, one line each. */
public final class Papers {
    private Papers() {}

    /** All of them.
     *
     * @param store the folder in which trained networks are kept, so that none is trained twice
     */
    public static List<Paper> all(Path store) {
        NetworkStore kept = new NetworkStore(store);
        TrainedNetworks networks = kept::of;
        return List.of(
                new Paper(
                        "rajakumar2021",
                        "Rajakumar, Rinzel and Chen (2021), Stimulus-driven and spontaneous dynamics in"
                                + " excitatory-inhibitory recurrent neural networks for sequence representation",
                        "networks that learn a sequence and replay it as a limit cycle after the stimulus",
                        Rajakumar2021.CITATION,
                        Rajakumar2021.figures(networks),
                        List.of(Rajakumar2021.literal(networks)),
                        Reasons.CONDITIONS),
                new Paper(
                        "hennequin2012",
                        "Hennequin, Vogels and Gerstner (2012), Nonnormal amplification in random balanced neuronal"
                                + " networks",
                        "nonnormal amplification in random balanced networks",
                        Hennequin2012.CITATION,
                        Hennequin2012.FIGURES,
                        List.of(),
                        List.of()));
    }
}
