package dev.rondo.analysis.rest;

import dev.rondo.analysis.Analysis;
import dev.rondo.analysis.Answer;
import dev.rondo.analysis.Card;
import dev.rondo.analysis.Drawing;
import dev.rondo.analysis.Subject;
import dev.rondo.attractor.About;
import dev.rondo.attractor.Attractor;
import dev.rondo.attractor.Effort;
import dev.rondo.dynamics.Time;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Legend;
import dev.rondo.figure.Length;
import dev.rondo.figure.Line;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Rule;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Input;
import dev.rondo.network.NetworkField;
import dev.rondo.network.RateForm;
import dev.rondo.network.RateNetwork;
import dev.rondo.setting.Setting;
import java.util.stream.IntStream;

/**
 * Phase response of the flow's limit cycle: shift of its phase by a weak pulse, by the exact adjoint, and the range of
 * frequencies to which a weak periodic input entrains it.
 *
 * @param points number of times along the period
 */
public record PhaseResponseAnalysis(
        @Setting(meaning = "Number of times along the period", byDefault = "200", min = 8, max = 100000)
        int points) implements Analysis<PhaseResponseAnalysis.Result> {

    /**
     * Phase response.
     *
     * @param period period T of the cycle
     * @param phase phases t/T at which the response is given, from 0 to 1
     * @param response Z, phases x N: shift of the phase in seconds by a pulse of 1 to the state of one unit
     * @param inputResponse phases x N_in: shift of the phase, in seconds, by a pulse of 1 s to one input channel
     * @param strongestUnit unit whose state shifts the phase most
     * @param lockingPerUnit half-width of the range of angular frequencies, rad/s, to which a sinusoidal input of amplitude 1
     *     to a channel entrains the cycle, to first order
     */
    public record Result(
            Time period,
            Vector phase,
            Matrix response,
            Matrix inputResponse,
            int strongestUnit,
            Vector lockingPerUnit) {}

    /**
     * Certificate of the response.
     *
     * @param normalisationError largest |Z.F - 1| along the cycle
     * @param closureError |M^T Z - Z|/|Z| over one period
     */
    public record Certificate(double normalisationError, double closureError) {}

    @Override
    public Card card() {
        return Card.ofNetwork(
                        "phase-response",
                        "phase response of the flow's limit cycle, and its entrainment by weak inputs",
                        Card.Material.TRIAL,
                        About.FLOW)
                .field("period_s", "s", "T", "period of the cycle")
                .field("phase", "", "t/T", "phases at which the response is given")
                .field(
                        "response",
                        "s",
                        "Z(t), Z' = -J^T Z, Z.F = 1",
                        "shift of the phase by a pulse of 1 to the state of one unit, phases x N; positive: advance")
                .field(
                        "input_response",
                        "",
                        "Z(t) T^-1 W_in",
                        "shift in seconds by a pulse of 1 s to one input channel")
                .field("strongest_unit", "index of the unit whose state shifts the phase most")
                .field(
                        "locking_per_unit",
                        "rad/s",
                        "|<Z_rad.b e^(-i theta)>|",
                        "half-width of the range of frequencies to which a sinusoidal input of amplitude 1 entrains"
                                + " the cycle, to first order, one per channel")
                .certificate(
                        "normalisation_error",
                        "",
                        "max |Z.F - 1|",
                        "largest error of the normalisation along the cycle")
                .certificate("closure_error", "", "|M^T Z - Z|/|Z|", "error of the left eigenvector over one period")
                .note("The cycle is that of the flow on which the network ends after the trial. Z is the left"
                        + " Floquet vector carried backward along the cycle; for piecewise-linear networks by"
                        + " exact exponentials.")
                .cites("rajakumar2021")
                .example("rondo analyze phase-response network.npz", "phase response of the network's cycle")
                .example("rondo analyze phase-response network.npz --out response.npz", "with all curves as arrays");
    }

    /**
     * Phase response of a network's cycle.
     *
     * @throws IllegalArgumentException if the flow does not end on a limit cycle
     */
    @Override
    public Answer<Result> of(Subject subject) {
        RateForm.requireStates(
                subject.network(), "A phase response", "a pulse of input acts inside phi there, not on the states");
        Attractor attractor = subject.attractor(About.FLOW, Effort.USUAL);
        if (!(attractor instanceof Attractor.Cycle cycle)) {
            throw new IllegalArgumentException(
                    "A phase response needs a limit cycle of the flow, and this network ends on: "
                            + attractor.kind().key());
        }
        RateNetwork network = subject.network();
        AdjointResponse adjoint = cycle.patched().isPresent()
                ? AdjointResponse.of(
                        NetworkField.piecewiseLinear(network, Input.resting(network)),
                        cycle.patched().get(),
                        points)
                : AdjointResponse.of(
                        NetworkField.atRest(network),
                        cycle.orbit().start(),
                        cycle.orbit().period(),
                        points);
        return Answer.about(
                About.FLOW,
                result(network, cycle.orbit().period(), adjoint),
                new Certificate(adjoint.normalisationError(), adjoint.closureError()));
    }

    private static Result result(RateNetwork network, Time period, AdjointResponse adjoint) {
        Vector rates = network.timeConstants().rates();
        Matrix drive = Matrix.build(
                network.units(),
                network.inputs(),
                (i, k) -> rates.get(i) * network.input().get(i, k));
        Vector times = adjoint.times();
        return new Result(
                period,
                times.times(1 / period.seconds()),
                adjoint.response(),
                network.inputs() == 0
                        ? Matrix.zeros(times.size(), 0)
                        : adjoint.response().times(drive),
                strongest(adjoint.response()),
                Vector.of(IntStream.range(0, network.inputs())
                        .mapToDouble(k -> adjoint.lockingHalfWidth(drive.column(k)))
                        .toArray()));
    }

    private static int strongest(Matrix response) {
        int best = 0;
        double largest = 0;
        for (int i = 0; i < response.columns(); i++) {
            for (int k = 0; k < response.rows(); k++) {
                if (Math.abs(response.get(k, i)) > largest) {
                    largest = Math.abs(response.get(k, i));
                    best = i;
                }
            }
        }
        return best;
    }

    @Override
    public Drawing draw(Result result, Subject subject) {
        double[] phase = result.phase().toArray();
        Panel units = Panel.of(Axis.x("phase").range(0, 1), Axis.y("shift of the phase", "s"))
                .title("pulse to the strongest unit, " + result.strongestUnit())
                .with(Rule.horizontal(0))
                .with(Line.of(
                                phase,
                                result.response().column(result.strongestUnit()).toArray())
                        .colour(Palette.BLUE));
        if (result.inputResponse().columns() == 0) {
            return Drawing.of(described(Figure.row(units).width(Length.mm(85))));
        }
        Panel inputs = Panel.of(Axis.x("phase").range(0, 1), Axis.y("shift per input", "s per s"))
                .title("pulse to an input")
                .legend(Legend.ABOVE)
                .with(Rule.horizontal(0));
        for (int k = 0; k < Math.min(4, result.inputResponse().columns()); k++) {
            inputs = inputs.with(Line.of(phase, result.inputResponse().column(k).toArray())
                    .colour(Palette.colour(k))
                    .label(subject.network().inputName(k)));
        }
        return Drawing.of(described(Figure.row(units, inputs).width(Length.mm(150))));
    }

    private static Figure described(Figure figure) {
        return figure.height(Length.mm(65))
                .lettered()
                .described(
                        "Phase response",
                        "Shift of the phase of the limit cycle by a weak pulse against the phase at which it comes,"
                                + " for the state of the most effective unit and for the inputs.");
    }
}
