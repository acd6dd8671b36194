package dev.rondo.analysis.rest;

import dev.rondo.analysis.rest.EigenmodeRelay.Leg;
import dev.rondo.analysis.rest.EigenmodeRelay.Mode;
import dev.rondo.figure.Axis;
import dev.rondo.figure.Colour;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Legend;
import dev.rondo.figure.Length;
import dev.rondo.figure.Line;
import dev.rondo.figure.Palette;
import dev.rondo.figure.Panel;
import dev.rondo.figure.Points;
import dev.rondo.figure.Rule;
import dev.rondo.figure.Tick;
import dev.rondo.network.RateNetwork;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The relay of eigenmodes along one turn of a cycle, over time: which units are active, how fast the modes of the region
 * then visited grow, and how fast they turn. At every crossing a line leads from the leading mode of the region left to the
 * mode of the next region that it excites most.
 */
final class RelayFigure {
    /** Up to so many units get their number at the axis. */
    private static final int NUMBERED = 16;

    private static final double MS = 1000;

    private final EigenmodeRelay.Result relay;
    private final RateNetwork network;
    private final double[] starts;

    private RelayFigure(EigenmodeRelay.Result relay, RateNetwork network) {
        this.relay = relay;
        this.network = network;
        starts = new double[relay.legs().size() + 1];
        for (int k = 0; k < relay.legs().size(); k++) {
            starts[k + 1] = starts[k] + relay.legs().get(k).duration().seconds() * MS;
        }
    }

    /** The figure of a relay through at least one region. */
    static Figure of(EigenmodeRelay.Result relay, RateNetwork network) {
        return new RelayFigure(relay, network).figure();
    }

    private Figure figure() {
        List<Integer> units = switching();
        return Figure.column(activity(units), growth(), frequency())
                .width(Length.TWO_COLUMNS)
                .rowHeights(units.size() > NUMBERED ? 1.5 : 0.8, 1, 0.9)
                .height(Length.mm(units.size() > NUMBERED ? 175 : 150))
                .lettered()
                .described(
                        "Eigenmode relay",
                        "One turn of the cycle through " + relay.legs().size() + " regions: active units, growth rates"
                                + " and frequencies of each region's modes, and which mode hands over to which; "
                                + Math.round(100 * relay.handedToLeading())
                                + " % of the crossings hand over to the next region's leading mode.");
    }

    private Axis time() {
        return Axis.x("time", "ms").range(0, starts[starts.length - 1]);
    }

    /**
     * Units that are active for a part of the turn, of a small network all: inhibitory ones behind the others, each by
     * when they join.
     */
    private List<Integer> switching() {
        int legs = relay.legs().size();
        return IntStream.range(0, network.units())
                .filter(unit -> {
                    long active = relay.legs().stream()
                            .filter(leg -> leg.active().contains(unit))
                            .count();
                    return network.units() <= NUMBERED || (active > 0 && active < legs);
                })
                .boxed()
                .sorted(Comparator.comparing(this::isInhibitory).thenComparingDouble(this::joining))
                .toList();
    }

    private boolean isInhibitory(int unit) {
        return network.signs().filter(signs -> !signs.isExcitatory(unit)).isPresent();
    }

    /** When the longest stay of a unit among the active ones begins. */
    private double joining(int unit) {
        int legs = relay.legs().size();
        double longest = -1;
        double at = 0;
        for (int k = 0; k < legs; k++) {
            if (isActive(unit, k) && !isActive(unit, k + legs - 1)) {
                double stay = 0;
                for (int j = k; j < k + legs && isActive(unit, j); j++) {
                    stay += starts[j % legs + 1] - starts[j % legs];
                }
                if (stay > longest) {
                    longest = stay;
                    at = starts[k];
                }
            }
        }
        return at;
    }

    private boolean isActive(int unit, int leg) {
        return relay.legs().get(leg % relay.legs().size()).active().contains(unit);
    }

    private Panel activity(List<Integer> units) {
        Axis rows = Axis.y(units.size() > NUMBERED ? "units, by when they join" : "unit")
                .range(-0.7, Math.max(0.7, units.size() - 0.3))
                .downward();
        Axis labelled = units.size() > NUMBERED
                ? rows.withoutTicks()
                : rows.ticksAt(IntStream.range(0, units.size())
                        .mapToObj(row -> new Tick(row, Integer.toString(units.get(row))))
                        .toList());
        double width = Math.clamp(220.0 / Math.max(1, units.size()), 1.2, 9);
        Panel panel = Panel.of(time().withoutLabels(), labelled).legend(Legend.ABOVE);
        for (boolean inhibitory : new boolean[] {false, true}) {
            Strokes strokes = new Strokes();
            for (int row = 0; row < units.size(); row++) {
                if (isInhibitory(units.get(row)) == inhibitory) {
                    stays(units.get(row), row, strokes);
                }
            }
            if (!strokes.isEmpty()) {
                panel = panel.with(strokes.line()
                        .colour(inhibitory ? Palette.BLUE : Palette.VERMILION)
                        .width(width)
                        .label(inhibitory ? "active, inhibitory" : "active, excitatory"));
            }
        }
        return panel;
    }

    private void stays(int unit, int row, Strokes strokes) {
        for (int k = 0; k < relay.legs().size(); k++) {
            if (isActive(unit, k)) {
                int from = k;
                while (k + 1 < relay.legs().size() && isActive(unit, k + 1)) {
                    k++;
                }
                strokes.add(starts[from], row, starts[k + 1], row);
            }
        }
    }

    private Panel growth() {
        return modes(
                        Panel.of(time().withoutLabels(), Axis.y("growth rate", "1/s"))
                                .with(Rule.horizontal(0)),
                        Mode::ratePerS,
                        Leg::handedRatePerS)
                .legend(Legend.ABOVE);
    }

    private Panel frequency() {
        return modes(
                        Panel.of(time(), Axis.y("frequency", "Hz")),
                        mode -> mode.frequency().hertz(),
                        leg -> leg.handedFrequency().hertz())
                .legend(Legend.NONE);
    }

    /** The modes of every region as strokes at their value, and the handovers as strokes between them. */
    private Panel modes(Panel panel, ToDoubleFunction<Mode> value, ToDoubleFunction<Leg> handed) {
        Strokes others = new Strokes();
        Strokes leading = new Strokes();
        Strokes quiet = new Strokes();
        Strokes onwards = new Strokes();
        Strokes aside = new Strokes();
        List<double[]> heirs = new ArrayList<>();
        for (int k = 0; k < relay.legs().size(); k++) {
            Leg leg = relay.legs().get(k);
            double first = value.applyAsDouble(leg.leading());
            (leg.growing().isEmpty() ? quiet : leading).add(starts[k], first, starts[k + 1], first);
            for (Mode mode : leg.growing()
                    .subList(Math.min(1, leg.growing().size()), leg.growing().size())) {
                others.add(starts[k], value.applyAsDouble(mode), starts[k + 1], value.applyAsDouble(mode));
            }
            double to = handed.applyAsDouble(leg);
            (leg.handsOverTo() == 0 ? onwards : aside).add(starts[k + 1], first, starts[k + 1], to);
            if (leg.handsOverTo() != 0) {
                heirs.add(new double[] {starts[k + 1], to});
            }
        }
        List<Line> lines = new ArrayList<>();
        add(lines, leading, Palette.BLUE, 2.2, "leading mode, growing");
        add(lines, quiet, Palette.SKY, 2.2, "leading mode, decaying");
        add(lines, others, Palette.GREEN, 1.2, "other growing modes");
        add(lines, onwards, Colour.MUTED, 0.7, "hands over to the next leading mode");
        add(lines, aside, Palette.VERMILION, 0.8, "hands over to another mode");
        Panel with = panel.with(lines);
        return heirs.isEmpty()
                ? with
                : with.with(Points.of(
                                heirs.stream().mapToDouble(p -> p[0]).toArray(),
                                heirs.stream().mapToDouble(p -> p[1]).toArray())
                        .size(3)
                        .colour(Palette.VERMILION)
                        .label("that mode"));
    }

    private static void add(List<Line> lines, Strokes strokes, Colour colour, double width, String label) {
        if (!strokes.isEmpty()) {
            lines.add(strokes.line().colour(colour).width(width).label(label));
        }
    }

    /** Separate straight strokes as one line with gaps. */
    private static final class Strokes {
        private final List<Double> x = new ArrayList<>();
        private final List<Double> y = new ArrayList<>();

        void add(double fromX, double fromY, double toX, double toY) {
            x.addAll(List.of(fromX, toX, Double.NaN));
            y.addAll(List.of(fromY, toY, Double.NaN));
        }

        boolean isEmpty() {
            return x.isEmpty();
        }

        Line line() {
            return Line.of(
                    x.stream().mapToDouble(Double::doubleValue).toArray(),
                    y.stream().mapToDouble(Double::doubleValue).toArray());
        }
    }
}
