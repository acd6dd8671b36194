package dev.rondo.cli;

import dev.rondo.study.Environment;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code rondo cite}: BibTeX of this software and of the work that it is built on. */
@Command
final class CiteCommand implements Callable<Integer> {
    private static final String ENTRIES = """
            @software{rondo,
              title   = {Rondo: excitatory-inhibitory recurrent networks, trained, simulated and dissected},
              author  = {{The Rondo developers}},
              version = {%s},
              year    = {2026}
            }

            @article{rajakumar2021,
              title   = {Stimulus-driven and spontaneous dynamics in excitatory-inhibitory recurrent neural networks for
                         sequence representation},
              author  = {Rajakumar, Alfred and Rinzel, John and Chen, Zhe S.},
              journal = {Neural Computation},
              volume  = {33},
              pages   = {2603--2645},
              year    = {2021},
              doi     = {10.1162/neco_a_01418}
            }

            @article{hennequin2012,
              title   = {Non-normal amplification in random balanced neuronal networks},
              author  = {Hennequin, Guillaume and Vogels, Tim P. and Gerstner, Wulfram},
              journal = {Physical Review E},
              volume  = {86},
              pages   = {011909},
              year    = {2012},
              doi     = {10.1103/PhysRevE.86.011909}
            }

            @article{song2016,
              title   = {Training excitatory-inhibitory recurrent neural networks for cognitive tasks: a simple and flexible
                         framework},
              author  = {Song, H. Francis and Yang, Guangyu R. and Wang, Xiao-Jing},
              journal = {PLoS Computational Biology},
              volume  = {12},
              pages   = {e1004792},
              year    = {2016},
              doi     = {10.1371/journal.pcbi.1004792}
            }""";

    private final Rondo rondo;

    CiteCommand(Rondo rondo) {
        this.rondo = rondo;
    }

    @Override
    public Integer call() {
        rondo.output().result(ENTRIES.formatted(Environment.rondoVersion()));
        return Main.DONE;
    }
}
