package dev.rondo.figure.layout;

import dev.rondo.figure.NumberText;
import dev.rondo.figure.Tick;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Ticks with their numbers as text: as many decimals as the step needs, a true minus sign, and for very large or small
 * numbers a power of ten that is written once, at the end of the axis.
 */
record TickLabels(List<Tick> ticks, String factor) {
    static TickLabels of(TickSearch.Steps steps) {
        BigDecimal largest =
                steps.exact(0).abs().max(steps.exact(steps.count() - 1).abs());
        int exponent = NumberText.exponent(largest);
        int shift = largest.signum() == 0 || (exponent > -4 && exponent < 5) ? 0 : exponent;
        int decimals = Math.max(0, steps.step().stripTrailingZeros().scale() + shift);
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i < steps.count(); i++) {
            BigDecimal shown = steps.exact(i).scaleByPowerOfTen(-shift).setScale(decimals, RoundingMode.HALF_EVEN);
            ticks.add(new Tick(steps.value(i), NumberText.signed(shown.toPlainString())));
        }
        return new TickLabels(ticks, shift == 0 ? "" : "\u00d7" + NumberText.powerOfTen(shift));
    }
}
