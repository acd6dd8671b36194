package dev.rondo.network.parameter;

import dev.rondo.linalg.Vector;
import dev.rondo.network.RateNetwork;

/** Tonic level of all inputs. Where the network rectifies its input it is not below 0. */
public record Baseline() implements NetworkParameter {
    @Override
    public String key() {
        return "baseline";
    }

    @Override
    public double present(RateNetwork network) {
        return network.restingInput();
    }

    @Override
    public double least(RateNetwork network) {
        return network.noise().rectifyInput() ? 0 : Double.NEGATIVE_INFINITY;
    }

    @Override
    public void requireOf(RateNetwork network, double value) {
        Inputs.requireReached(network);
        Inputs.requireSeen(network, value, "baseline = " + value);
    }

    @Override
    public RateEquation at(RateEquation equation, double value) {
        return equation.withBaselines(Vector.constant(equation.baselines().size(), value));
    }

    @Override
    public RateEquationSlope slope(RateEquation equation, double value) {
        return RateEquationSlope.none(equation.units()).withDrive(Inputs.ofAll(equation));
    }
}
