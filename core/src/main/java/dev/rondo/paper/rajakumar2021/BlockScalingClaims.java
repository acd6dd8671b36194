package dev.rondo.paper.rajakumar2021;

import dev.rondo.analysis.surgery.BlockSensitivity;
import dev.rondo.analysis.surgery.SparseningScan;
import dev.rondo.attractor.AttractorKind;
import dev.rondo.network.ProjectionGroup;
import dev.rondo.paper.Claim;
import dev.rondo.paper.Comparison;
import dev.rondo.paper.Measurement;
import dev.rondo.paper.rajakumar2021.Figure05BlockScaling.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The claims of figure 5. */
final class BlockScalingClaims {
    /** Largest distance of an exponent from that of a law. */
    private static final double EXPONENT = 0.1;

    private BlockScalingClaims() {}

    static List<Claim> of(Numbers numbers) {
        List<Claim> claims = new ArrayList<>(ranges(numbers));
        claims.addAll(losses(numbers.losses()));
        claims.addAll(cuts(numbers.sparse()));
        return claims;
    }

    private static List<Claim> ranges(Numbers numbers) {
        List<BlockSensitivity.Result> map = numbers.map();
        List<Claim> claims = new ArrayList<>();
        claims.add(new Claim(
                        "p. 2617: the cycle is most sensitive to E-to-E scaling (share of networks in which it has the"
                                + " narrowest range of the four projections)",
                        Comparison.all(
                                map.stream()
                                        .filter(BlockScalingClaims::isNarrowest)
                                        .count(),
                                map.size()))
                .because(Reasons.NARROWEST_IN_MOST));
        for (ProjectionGroup group : List.of(ProjectionGroup.E_TO_I, ProjectionGroup.I_TO_I)) {
            double[] widths = map.stream()
                    .mapToDouble(r ->
                            r.of(group).width() / r.of(ProjectionGroup.E_TO_E).width())
                    .sorted()
                    .toArray();
            claims.add(new Claim(
                            "p. 2617: it is robust to " + BlockPanels.name(group)
                                    + " scaling (width of the range over that of E to E, median over networks, above"
                                    + " 1.5)",
                            Comparison.greater(Measurement.exact(median(widths)), 1.5))
                    .because(Reasons.WIDER_BY_LESS));
        }
        claims.add(new Claim(
                "p. 2617: the amplitude falls with a1 (largest rise from one a1 to the next smaller one, over the"
                        + " amplitude at 1)",
                Comparison.less(Measurement.exact(largestRise(numbers)), 0.01)));
        claims.add(new Claim(
                "p. 2617: until it converges to a fixed point (share of networks that rest at one at some a1 below the"
                        + " range)",
                Comparison.all(numbers.resting(), map.size())));
        return claims;
    }

    private static boolean isNarrowest(BlockSensitivity.Result result) {
        double own = result.of(ProjectionGroup.E_TO_E).width();
        return result.ranges().stream().filter(r -> r.group().isSingle()).allMatch(r -> r.width() >= own);
    }

    private static double median(double[] sorted) {
        int n = sorted.length;
        return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }

    private static double largestRise(Numbers numbers) {
        double rise = 0;
        for (int k = 1; k < numbers.amplitudes().size(); k++) {
            rise = Math.max(
                    rise,
                    numbers.amplitudes().get(k).amplitude()
                            - numbers.amplitudes().get(k - 1).amplitude());
        }
        return rise / numbers.amplitudes().getFirst().amplitude();
    }

    /** Figure 5c: how the flow's cycle is lost with falling a1, by continuation. */
    private static List<Claim> losses(List<CycleLoss> losses) {
        List<CycleLoss> lost =
                losses.stream().filter(l -> l.kind() != CycleLoss.Kind.NONE).toList();
        List<CycleLoss> onBoundary = lost.stream()
                .filter(l -> l.kind() == CycleLoss.Kind.BOUNDARY_EQUILIBRIUM)
                .toList();
        List<Claim> claims = new ArrayList<>();
        claims.add(new Claim(
                        "p. 2617: this is a Hopf bifurcation, so the amplitude vanishes like a square root (share of"
                                + " networks whose cycle of the flow ends at a Hopf point, with an exponent of 1/2 within "
                                + EXPONENT + ")",
                        Comparison.all(lost.stream().filter(l -> isLaw(l, 0.5)).count(), lost.size()))
                .because(Reasons.BORDER_COLLISION + " Here: " + kinds(lost) + "."));
        if (!onBoundary.isEmpty()) {
            claims.add(new Claim(
                            "Where the amplitude vanishes, the cycle ends on a switching manifold and its amplitude is"
                                    + " in proportion to the distance (share of such networks with an exponent of 1 within"
                                    + " "
                                    + EXPONENT + ")",
                            Comparison.all(
                                    onBoundary.stream().filter(l -> isLaw(l, 1)).count(), onBoundary.size()))
                    .ours());
        }
        return claims;
    }

    private static boolean isLaw(CycleLoss loss, double exponent) {
        boolean kind =
                exponent == 1 ? loss.kind() == CycleLoss.Kind.BOUNDARY_EQUILIBRIUM : loss.kind() == CycleLoss.Kind.HOPF;
        Double found = loss.exponent();
        return kind && found != null && Math.abs(found - exponent) <= EXPONENT;
    }

    /** Kind, parameter and law of every network, as text. */
    private static String kinds(List<CycleLoss> losses) {
        List<String> texts = losses.stream()
                .map(l -> {
                    Double exponent = l.exponent();
                    return String.format(
                                    Locale.ROOT,
                                    "seed %d %s at a1 = %.5f",
                                    l.seed(),
                                    l.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                                    l.parameter())
                            + (exponent == null
                                    ? String.format(Locale.ROOT, ", amplitude %.2f of that at 1", l.amplitudeRatio())
                                    : String.format(
                                            Locale.ROOT, ", exponent %.3f +- %.3f", exponent, l.exponentError()));
                })
                .toList();
        return texts.isEmpty() ? "no cycle is lost" : String.join("; ", texts);
    }

    private static List<Claim> cuts(List<SparseningScan.Result> sparse) {
        List<SparseningScan.Sample> samples =
                sparse.stream().flatMap(r -> r.samples().stream()).toList();
        List<Claim> claims = new ArrayList<>();
        for (double fraction : Figure05BlockScaling.FRACTIONS.subList(0, 3)) {
            claims.add(new Claim(
                            String.format(
                                    Locale.ROOT,
                                    "p. 2617: the cycle survives without %.0f %% of E-to-E (share of pairs of network"
                                            + " and mask)",
                                    100 * fraction),
                            share(samples, fraction, AttractorKind.LIMIT_CYCLE))
                    .because(Reasons.DEPENDS_ON_MASK));
        }
        claims.add(new Claim(
                "p. 2617: the amplitude falls with sparsity (mean over networks and masks, 15 % over 5 %)",
                Comparison.less(Measurement.exact(amplitude(samples, 0.15) / amplitude(samples, 0.05)), 1)));
        claims.add(new Claim(
                        "p. 2617: without 20 % of E-to-E it converges to a fixed point (share of pairs of network and"
                                + " mask)",
                        share(samples, 0.2, AttractorKind.FIXED_POINT, AttractorKind.SILENT))
                .because(Reasons.DEPENDS_ON_MASK));
        claims.add(new Claim(
                        "p. 2617, figure 5d: a network and a mask exist with a cycle without 5, 10 and 15 % of E-to-E"
                                + " and none without 20 % (number of such pairs, at least one)",
                        Comparison.atLeast(Measurement.exact((double) asInThePaper(sparse)), 1)
                                .in("of " + pairs(samples)))
                .because(Reasons.DEPENDS_ON_MASK));
        return claims;
    }

    private static Comparison share(List<SparseningScan.Sample> samples, double fraction, AttractorKind... kinds) {
        List<SparseningScan.Sample> of =
                samples.stream().filter(s -> s.fraction() == fraction).toList();
        return Comparison.all(
                of.stream().filter(s -> List.of(kinds).contains(s.kind())).count(), of.size());
    }

    private static double amplitude(List<SparseningScan.Sample> samples, double fraction) {
        return samples.stream()
                .filter(s -> s.fraction() == fraction)
                .mapToDouble(SparseningScan.Sample::amplitude)
                .average()
                .orElse(Double.NaN);
    }

    private static long pairs(List<SparseningScan.Sample> samples) {
        return samples.stream().filter(s -> s.fraction() == 0.2).count();
    }

    private static long asInThePaper(List<SparseningScan.Result> sparse) {
        return sparse.stream()
                .flatMap(result -> result.samples().stream()
                        .mapToInt(SparseningScan.Sample::mask)
                        .distinct()
                        .mapToObj(mask -> result.samples().stream().filter(s -> s.mask() == mask)))
                .filter(BlockScalingClaims::isAsInThePaper)
                .count();
    }

    private static boolean isAsInThePaper(Stream<SparseningScan.Sample> ofOneMask) {
        return ofOneMask.allMatch(s -> (s.kind() == AttractorKind.LIMIT_CYCLE) == (s.fraction() < 0.2));
    }
}
