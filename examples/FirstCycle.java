import dev.rondo.analysis.branch.NetworkBranch;
import dev.rondo.attractor.About;
import dev.rondo.attractor.Attractor;
import dev.rondo.attractor.Attractors;
import dev.rondo.attractor.Effort;
import dev.rondo.continuation.Branch;
import dev.rondo.dynamics.Stimulus;
import dev.rondo.dynamics.Time;
import dev.rondo.linalg.Vector;
import dev.rondo.network.NetworkDesign;
import dev.rondo.network.RateNetwork;
import dev.rondo.network.Simulator;
import dev.rondo.network.parameter.NetworkParameter;
import dev.rondo.task.SequenceTask;
import dev.rondo.training.Training;
import dev.rondo.training.gradient.GradientDescent;
import java.util.List;

/** Trains a network of 30 units, finds the limit cycle of its spontaneous activity, and continues that cycle. */
public final class FirstCycle {
    public static void main(String[] args) {
        Training training = Training.of(
                SequenceTask.DEFAULT,
                NetworkDesign.DEFAULT.with(design -> design.units = 30),
                GradientDescent.DEFAULT.with(rule -> {
                    rule.epochs = 500;
                    rule.learningRate = 0.005;
                    rule.stopAtR2 = 0.95;
                }),
                5);
        training.forEachRemaining(epoch -> {});
        System.out.println("R2 " + training.bestR2());

        RateNetwork network = training.best();
        Simulator simulator = Simulator.of(network);
        Vector end = Vector.of(simulator.stateAfter(simulator.input(List.of(Stimulus.decay()), Time.seconds(1))));
        Attractor attractor = Attractors.of(network, About.FLOW, Effort.USUAL).from(end);
        System.out.println(attractor.kind().key() + ", period " + attractor.period().orElseThrow());

        NetworkBranch along =
                new NetworkBranch(NetworkParameter.named("E_TO_E"), 1, 0.98, NetworkBranch.Of.CYCLE, About.FLOW);
        Branch branch = Branch.of(along.continuation(network, end, along.control().within(3)));
        System.out.println("points of the branch: " + branch.points().size());
    }
}
