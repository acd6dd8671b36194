package dev.rondo.paper.rajakumar2021;

import dev.rondo.analysis.Attractor;
import dev.rondo.analysis.AttractorKind;
import dev.rondo.analysis.AttractorSearch;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.BoundedMap;
import dev.rondo.network.NetworkDesign;
import dev.rondo.network.RateNetwork;
import dev.rondo.paper.Workshop;
import dev.rondo.random.Key;
import dev.rondo.study.settings.Settings;
import dev.rondo.task.SequenceTask;
import dev.rondo.task.Trial;
import dev.rondo.training.BoundedTraining;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A network whose states are bounded by conductances (4.3), and how it learned the sequence.
 *
 * @param units N
 * @param r2 of every epoch
 * @param readouts after training, T x N_out
 * @param lowest state in the trial
 * @param highest state in the trial
 * @param largestStep that plain Euler steps could have in the trial, ms
 * @param rest what it ends on
 */
public record BoundedStates(
        int units, Vector r2, Matrix readouts, double lowest, double highest, double largestStep, AttractorKind rest) {
    /** The level that excitation pulls to. */
    static final double CEILING = 3;

    /** The level that inhibition pulls to. */
    static final double FLOOR = -3;

    /** The best of some networks. */
    static BoundedStates trained(Workshop workshop, Key key) {
        List<BoundedStates> trained = IntStream.range(0, workshop.either(1, 3))
                .mapToObj(k -> one(workshop.either(40, 60), workshop.either(400, 1000), key.child(k)))
                .toList();
        return trained.stream()
                .max(java.util.Comparator.comparingDouble(b -> b.r2.get(b.r2.size() - 1)))
                .orElseThrow();
    }

    private static BoundedStates one(int units, int epochs, Key key) {
        RateNetwork initial = Settings.read(
                        NetworkDesign.class,
                        "",
                        "bounded dynamics",
                        List.of("units=" + units, "initialization.spectral_radius=1.5"))
                .draw(1, SequenceTask.DEFAULT.readouts(), key);
        Trial trial = SequenceTask.DEFAULT.conditions(initial.dt()).getFirst();
        BoundedTraining training = new BoundedTraining(CEILING, FLOOR, epochs, 0.01, 1e-3);
        BoundedTraining.Result learned = training.of(initial, trial);
        return examined(learned, trial);
    }

    private static BoundedStates examined(BoundedTraining.Result learned, Trial trial) {
        RateNetwork network = learned.network();
        double[] x = network.initialState().toArray();
        double low = 0;
        double high = 0;
        double conductance = 0;
        for (int t = 0; t < trial.steps(); t++) {
            double u = Math.max(0, network.baseline() + trial.input().get(t, 0));
            double[] next = new double[x.length];
            new BoundedMap(network, Vector.of(u), CEILING, FLOOR).apply(x, next);
            conductance = Math.max(conductance, largestConductance(network, x));
            x = next;
            for (double v : x) {
                low = Math.min(low, v);
                high = Math.max(high, v);
            }
        }
        Attractor rest = new AttractorSearch(1000, 2000, 8000).of(BoundedMap.atRest(network, CEILING, FLOOR), x);
        return new BoundedStates(
                network.units(),
                learned.r2(),
                learned.readouts(),
                low,
                high,
                2 * network.tau().ms() / conductance,
                rest.kind());
    }

    /** 1 + g + h of the unit that has most. */
    private static double largestConductance(RateNetwork network, double[] x) {
        double[] rates = new double[x.length];
        for (int j = 0; j < x.length; j++) {
            rates[j] = network.activation().rate(x[j]);
        }
        Vector sums = network.recurrent().map(Math::abs).times(Vector.owning(rates));
        double largest = 0;
        for (int i = 0; i < sums.size(); i++) {
            largest = Math.max(largest, 1 + sums.get(i));
        }
        return largest;
    }
}
