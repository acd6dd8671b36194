package dev.rondo.paper.rajakumar2021;

import java.util.List;

/** Known reasons why claims do not hold, and what the figures do otherwise than the text so that there is a test. */
public final class Reasons {
    static final String SLOW_DESCENT =
            "Plain gradient descent with the paper's settings does take tens of thousands of updates; Adam, with larger"
                    + " readout weights and help for silent readouts, takes a thousand.";

    static final String SMALL_READOUT_WEIGHTS =
            "Readout weights of at most 0.1 pass on a tenth of the error, so that R2 rises slowly, and a readout that"
                    + " is drawn negative passes on none at first: with eight readouts one that stays silent costs"
                    + " an eighth of R2. Of two networks one has one silent readout in the end, the other three.";

    static final String NEGATIVE_READOUTS =
            "U[-0.1, 0.1] is negative half of the time. A readout reads an excitatory unit, so its weight cannot be:"
                    + " the trainer sets it to 0. The text means U[0, 0.1] or readouts of free signs.";

    static final String HOMOGENEOUS_DECAY =
            "Without drive and bias F(c x) = c F(x): every multiple of an orbit is an orbit, so none is isolated. It"
                    + " decays or grows; where its direction turns, it is on a projective cycle.";

    static final String DRIVE_IS_NOT_ENOUGH =
            "The drive makes cycles possible, not certain: a network whose growing modes all decay or that has too"
                    + " strong ones rests at a fixed point or diverges.";

    static final String ORDER_OF_SCHUR_MODES =
            "A Schur form has as many shapes as orders of its eigenvalues. Without sorting, about by |lambda|, the"
                    + " first eight modes are four to seven times as strong; by growth, less than half of that.";

    static final String PLANE_OF_ROTATION =
            "Which plane rotates fastest depends on the network: the orbit turns both ways in some of them only.";

    static final String HOMOGENEOUS =
            "A ReLU network without drive and bias is homogeneous: F(c x) = c F(x), so an orbit comes with all its"
                    + " multiples and none is isolated. The trainer that the paper used adds a drive of 0.2 that its"
                    + " text does not mention.";

    static final String WEAK_DRIVE =
            "At rest the drive is 0.2, a thirtieth of the stimulus: rates scale with it. The paper's heat maps are"
                    + " normalised row by row, which hides it.";

    static final String NO_ORDER_AT_REST =
            "Nothing in training asks for an order at rest: it differs from network to network.";

    static final String LOCKED_ORBITS =
            "The attractor of the Euler map is an invariant curve or an orbit locked to a whole number of steps."
                    + " Locked orbits with other winding numbers may exist side by side, so that the period depends on the"
                    + " input in its fifth digit; that of the flow does not.";

    static final String RESEMBLANCE_VARIES =
            "Which of its two sequences a cycle resembles differs from network to network; the paper shows one of each"
                    + " setup.";

    static final String STATE_AT_SECOND_STIMULUS =
            "The answer depends on the state that the stimulus meets, and training only ever saw x0 = 0: of five"
                    + " networks two answer both stimuli, of one that is looked at none need do.";

    static final String TRAINED_BIAS =
            "Networks of setup 3 learn with a trained bias, which takes part in what they do at rest: one in five has"
                    + " a stable fixed point.";

    static final String ORDER_MAY_SURVIVE =
            "The order of readouts may survive as long as the cycle is watched; how many are in order at first differs"
                    + " from network to network.";

    static final String PERIODS_OVERLAP =
            "The periods of setups 1 and 3 overlap: .5 to 1.4 s and .5 to .7 s in the networks that were trained here.";

    static final String GROWTH_BEATS_FREQUENCY =
            "Potentiation raises the growth rate of the fast pair more than its frequency, and the peak of a faster"
                    + " growing oscillation comes later.";

    static final String NARROWEST_IN_MOST =
            "In most networks it is; in one of five another projection has a narrower range.";

    static final String DEPENDS_ON_MASK = "It depends on network and mask; the paper shows one of each.";

    static final String PHASE_AT_SECOND_STIMULUS =
            "The answer to a second stimulus depends on the state that it meets, so on the phase of the cycle.";

    static final String SILENT_READOUTS =
            "The worst network has readouts that fell silent in training and did not come back.";

    static final String PHASES_ARE_FREE =
            "Which way an orbit turns in a plane of two units depends on their phases at rest, which nothing fixes.";

    static final String INPUT_CARRIES_THE_SEQUENCE =
            "The input carries these sequences: with it held at any level from 0 to 6 the networks come to rest, with"
                    + " or without a trained bias, so nothing turns once it is gone. With a tonic drive of 1 and no"
                    + " bias both networks that were tried have cycles, and learn worse (R2 .81 and .85).";

    static final String PERIOD_DOUBLINGS =
            "The leading mode turns faster all the time, yet the cycle goes through period doublings and changes of"
                    + " the regions that it visits, and the one that is left may be slower.";

    static final String TOO_FEW_MODES = "A network as drawn has too few modes as fast and as late as the bumps.";

    static final String LEAST_SQUARES_ON_THE_TRIAL =
            "Least squares fix the currents along the trial alone; what lies beyond them may well be a fixed point.";

    static final String SILENT_READOUTS_OF_BOUNDED_UNITS =
            "Readouts that fall silent learn nothing more; other first weights reach higher.";

    static final String LEARNED_AS_A_MAP =
            "Conductances change within a step of 10 ms: what is learned there is a map, whose flow does something else"
                    + " (R2 below 0). It takes a few hundred epochs in shorter steps, each as much longer.";

    static final String RADIAN_PER_MILLISECOND =
            "A slip of units: with tau in milliseconds 0.125 is radian/ms, 19.9 Hz. Networks that were trained here"
                    + " have slower modes even so.";

    static final String PENALTY_ON_RATES =
            "The number depends on the penalty on rates: two without it, four to six with a stronger one.";

    static final String SIGN_OF_SCHUR_ENTRIES =
            "The mean of the Schur form by distance has no sign that networks share; a Schur form also depends on"
                    + " the order of its eigenvalues and on the signs of its vectors.";

    static final String BORDER_COLLISION =
            "A ReLU network is piecewise linear: its cycles may end where they touch a boundary (a border collision),"
                    + " at a finite amplitude, and beside a fixed point that is stable already.";

    static final String NO_DRIVE_IN_THE_SEARCH =
            "The search had no tonic drive, without which a ReLU circuit is homogeneous; with one, E-E-I circuits have"
                    + " a cycle wherever their all-active fixed point is an unstable spiral.";

    static final String DROPPED_TAU = "The factor 1/tau of A was dropped between A.6 and A.16 to A.20.";

    static final String NO_SATURATION =
            "With Gaussian projections half of the units fire on average, whatever the amplitude, so nothing"
                    + " saturates. A cycle as in figure 12 takes a saturating phi, as in Susman, Brenner and Barak"
                    + " (2019): the figure cannot come from the phi of 2.2.";

    static final String FACTOR_OF_ROOT_N = "With p = u'x/sqrt(N) the sum has to be multiplied by sqrt(N).";

    static final String SYMMETRIC_PART_IS_SPREAD =
            "The symmetric part of a trained W_rec is spread over many modes; two of them hold a part of it.";

    static final String SKEW_PART_ACTS_ELSEWHERE =
            "The two leading symmetric modes are hardly rotated into each other: the skew part acts elsewhere.";

    static final String GROWTH_BEATS_FREQUENCY_OF_A_PAIR =
            "Potentiation raises the growth rate of the fast pair more than its frequency, and the peak of a faster"
                    + " growing oscillation comes later. The printed spectra do not determine the matrix, so the"
                    + " paper's own may do otherwise.";

    static final String MAGNITUDES_ARE_MEANT =
            "The sum runs over signed weights of inhibitory units; their magnitudes are meant.";

    static final String WIDER_BY_LESS =
            "In these networks the range is wider than that of E to E by less than the claim's factor.";

    /** Deviations of the figures from the text that make the claims testable; one prose paragraph each. */
    public static final List<String> CONDITIONS = List.of(
            "The tonic drive. Without baseline and bias a ReLU network is homogeneous, F(c x) = c F(x): no orbit is"
                    + " isolated and no limit cycle can exist. The text (stimulus-free, no baseline) contradicts figure 4;"
                    + " the trainer it used adds a baseline of 0.2, and so do these figures.",
            "The amplitude. In the cycle readouts fire at 3 to 15 % of what they were trained to: heat maps whose rows"
                    + " run from 0 to 1 hide it. Order and phase are compared, not amplitude.",
            "The Euler step. A network trained at dt = 10 ms is a map; the flow at the same weights has other"
                    + " amplitudes (5 to 55 %) and periods (1 to 17 %). Every result says which of the two it is about.",
            "The initial state. Re-triggering out of the steady state works where x0 was fixed while the network"
                    + " learned; trained x0 destroys it.");

    private Reasons() {}
}
