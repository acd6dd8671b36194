package dev.rondo.figure;

/** A length on paper or screen, held in CSS pixels of 1/96 inch. */
public record Length(double px) {
    private static final double PX_PER_MM = 96 / 25.4;
    private static final double PX_PER_PT = 96 / 72.0;

    /** The width of one column in most journals: 85 mm. */
    public static final Length ONE_COLUMN = mm(85);

    /** The width of a page in most journals: 174 mm. */
    public static final Length TWO_COLUMNS = mm(174);

    public Length {
        if (!(px > 0 && px <= 1e5)) {
            throw new IllegalArgumentException("A length lies between 0 and 100 000 px (26 m): " + px
                    + " px; give it as Length.mm(85) or Length.px(320)");
        }
    }

    public static Length mm(double mm) {
        return new Length(mm * PX_PER_MM);
    }

    /** Typographic points of 1/72 inch, for font sizes. */
    public static Length pt(double pt) {
        return new Length(pt * PX_PER_PT);
    }

    public static Length px(double px) {
        return new Length(px);
    }

    public double mm() {
        return px / PX_PER_MM;
    }

    public double pt() {
        return px / PX_PER_PT;
    }

    Length times(double factor) {
        return new Length(px * factor);
    }
}
