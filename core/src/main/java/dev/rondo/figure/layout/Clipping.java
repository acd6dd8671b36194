package dev.rondo.figure.layout;

import java.util.ArrayList;
import java.util.List;

/**
 * The parts of a line inside a rectangle. What lies far outside is never written: it would cost bytes, and renderers
 * fail at large coordinates.
 *
 * <p>Liang and Barsky (1984), "A new concept and method for line clipping", ACM Trans. Graph. 3, 1-22.
 */
public final class Clipping {
    private Clipping() {}

    public static List<Polyline> inside(Rect rect, Polyline line) {
        List<Polyline> parts = new ArrayList<>();
        if (line.size() == 1 && rect.contains(line.x(0), line.y(0))) {
            parts.add(line);
        }
        Polyline part = null;
        for (int i = 1; i < line.size(); i++) {
            double x0 = line.x(i - 1);
            double y0 = line.y(i - 1);
            double dx = line.x(i) - x0;
            double dy = line.y(i) - y0;
            double[] t = {0, 1};
            boolean visible = cut(t, -dx, x0 - rect.left())
                    && cut(t, dx, rect.right() - x0)
                    && cut(t, -dy, y0 - rect.top())
                    && cut(t, dy, rect.bottom() - y0);
            if (!visible) {
                part = null;
                continue;
            }
            if (part == null || t[0] > 0) {
                part = new Polyline();
                part.add(x0 + t[0] * dx, y0 + t[0] * dy);
                parts.add(part);
            }
            part.add(x0 + t[1] * dx, y0 + t[1] * dy);
            if (t[1] < 1) {
                part = null;
            }
        }
        return parts;
    }

    /** Shortens the stretch {@code t} of a segment to where {@code speed * t <= room}; false if nothing is left. */
    private static boolean cut(double[] t, double speed, double room) {
        if (speed == 0) {
            return room >= 0;
        }
        double at = room / speed;
        if (speed < 0) {
            t[0] = Math.max(t[0], at);
        } else {
            t[1] = Math.min(t[1], at);
        }
        return t[0] <= t[1];
    }
}
