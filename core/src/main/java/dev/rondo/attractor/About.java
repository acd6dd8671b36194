package dev.rondo.attractor;

import dev.rondo.dynamics.EulerMap;
import dev.rondo.dynamics.FlowMap;
import dev.rondo.network.NetworkField;
import dev.rondo.network.NetworkMap;
import dev.rondo.network.RateNetwork;

/** Which of a network's two systems an analysis is about: at a finite step their attractors differ. */
public enum About {
    /** The Euler map that was trained. */
    MAP {
        @Override
        public EulerMap atRest(RateNetwork network) {
            return NetworkMap.atRest(network);
        }
    },
    /** The differential equation with the same weights, followed by Runge-Kutta steps of the map's length. */
    FLOW {
        @Override
        public EulerMap atRest(RateNetwork network) {
            return FlowMap.of(NetworkField.atRest(network), network.dt());
        }
    };

    /** The network left alone: u = baseline, no noise. */
    public abstract EulerMap atRest(RateNetwork network);
}
