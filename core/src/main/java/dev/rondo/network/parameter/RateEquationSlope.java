package dev.rondo.network.parameter;

import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;

/**
 * Derivatives of the coefficients of a rate equation with respect to a parameter p; those of phi itself are its {@link
 * dev.rondo.network.Rates#parameterSlope}.
 *
 * @param weights dW/dp, N x N
 * @param drive dh/dp, N
 * @param timeConstants dtau/dp in s, N
 */
public record RateEquationSlope(Matrix weights, Vector drive, Vector timeConstants) {
    /** Of coefficients that do not depend on the parameter. */
    public static RateEquationSlope none(int units) {
        return new RateEquationSlope(Matrix.zeros(units, units), Vector.zeros(units), Vector.zeros(units));
    }

    /** With this dW/dp. */
    public RateEquationSlope withWeights(Matrix slope) {
        return new RateEquationSlope(slope, drive, timeConstants);
    }

    /** With this dh/dp. */
    public RateEquationSlope withDrive(Vector slope) {
        return new RateEquationSlope(weights, slope, timeConstants);
    }

    /** With this dtau/dp. */
    public RateEquationSlope withTimeConstants(Vector slope) {
        return new RateEquationSlope(weights, drive, slope);
    }
}
