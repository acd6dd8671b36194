package dev.rondo.paper.rajakumar2021;

import dev.rondo.paper.Claim;
import dev.rondo.paper.PaperNotes;
import java.util.List;

/**
 * The section "what did not reproduce, and why": one entry for every claim whose verdict is that it fails, with what is
 * known of the reason; and what the figures had to do otherwise than the text so that there was something to test.
 */
public final class NotReproduced {
    /** Reason for the failure of claims whose sentence contains a fragment. */
    private record Reason(String fragment, String why) {}

    private static final String UNKNOWN = "No general reason is known: other networks or draws may differ.";

    private static final List<Reason> REASONS = List.of(
            new Reason(
                    "more than 10^5 epochs",
                    "Plain gradient descent with the paper's settings does take tens of thousands of updates; Adam, with larger"
                            + " readout weights and help for silent readouts, takes a thousand."),
            new Reason(
                    "By the text, plain gradient descent",
                    "Readout weights of at most 0.1 pass on a tenth of the error, so that R2 rises slowly, and a readout that"
                            + " is drawn negative passes on none at first: with eight readouts one that stays silent costs"
                            + " an eighth of R2. Of two networks one has one silent readout in the end, the other three."),
            new Reason(
                    "readouts drawn negative",
                    "U[-0.1, 0.1] is negative half of the time. A readout reads an excitatory unit, so its weight cannot be:"
                            + " the trainer sets it to 0. The text means U[0, 0.1] or readouts of free signs."),
            new Reason(
                    "Left alone, stimulus-free",
                    "Without drive and bias F(c x) = c F(x): every multiple of an orbit is an orbit, so none is isolated. It"
                            + " decays or grows; where its direction turns, it is on a projective cycle."),
            new Reason(
                    "added after training to the letter",
                    "The drive makes cycles possible, not certain: a network whose growing modes all decay or that has too"
                            + " strong ones rests at a fixed point or diverges."),
            new Reason(
                    "whatever the order of the modes",
                    "A Schur form has as many shapes as orders of its eigenvalues. Without sorting, about by |lambda|, the"
                            + " first eight modes are four to seven times as strong; by growth, less than half of that."),
            new Reason(
                    "\u221e-shaped",
                    "Which plane rotates fastest depends on the network: the orbit turns both ways in some of them only."),
            new Reason(
                    "without the tonic drive",
                    "A ReLU network without drive and bias is homogeneous: F(c x) = c F(x), so an orbit comes with all its"
                            + " multiples and none is isolated. The trainer that the paper used adds a drive of 0.2 that its"
                            + " text does not mention."),
            new Reason(
                    "peak of the readouts over their peak in the trial",
                    "At rest the drive is 0.2, a thirtieth of the stimulus: rates scale with it. The paper's heat maps are"
                            + " normalised row by row, which hides it."),
            new Reason(
                    "in order, in how many of",
                    "Nothing in training asks for an order at rest: it differs from network to network."),
            new Reason(
                    "forward or backward, in how",
                    "Nothing in training asks for an order at rest: it differs from network to network."),
            new Reason(
                    "sequence 2 in both setups",
                    "Which of its two sequences a cycle resembles differs from network to network; the paper shows one of each"
                            + " setup."),
            new Reason(
                    "A second stimulus at 3 s",
                    "The answer depends on the state that the stimulus meets, and training only ever saw x0 = 0: of five"
                            + " networks two answer both stimuli, of one that is looked at none need do."),
            new Reason(
                    "They too end on one limit cycle",
                    "Networks of setup 3 learn with a trained bias, which takes part in what they do at rest: one in five has"
                            + " a stable fixed point."),
            new Reason(
                    "The learned order goes before the cycle",
                    "The order of readouts may survive as long as the cycle is watched; how many are in order at first differs"
                            + " from network to network."),
            new Reason(
                    "shorter period than in setup 1",
                    "The periods of setups 1 and 3 overlap: .5 to 1.4 s and .5 to .7 s in the networks that were trained here."),
            new Reason(
                    "for every excitatory unit after a pulse",
                    "Potentiation raises the growth rate of the fast pair more than its frequency, and the peak of a faster"
                            + " growing oscillation comes later."),
            new Reason(
                    "most sensitive to E-to-E",
                    "In most networks it is; in one of five another projection has a narrower range."),
            new Reason("survives without", "It depends on network and mask; the paper shows one of each."),
            new Reason(
                    "above 0.8 for both",
                    "The answer to a second stimulus depends on the state that it meets; training only ever saw x0 = 0."),
            new Reason(
                    "over ten times of the cycle",
                    "The answer to a second stimulus depends on the state that it meets, so on the phase of the cycle."),
            new Reason(
                    "readouts of their own are learned",
                    "The worst network has readouts that fell silent in training and did not come back."),
            new Reason(
                    "x16 and x15",
                    "Which way an orbit turns in a plane of two units depends on their phases at rest, which nothing fixes."),
            new Reason(
                    "five paces have one too",
                    "The input carries these sequences: with it held at any level from 0 to 6 the networks come to rest, with"
                            + " or without a trained bias, so nothing turns once it is gone. With a tonic drive of 1 and no"
                            + " bias both networks that were tried have cycles, and learn worse (R2 .81 and .85)."),
            new Reason(
                    "potentiation lets the sequence be replayed faster",
                    "The leading mode turns faster all the time, yet the cycle goes through period doublings and changes of"
                            + " the regions that it visits, and the one that is left may be slower."),
            new Reason(
                    "on the readout alone", "A network as drawn has too few modes as fast and as late as the bumps."),
            new Reason(
                    "whatever the rule",
                    "Least squares fix the currents along the trial alone; what lies beyond them may well be a fixed point."),
            new Reason(
                    "bounded dynamics can learn",
                    "Readouts that fall silent learn nothing more; other first weights reach higher."),
            new Reason(
                    "as a flow too",
                    "Conductances change within a step of 10 ms: what is learned there is a map, whose flow does something else"
                            + " (R2 below 0). It takes a few hundred epochs in shorter steps, each as much longer."),
            new Reason(
                    "plain Euler steps of 10 ms would do",
                    "With many active inputs the conductance 1 + g + h is large, and the effective time constant as much"
                            + " shorter than tau; exponential Euler steps do without."),
            new Reason(
                    "radian",
                    "A slip of units: with tau in milliseconds 0.125 is radian/ms, 19.9 Hz. Networks that were trained here"
                            + " have slower modes even so."),
            new Reason(
                    "components explain",
                    "The number depends on the penalty on rates: two without it, four to six with a stronger one."),
            new Reason(
                    "excites those near",
                    "The mean of the Schur form by distance has no sign that networks share; a Schur form also depends on"
                            + " the order of its eigenvalues and on the signs of its vectors."),
            new Reason(
                    "Hopf",
                    "A ReLU network is piecewise linear: its cycles may end where they touch a boundary (a border collision),"
                            + " at a finite amplitude, and beside a fixed point that is stable already."),
            new Reason("20 % of E-to-E", "It depends on network and mask; the paper shows one of each."),
            new Reason(
                    "three units have fixed points only",
                    "The search had no tonic drive, without which a ReLU circuit is homogeneous; with one, E-E-I circuits have"
                            + " a cycle wherever their all-active fixed point is an unstable spiral."),
            new Reason("A.18", "The factor 1/tau of A was dropped between A.6 and A.16 to A.20."),
            new Reason(
                    "ReLU and softplus have g",
                    "With Gaussian projections half of the units fire on average, whatever the amplitude, so nothing"
                            + " saturates. A cycle as in figure 12 takes a saturating phi, as in Susman, Brenner and Barak"
                            + " (2019): the figure cannot come from the phi of 2.2."),
            new Reason("x = p_u u + p_v v", "With p = u'x/sqrt(N) the sum has to be multiplied by sqrt(N)."),
            new Reason(
                    "its two leading modes",
                    "The symmetric part of a trained W_rec is spread over many modes; two of them hold a part of it."),
            new Reason(
                    "one rotation of these modes",
                    "The two leading symmetric modes are hardly rotated into each other: the skew part acts elsewhere."),
            new Reason(
                    "shifts earlier",
                    "Potentiation raises the growth rate of the fast pair more than its frequency, and the peak of a faster"
                            + " growing oscillation comes later. The printed spectra do not determine the matrix, so the"
                            + " paper's own may do otherwise."),
            new Reason(
                    "4.3 as printed",
                    "The sum runs over signed weights of inhibitory units; their magnitudes are meant."),
            new Reason(
                    "robust to",
                    "In these networks the range is wider than that of E to E by less than the claim's factor."));

    private static final List<String> CONDITIONS = List.of(
            "The tonic drive. Without baseline and bias a ReLU network is homogeneous, F(c x) = c F(x): no orbit is isolated"
                    + " and no limit cycle can exist. The text (stimulus-free, no baseline) contradicts figure 4; the"
                    + " trainer it used adds a baseline of 0.2, and so do these figures.",
            "The amplitude. In the cycle readouts fire at 3 to 15 % of what they were trained to: heat maps whose rows run"
                    + " from 0 to 1 hide it. Order and phase are compared, not amplitude.",
            "The Euler step. A network trained at dt = 10 ms is a map; the flow at the same weights has other amplitudes (5"
                    + " to 55 %) and periods (1 to 17 %). Every result says which of the two it is about.",
            "The initial state. Re-triggering out of the steady state works where x0 was fixed while the network learned;"
                    + " trained x0 destroys it.");

    /** Known reasons for failing claims, for the report. */
    public static final PaperNotes AFTERWORD = new PaperNotes() {
        @Override
        public String why(Claim failing) {
            return NotReproduced.why(failing.sentence());
        }

        @Override
        public List<String> conditions() {
            return CONDITIONS;
        }
    };

    private NotReproduced() {}

    private static String why(String sentence) {
        return REASONS.stream()
                .filter(r -> sentence.contains(r.fragment))
                .map(Reason::why)
                .findFirst()
                .orElse(UNKNOWN);
    }
}
