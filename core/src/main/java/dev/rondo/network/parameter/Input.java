package dev.rondo.network.parameter;

import dev.rondo.linalg.Vector;
import dev.rondo.network.RateNetwork;

/**
 * Constant input to all channels on top of their tonic levels: u = baseline + parameter. Where the network rectifies its input
 * u is not below 0.
 */
public record Input() implements NetworkParameter {
    @Override
    public String key() {
        return "input";
    }

    @Override
    public double present(RateNetwork network) {
        return 0;
    }

    @Override
    public double least(RateNetwork network) {
        return network.noise().rectifyInput() ? -Inputs.lowestBaseline(network) : Double.NEGATIVE_INFINITY;
    }

    @Override
    public void requireOf(RateNetwork network, double value) {
        Inputs.requireReached(network);
        double baseline = Inputs.lowestBaseline(network);
        Inputs.requireSeen(network, baseline + value, "baseline = " + baseline + ", input = " + value);
    }

    @Override
    public RateEquation at(RateEquation equation, double value) {
        return equation.withInputs(Vector.constant(equation.inputs().size(), value));
    }

    @Override
    public RateEquationSlope slope(RateEquation equation, double value) {
        return RateEquationSlope.none(equation.units()).withDrive(Inputs.ofAll(equation));
    }
}
