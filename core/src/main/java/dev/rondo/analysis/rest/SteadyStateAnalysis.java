package dev.rondo.analysis.rest;

import dev.rondo.analysis.Analysis;
import dev.rondo.analysis.Answer;
import dev.rondo.analysis.Card;
import dev.rondo.analysis.Drawing;
import dev.rondo.analysis.Subject;
import dev.rondo.attractor.About;

/** Steady state of the Euler map after a trial. */
public record SteadyStateAnalysis() implements Analysis<SteadyStateSummary> {
    @Override
    public Card card() {
        return Card.ofNetwork(
                        "steady-state",
                        "attractor of the network after the trial, its period and the order of its readouts",
                        Card.Material.STATE_AFTER_TRIAL,
                        About.MAP)
                .example("rondo analyze steady-state network.npz", "the steady state after the trial")
                .example(
                        "rondo analyze steady-state network.npz --stimulus pulse --json",
                        "after another stimulus, as one document");
    }

    @Override
    public Answer<SteadyStateSummary> of(Subject subject) {
        SteadyState.Result result =
                SteadyState.DEFAULT.from(subject.network(), subject.state().toArray());
        return Answer.about(About.MAP, SteadyStateSummary.of(result), result.certificate());
    }

    @Override
    public Drawing draw(SteadyStateSummary result, Subject subject) {
        return Drawing.none("its figure is not drawn yet");
    }
}
