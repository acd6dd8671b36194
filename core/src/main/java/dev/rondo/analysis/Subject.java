package dev.rondo.analysis;

import dev.rondo.attractor.About;
import dev.rondo.attractor.Attractor;
import dev.rondo.attractor.Attractors;
import dev.rondo.attractor.Effort;
import dev.rondo.dynamics.StateOverflow;
import dev.rondo.dynamics.Trajectory;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Simulator;
import dev.rondo.random.Key;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Subject of an analysis: a matrix, or a network with the input that is played to it first. Everything is made when it
 * is asked for, and once. Usable from any thread.
 *
 * <p>A trial begins at x0 and is played without noise. After it the input is constant: the network's baseline, or
 * {@link #under another one}.
 */
public final class Subject {
    private static final Key NOISE = Key.ofSeed(1);

    private final Supplier<RateNetwork> given;
    private final Supplier<Matrix> matrix;
    private final Function<RateNetwork, TrialInput> played;
    private final Optional<Vector> under;
    private final Key key;

    private final Once<RateNetwork> network;
    private final Once<TrialInput> trial;
    private final Once<Trajectory> trajectory;
    private final Once<Vector> state;
    private final Map<Search, Attractor> attractors = new ConcurrentHashMap<>();

    private Subject(
            Supplier<RateNetwork> given,
            Supplier<Matrix> matrix,
            Function<RateNetwork, TrialInput> played,
            Optional<Vector> under,
            Key key) {
        this.given = given;
        this.matrix = matrix;
        this.played = played;
        this.under = under;
        this.key = key;
        network = new Once<>(
                () -> under.map(u -> ConstantInput.folded(given.get(), u)).orElseGet(given));
        trial = new Once<>(() -> played.apply(given.get()));
        trajectory = new Once<>(() -> Simulator.of(given.get()).run(input(), input().rows()));
        state = new Once<>(this::endOfTrial);
    }

    /** @throws dev.rondo.setting.Refusal if a state overflows in the trial */
    private Vector endOfTrial() {
        Vector end = Vector.owning(Simulator.of(given.get()).stateAfter(input()));
        if (end.isFinite()) {
            return given.get().isRateForm() ? underConstantInput(end) : end;
        }
        Matrix x = Simulator.of(given.get()).run(input(), input().rows()).x();
        int step = 0;
        while (step < x.rows() - 1 && x.row(step).isFinite()) {
            step++;
        }
        throw StateOverflow.atStep(x.row(step).toArray(), step + 1L, given.get().dt());
    }

    /** State y = W r + W_in u + b of a network in r-form as the input changes to the constant one. */
    private Vector underConstantInput(Vector y) {
        return under.map(u ->
                        y.plus(given.get().input().times(u.minus(given.get().restingInputs()))))
                .orElse(y);
    }

    /** A network to which nothing is played: its trial is empty, its state x0. */
    public static Subject of(RateNetwork network) {
        return of(() -> network, network::recurrent);
    }

    /** A matrix alone. */
    public static Subject of(Matrix matrix) {
        return of(
                () -> {
                    throw new IllegalArgumentException("The analysis needs a network, not a matrix alone");
                },
                () -> matrix);
    }

    /**
     * Contents of a file, read when they are needed.
     *
     * @param network the network
     * @param matrix square matrix; W_rec of a network
     */
    public static Subject of(Supplier<RateNetwork> network, Supplier<Matrix> matrix) {
        return new Subject(
                new Once<>(network)::get,
                new Once<>(matrix)::get,
                n -> new TrialInput("no stimulus", Matrix.zeros(0, n.inputs())),
                Optional.empty(),
                NOISE);
    }

    /** With a trial: its input, made of the network when it is needed. */
    public Subject playing(Function<RateNetwork, TrialInput> input) {
        return new Subject(given, matrix, input, under, key);
    }

    /** With a trial. */
    public Subject playing(TrialInput input) {
        return playing(n -> input);
    }

    /**
     * With a constant input in place of the baseline whenever no trial is played.
     *
     * @param input constant input, N_in
     */
    public Subject under(Vector input) {
        return new Subject(given, matrix, played, Optional.of(input), key);
    }

    /** With another key for the noise. */
    public Subject noise(Key other) {
        return new Subject(given, matrix, played, under, other);
    }

    /**
     * The network as it runs when no trial is played: with {@link #under another constant input}, its bias is
     * {@code b + W_in (u - baseline)}.
     */
    public RateNetwork network() {
        return network.get();
    }

    /**
     * The matrix: W_rec of a network.
     *
     * @throws IllegalArgumentException if it is empty or not square
     */
    public Matrix matrix() {
        Matrix all = matrix.get();
        if (!all.isSquare() || all.rows() == 0) {
            throw new IllegalArgumentException(
                    "A connectivity must have one row and one column per unit: this matrix is " + all.shape());
        }
        return all;
    }

    /** Description of the trial's input in words. */
    public String played() {
        return trial.get().words();
    }

    /** Input of the trial, T x N_in, baseline included. */
    public Matrix input() {
        return trial.get().input();
    }

    /**
     * Trajectory of the network in the trial, without noise.
     *
     * @throws IllegalArgumentException if nothing is played
     */
    public Trajectory trajectory() {
        if (input().rows() == 0) {
            throw new IllegalArgumentException("The activity in a trial is analysed and nothing is played: the network"
                    + " names no task, so give a stimulus (--stimulus NAME) or an input (--input FILE)");
        }
        return trajectory.get();
    }

    /** State at the end of the trial, N. */
    public Vector state() {
        return state.get();
    }

    /**
     * The attractor on which the orbit from {@link #state the end of the trial} ends.
     *
     * @param about map or flow
     */
    public Attractor attractor(About about, Effort effort) {
        return attractors.computeIfAbsent(
                new Search(about, effort),
                search -> Attractors.of(network(), about, effort).from(state()));
    }

    /** The constant input, if it is not the baseline. */
    public Optional<Vector> constantInput() {
        return under;
    }

    /** Key of the noise, and of everything else that is drawn at random. */
    public Key key() {
        return key;
    }

    private record Search(About about, Effort effort) {}

    /** A value that is made at the first call. */
    private static final class Once<T> {
        private final Supplier<T> make;
        private @Nullable T value;

        Once(Supplier<T> make) {
            this.make = make;
        }

        synchronized T get() {
            T known = value;
            if (known == null) {
                known = make.get();
                value = known;
            }
            return known;
        }
    }
}
