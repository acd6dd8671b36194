package dev.rondo.figure.check;

import dev.rondo.figure.Contrast;
import java.util.Locale;

/**
 * Fault of a drawing.
 *
 * @param rule rule that is broken
 * @param panel name of the panel, e.g. {@code panel-b}
 * @param what texts, marks or colours that break it
 * @param measured measured value, in the unit of the rule
 */
public record Fault(Rule rule, String panel, String what, double measured) {
    /** What is asked of a drawing. */
    public enum Rule {
        /** Two texts share no area; measured: depth of the overlap, px. */
        TEXT_ON_TEXT,

        /** No text reaches beyond the page; measured: px beyond its edge. */
        TEXT_OFF_PAGE,

        /** No text touches an axis or a tick; measured: depth of the overlap, px. */
        TEXT_ON_AXIS,

        /** No data lie below a legend; measured: number of shapes below it. */
        LEGEND_ON_DATA,

        /** Texts have a contrast of {@link Contrast#TEXT} with what lies below them; measured: contrast ratio. */
        TEXT_CONTRAST,

        /** Marks have a contrast of {@link Contrast#MARKS} with the page; measured: contrast ratio. */
        MARK_CONTRAST,

        /** Colours of a key are {@link ColourVision#APART} apart to every eye; measured: distance in Oklab. */
        COLOURS_APART,

        /** A mark that differs from the others of its panel is explained; measured: number of such marks. */
        KEY_MISSING,

        /** An axis with numbers has a label; measured: 0. */
        AXIS_UNLABELLED
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s %s %.3g: %s", panel, rule, measured, what);
    }
}
