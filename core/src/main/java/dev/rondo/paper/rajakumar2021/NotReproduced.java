package dev.rondo.paper.rajakumar2021;

import dev.rondo.paper.Afterword;
import dev.rondo.paper.Claim;
import java.util.List;

/**
 * The section "what did not reproduce, and why": one entry for every claim whose verdict is that it fails, with what is
 * known of the reason; and what the figures had to do otherwise than the text so that there was something to test.
 */
public final class NotReproduced {
    /** Where a sentence has a fragment, this is the reason. */
    private record Reason(String fragment, String why) {}

    private static final String UNKNOWN = "No general reason is known: other networks or draws may differ.";

    private static final List<Reason> REASONS = List.of(
            new Reason(
                    "radian",
                    "A slip of units: with tau in milliseconds 0.125 is radian/ms, 19.9 Hz. Networks that were trained here"
                            + " have slower modes even so."),
            new Reason(
                    "components explain",
                    "The number depends on the penalty on rates: two without it, four to six with a stronger one."),
            new Reason(
                    "stimulus-free, that is without the tonic drive",
                    "Without baseline and bias a ReLU network is homogeneous: F(c x) = c F(x), so that no orbit is isolated"
                            + " and no limit cycle can exist, whatever the weights."),
            new Reason(
                    "as in the trial: peak of the readouts",
                    "At rest the network runs on its tonic drive, a thirtieth of the stimulus, and a ReLU network's cycle"
                            + " scales with what drives it. Heat maps whose rows run from 0 to 1 hide it."),
            new Reason(
                    "The learned sequence repeats",
                    "Most networks replay most of the order; about one in two misplaces more than one readout."),
            new Reason(
                    "more than 10^5 epochs",
                    "That is plain gradient descent without help for silent readouts; Adam needs hundreds of updates."),
            new Reason(
                    "out of the steady state",
                    "A network learns from x = 0; the cycle is another initial state, from which some networks play the"
                            + " sequence and some do not."),
            new Reason(
                    "at any time",
                    "The initial state is another at every phase of the cycle; not all of them lead into the sequence."),
            new Reason(
                    "Networks of five paces have one too",
                    "Networks that learned five paces often come to rest at a fixed point."),
            new Reason(
                    "bounded dynamics can learn",
                    "Readouts that fall silent learn nothing more; other first weights reach higher."),
            new Reason(
                    "whatever the rule",
                    "Rules that leave W_rec as drawn, or train little of it, keep its spectral radius below the one at which"
                            + " cycles begin."),
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

    /** What is known, for the report. */
    public static final Afterword AFTERWORD = new Afterword() {
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
