package dev.rondo.paper.rajakumar2021;

import dev.rondo.attractor.Attractor;
import dev.rondo.attractor.AttractorKind;
import dev.rondo.attractor.AttractorSearch;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.BoundedMap;
import dev.rondo.network.NetworkDesign;
import dev.rondo.network.RateNetwork;
import dev.rondo.paper.PaperContext;
import dev.rondo.random.Key;
import dev.rondo.setting.yaml.Settings;
import dev.rondo.task.SequenceTask;
import dev.rondo.task.Trial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A network whose states are bounded by conductances (4.3), and how it learned the sequence.
 *
 * <p>Input weights up to 0.5 and a spectral radius of 1.5 let every network learn it; with weights up to 0.1 some
 * readouts fall silent and R2 stays between 0.6 and 0.93. What is learned in exponential Euler steps of 10 ms is a map
 * whose flow does something else altogether, since conductances change within a step. So learning goes on in shorter
 * steps, which cost as much more.
 *
 * @param units N
 * @param mapR2 after the epochs in steps of 10 ms
 * @param r2 of every epoch, in the steps that it learned in
 * @param readouts readouts after training, T x N_out
 * @param lowest state in the trial
 * @param highest state in the trial
 * @param largestStep largest time step at which plain Euler would be stable in the trial, ms
 * @param flowR2 of the learned weights in exponential Euler steps of 0.5 ms
 * @param rest spontaneous activity after the trial
 */
public record BoundedStates(
        int units,
        double mapR2,
        Vector r2,
        Matrix readouts,
        double lowest,
        double highest,
        double largestStep,
        double flowR2,
        AttractorKind rest) {
    /** The level that excitation pulls to. */
    static final double CEILING = 3;

    /** The level that inhibition pulls to. */
    static final double FLOOR = -3;

    private static final int UNITS = 60;
    private static final Time FINE = Time.ms(0.5);

    /**
     * A part of learning.
     *
     * @param step time step of exponential Euler
     * @param epochs epochs trained with this time step
     * @param rate initial learning rate of Adam
     */
    private record Stage(Time step, int epochs, double rate) {}

    private static final List<Stage> STAGES = List.of(
            new Stage(Time.ms(10), 500, 0.01),
            new Stage(Time.ms(2), 250, 0.005),
            new Stage(Time.ms(1), 100, 0.002),
            new Stage(FINE, 60, 0.001));
    private static final List<Stage> FIRST_LOOK = List.of(
            new Stage(Time.ms(10), 500, 0.01), new Stage(Time.ms(2), 150, 0.005), new Stage(Time.ms(1), 50, 0.002));

    /** Some networks, each from its own draw. */
    static List<BoundedStates> trained(PaperContext workshop, Key key) {
        List<Stage> stages = workshop.quick() ? FIRST_LOOK : STAGES;
        return workshop.draws("bounded states", workshop.either(1, 3), k -> one(stages, key.child(k)));
    }

    private static BoundedStates one(List<Stage> stages, Key key) {
        RateNetwork network = Settings.read(
                        NetworkDesign.class,
                        "",
                        "bounded dynamics",
                        List.of(
                                "units=" + UNITS,
                                "initialization.spectral_radius=1.5",
                                "initialization.input_maximum=0.5"))
                .draw(1, SequenceTask.DEFAULT.readouts(), key);
        List<BoundedTraining.Result> learned = new ArrayList<>();
        for (Stage stage : stages) {
            learned.add(new BoundedTraining(CEILING, FLOOR, stage.epochs(), stage.rate(), 1e-3)
                    .of(network.withStep(stage.step()), trial(stage.step())));
            network = learned.getLast().network();
        }
        return examined(learned);
    }

    private static Trial trial(Time step) {
        return SequenceTask.DEFAULT.conditions(step).getFirst();
    }

    private static BoundedStates examined(List<BoundedTraining.Result> learned) {
        RateNetwork network = learned.getLast().network();
        Trial trial = trial(network.dt());
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
        Attractor rest = new AttractorSearch(5000, 5000, 30_000).of(BoundedMap.atRest(network, CEILING, FLOOR), x);
        return new BoundedStates(
                network.units(),
                learned.getFirst().last(),
                Vector.of(learned.stream()
                        .flatMapToDouble(part -> Arrays.stream(part.r2().toArray()))
                        .toArray()),
                learned.getLast().readouts(),
                low,
                high,
                2 * network.tau().ms() / conductance,
                inFineSteps(network),
                rest.kind());
    }

    /** The R2 of the trial in steps of {@link #FINE}. */
    private static double inFineSteps(RateNetwork trained) {
        return new BoundedTraining(CEILING, FLOOR, 1, 1, 0).r2(trained.withStep(FINE), trial(FINE));
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
