package dev.rondo.analysis.rest;

import dev.rondo.attractor.Attractor;
import dev.rondo.attractor.AttractorKind;
import dev.rondo.attractor.CycleForm;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Length;
import dev.rondo.figure.Panel;
import java.util.ArrayList;
import java.util.List;

/**
 * A limit cycle, a torus or chaos: the orbit in the plane of its first two principal components, the readouts over one period,
 * and the multipliers on the unit circle where there are some.
 */
final class LimitCycleFigure {
    private LimitCycleFigure() {}

    static Figure of(Attractor attractor, AttractorOrbit orbit, LimitCycle.Result result) {
        boolean closed = attractor
                .form()
                .filter(form -> form != CycleForm.INVARIANT_CURVE)
                .isPresent();
        boolean periodic = result.verdict() == AttractorKind.LIMIT_CYCLE;
        List<Panel> panels = new ArrayList<>();
        panels.add(OrbitPanels.plane(orbit.x(), closed).title(periodic ? "orbit over one period" : "orbit"));
        panels.add(OrbitPanels.courses(orbit.t().toArray(), orbit.r(), orbit.z()));
        if (!result.multipliers().isEmpty()) {
            panels.add(OrbitPanels.multipliers(result.multipliers(), "Floquet multiplier"));
        }
        return Figure.row(panels.toArray(Panel[]::new))
                .width(Length.mm(200))
                .height(Length.mm(70))
                .lettered()
                .described(
                        "Limit cycle",
                        "The attractor in the plane of its first two principal components, the readouts along it"
                                + result.period()
                                        .map(t -> " over one period of " + t)
                                        .orElse("")
                                + ", and its Floquet multipliers with the unit circle.");
    }
}
