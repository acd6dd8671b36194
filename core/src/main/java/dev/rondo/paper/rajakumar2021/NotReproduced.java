package dev.rondo.paper.rajakumar2021;

import dev.rondo.paper.Claim;
import dev.rondo.paper.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * The section "what did not reproduce, and why": one entry for every claim whose verdict is that it fails, with what is
 * known of the reason; and what the figures had to do otherwise than the text so that there was something to test.
 */
public final class NotReproduced {
    /**
     * A claim that fails.
     *
     * @param figure whose claim it is
     * @param sentence what is claimed
     * @param verdict measured and expected
     * @param why what is known of the reason
     */
    public record Entry(String figure, String sentence, Verdict.Fails verdict, String why) {}

    /** Where a sentence has a fragment, this is the reason. */
    private record Reason(String fragment, String why) {}

    private static final String UNKNOWN = "No general reason is known: other networks or draws may differ.";

    private static final List<Reason> REASONS = List.of(
            new Reason(
                    "more than 10^5 epochs",
                    "Plain gradient descent with the paper's settings does take tens of thousands of updates; Adam, with larger"
                            + " readout weights and help for silent readouts, takes a thousand."),
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
                    "Networks that learn five paces with these settings, with or without a trained bias, rest at a fixed"
                            + " point."),
            new Reason(
                    "on the readout alone", "A network as drawn has too few modes as fast and as late as the bumps."),
            new Reason(
                    "whatever the rule",
                    "Least squares fix the currents along the trial alone; what lies beyond them may well be a fixed point."),
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

    private NotReproduced() {}

    /** The entries of a figure's claims. */
    public static List<Entry> of(String figure, List<Claim> claims) {
        List<Entry> entries = new ArrayList<>();
        for (Claim claim : claims) {
            if (claim.verdict() instanceof Verdict.Fails fails) {
                entries.add(new Entry(figure, claim.sentence(), fails, why(claim.sentence())));
            }
        }
        return entries;
    }

    /** What was done otherwise than the text says, and why. */
    public static List<String> conditions() {
        return CONDITIONS;
    }

    private static String why(String sentence) {
        return REASONS.stream()
                .filter(r -> sentence.contains(r.fragment))
                .map(Reason::why)
                .findFirst()
                .orElse(UNKNOWN);
    }
}
