package dev.rondo.run.behaviour;

import dev.rondo.analysis.rest.SteadyState;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Simulator;
import dev.rondo.setting.MissingBecause;
import dev.rondo.setting.Names;
import dev.rondo.task.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where conditions end: the attractors that a network goes to after its trials, without noise, and which conditions go there. */
public final class Ends {
    /** States after trials that are examined; what further ones end on is not told. */
    private static final int MOST = 24;

    private static final double SAME = 1e-3;

    private Ends() {}

    /**
     * An attractor with the conditions that end on it.
     *
     * @param kind kind of attractor, or {@code not-examined}
     * @param period period of a limit cycle
     * @param readouts z after the spontaneous activity
     * @param state x after the spontaneous activity
     * @param conditions names of the conditions
     */
    public record End(
            String kind,
            @MissingBecause("it is no limit cycle") Optional<Time> period,
            Vector readouts,
            Vector state,
            List<String> conditions) {
        public End {
            conditions = List.copyOf(conditions);
        }
    }

    /** Conditions on the way to one end. */
    private record Group(Matrix last, Vector readouts, boolean isAtRest, List<String> names) {
        Vector state() {
            return last.row(last.rows() - 1);
        }

        boolean isSameAs(Vector other) {
            return isAtRest && state().minus(other).norm() <= SAME * (1 + other.norm());
        }
    }

    /**
     * Follows conditions.
     *
     * @param rest duration of the spontaneous activity after each
     */
    public static List<End> of(RateNetwork network, List<Trial> conditions, Time rest) {
        Simulator simulator = Simulator.of(network);
        List<Group> groups = new ArrayList<>();
        for (Trial trial : conditions) {
            int steps = trial.length();
            Matrix u = simulator.seen(Matrix.build(steps, network.inputs(), trial.input()::get));
            var run = simulator.run(u, steps + simulator.steps(rest));
            int rows = run.rows();
            Matrix last = Matrix.build(2, network.units(), (k, i) -> run.x().get(rows - 2 + k, i));
            boolean isAtRest = last.row(1).minus(last.row(0)).norm()
                    <= SAME * SAME * (1 + last.row(1).norm());
            groups.stream()
                    .filter(g -> isAtRest && g.isSameAs(last.row(1)))
                    .findFirst()
                    .orElseGet(() -> {
                        Group made = new Group(last, run.z().row(rows - 1), isAtRest, new ArrayList<>());
                        groups.add(made);
                        return made;
                    })
                    .names()
                    .add(trial.name());
        }
        List<Examined> found = new ArrayList<>();
        for (int k = 0; k < groups.size(); k++) {
            Group group = groups.get(k);
            if (k < MOST) {
                join(found, examined(network, group), group.names());
            } else {
                join(found, new Examined("not-examined", Optional.empty(), Vector.zeros(0), group), group.names());
            }
        }
        return found.stream().map(Examined::end).toList();
    }

    /** Attractor of a group; groups that are still on their way may go to the same. */
    private record Examined(String kind, Optional<Time> period, Vector mean, Group group) {
        boolean isSameAs(Examined other) {
            return kind.equals(other.kind)
                    && mean.size() == other.mean.size()
                    && mean.minus(other.mean).norm() <= SAME * (1 + mean.norm());
        }

        End end() {
            return new End(kind, period, group.readouts(), group.state(), group.names());
        }
    }

    private static void join(List<Examined> found, Examined next, List<String> names) {
        Optional<Examined> same = found.stream().filter(e -> e.isSameAs(next)).findFirst();
        if (same.isPresent()) {
            same.orElseThrow().group().names().addAll(List.copyOf(names));
        } else {
            found.add(next);
        }
    }

    private static Examined examined(RateNetwork network, Group group) {
        SteadyState.Result result =
                SteadyState.DEFAULT.from(network, group.state().toArray());
        return new Examined(Names.kebab(result.kind()), result.period(), result.mean(), group);
    }
}
