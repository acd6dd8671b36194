package dev.rondo.network;

import dev.rondo.setting.Kind;
import dev.rondo.setting.Kinds;
import java.util.List;

/** The activations that come with Rondo. */
public final class ActivationKinds implements Kinds<Activation> {
    @Override
    public Class<Activation> family() {
        return Activation.class;
    }

    @Override
    public List<Kind<Activation>> kinds() {
        return List.of(
                new Kind<>("relu", "max(0, x)", Rectifiers.Relu.class),
                new Kind<>("softplus", "log(1 + e^x)", SmoothActivations.Softplus.class),
                new Kind<>("identity", "x: the linear network", SmoothActivations.Identity.class),
                new Kind<>("tanh", "tanh x", SmoothActivations.Tanh.class),
                new Kind<>("sigmoid", "1/(1 + e^-x)", SmoothActivations.Sigmoid.class),
                new Kind<>("leaky-relu", "x above 0, slope x below", Rectifiers.LeakyRelu.class),
                new Kind<>("capped-relu", "x between 0 and cap, constant outside", Rectifiers.CappedRelu.class),
                new Kind<>(
                        "power-law",
                        "gain max(0, x)^exponent, as in the stabilised supralinear network",
                        PowerLaw.class));
    }
}
