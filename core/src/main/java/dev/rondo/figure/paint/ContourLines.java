package dev.rondo.figure.paint;

import dev.rondo.figure.Grid;
import dev.rondo.figure.layout.Polyline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The level lines of a grid, in fractional column (x) and row (y) indices.
 *
 * <p>Marching squares: a line crosses an edge between two cells where the linear interpolation reaches the level; a
 * cell whose diagonal corners lie on one side is a saddle, which the mean of its corners decides. Cells with a missing
 * corner are left out. Segments that share an edge are joined.
 */
final class ContourLines {
    /** Two crossed edges of one cell, each known by a number. */
    private record Segment(long from, long to) {}

    private final Grid z;
    private final double level;
    private final List<Segment> segments = new ArrayList<>();

    private ContourLines(Grid z, double level) {
        this.z = z;
        this.level = level;
    }

    static List<Polyline> of(Grid z, double level) {
        ContourLines lines = new ContourLines(z, level);
        for (int r = 0; r + 1 < z.rows(); r++) {
            for (int c = 0; c + 1 < z.columns(); c++) {
                lines.cell(r, c);
            }
        }
        return lines.joined();
    }

    private void cell(int r, int c) {
        double mean = (z.get(r, c) + z.get(r, c + 1) + z.get(r + 1, c) + z.get(r + 1, c + 1)) / 4;
        if (!Double.isFinite(mean)) {
            return;
        }
        List<Long> crossed = new ArrayList<>();
        addIfCrossed(crossed, edge(r, c, false));
        addIfCrossed(crossed, edge(r, c + 1, true));
        addIfCrossed(crossed, edge(r + 1, c, false));
        addIfCrossed(crossed, edge(r, c, true));
        if (crossed.size() == 2) {
            segments.add(new Segment(crossed.get(0), crossed.get(1)));
        } else if (crossed.size() == 4) {
            boolean cornerAlone = (z.get(r, c) > level) != (mean > level);
            segments.add(new Segment(crossed.get(0), crossed.get(cornerAlone ? 3 : 1)));
            segments.add(new Segment(crossed.get(2), crossed.get(cornerAlone ? 1 : 3)));
        }
    }

    /** The edge that starts at (r, c) and runs down or to the right. */
    private long edge(int r, int c, boolean down) {
        return 2 * ((long) r * z.columns() + c) + (down ? 1 : 0);
    }

    private void addIfCrossed(List<Long> crossed, long edge) {
        if ((start(edge) > level) != (end(edge) > level)) {
            crossed.add(edge);
        }
    }

    private int row(long edge) {
        return (int) (edge / 2 / z.columns());
    }

    private int column(long edge) {
        return (int) (edge / 2 % z.columns());
    }

    private double start(long edge) {
        return z.get(row(edge), column(edge));
    }

    private double end(long edge) {
        return edge % 2 == 1 ? z.get(row(edge) + 1, column(edge)) : z.get(row(edge), column(edge) + 1);
    }

    /** Segments put end to end. */
    private List<Polyline> joined() {
        Map<Long, List<Segment>> at = new HashMap<>();
        Map<Segment, Boolean> open = new LinkedHashMap<>();
        for (Segment s : segments) {
            at.computeIfAbsent(s.from, k -> new ArrayList<>()).add(s);
            at.computeIfAbsent(s.to, k -> new ArrayList<>()).add(s);
            open.put(s, true);
        }
        List<Polyline> lines = new ArrayList<>();
        for (Segment s : segments) {
            if (at.getOrDefault(s.from, List.of()).size() == 1
                    || at.getOrDefault(s.to, List.of()).size() == 1) {
                addLine(lines, s, at.getOrDefault(s.from, List.of()).size() == 1 ? s.from : s.to, at, open);
            }
        }
        segments.forEach(s -> addLine(lines, s, s.from, at, open));
        return lines;
    }

    private void addLine(
            List<Polyline> lines, Segment first, long from, Map<Long, List<Segment>> at, Map<Segment, Boolean> open) {
        if (!open.containsKey(first)) {
            return;
        }
        Polyline line = new Polyline();
        addPoint(line, from);
        Segment segment = first;
        long here = from;
        while (segment != null) {
            open.remove(segment);
            here = segment.from == here ? segment.to : segment.from;
            addPoint(line, here);
            segment = at.getOrDefault(here, List.of()).stream()
                    .filter(open::containsKey)
                    .findFirst()
                    .orElse(null);
        }
        lines.add(line);
    }

    private void addPoint(Polyline line, long edge) {
        double t = (level - start(edge)) / (end(edge) - start(edge));
        boolean down = edge % 2 == 1;
        line.add(column(edge) + (down ? 0 : t), row(edge) + (down ? t : 0));
    }
}
