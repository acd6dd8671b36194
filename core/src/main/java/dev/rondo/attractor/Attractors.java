package dev.rondo.attractor;

import dev.rondo.dynamics.EulerMap;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.VectorField;
import dev.rondo.dynamics.piecewise.ExactFlow;
import dev.rondo.dynamics.piecewise.PiecewiseLinearField;
import dev.rondo.linalg.Vector;
import dev.rondo.network.Input;
import dev.rondo.network.NetworkField;
import dev.rondo.network.NetworkMap;
import dev.rondo.network.RateNetwork;

/**
 * The attractors of a system under a constant input: an orbit is followed until it is known on what it ends.
 *
 * <p>Three engines find them. Flows of piecewise-linear networks are followed exactly from one threshold crossing to
 * the next, those of smooth networks by a Runge-Kutta method of order 8; Newton's method closes their periodic orbits,
 * and where there are none Lyapunov exponents tell tori from chaos. Of maps the orbit itself is examined: its returns
 * and its exponents; what repeats itself after a whole number of steps is closed exactly.
 */
public sealed interface Attractors permits MapAttractors, PiecewiseLinearAttractors, SmoothAttractors {
    /** The attractor on which the orbit from a state ends. */
    Attractor from(Vector state);

    /**
     * States along an attractor that was found here, with the weights of averages over them: one period of a cycle, a
     * long stretch of what is not periodic, one state of a fixed point, none where the state grows.
     */
    Stretch along(Attractor attractor);

    /** The attractors of a network. */
    static Attractors of(RateNetwork network, Input under, About about, Effort effort) {
        if (about == About.MAP) {
            return new MapAttractors(
                    NetworkMap.under(network, under),
                    network.timeConstants().longest().in(network.dt()),
                    network.isHomogeneous(under),
                    network.activation()::rate,
                    effort);
        }
        Time step = network.dt();
        return network.activation().isPiecewiseLinear()
                ? of(
                        NetworkField.piecewiseLinear(network, under),
                        network.timeConstants().longest(),
                        step,
                        effort)
                : of(NetworkField.under(network, under), network.timeConstants().longest(), step, effort);
    }

    /** The attractors of a network without a stimulus, under its resting input. */
    static Attractors of(RateNetwork network, About about, Effort effort) {
        return of(network, Input.resting(network), about, effort);
    }

    /**
     * The attractors of a piecewise-linear flow.
     *
     * @param tau time constant of the flow
     * @param step time step that suffices to follow its tangents
     */
    static Attractors of(PiecewiseLinearField field, Time tau, Time step, Effort effort) {
        return new PiecewiseLinearAttractors(ExactFlow.of(field), tau, step, effort);
    }

    /**
     * The attractors of a smooth flow.
     *
     * @param tau time constant of the flow
     * @param step time step that suffices to follow its tangents
     */
    static Attractors of(VectorField field, Time tau, Time step, Effort effort) {
        return new SmoothAttractors(field, tau, step, effort);
    }

    /**
     * The attractors of a map.
     *
     * @param stepsPerUnit number of steps per time constant
     */
    static Attractors of(EulerMap map, double stepsPerUnit, Effort effort) {
        return new MapAttractors(map, stepsPerUnit, false, x -> 1, effort);
    }

    /**
     * States in equal steps of time along an attractor.
     *
     * @param orbit states
     * @param weights weights of averages over them; their sum is 1, or there are none
     */
    record Stretch(Orbit orbit, Vector weights) {
        static Stretch atPoint(Vector x, Time step) {
            return new Stretch(Orbit.of(new double[][] {x.toArray()}, step), Vector.of(1));
        }

        static Stretch none(Time step) {
            return new Stretch(Orbit.of(new double[0][], step), Vector.zeros(0));
        }
    }
}
