package dev.rondo.figure;

/**
 * A colour in Oklab, where equal steps look equal: lightness and two opponent axes.
 *
 * <p>Ottosson, B. (2020), "A perceptual color space for image processing".
 */
public record Oklab(double lightness, double a, double b) {

    public static Oklab ofRgb(int rgb) {
        double r = linear((rgb >> 16) & 255);
        double g = linear((rgb >> 8) & 255);
        double b = linear(rgb & 255);
        double l = StrictMath.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
        double m = StrictMath.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
        double s = StrictMath.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
        return new Oklab(
                0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
                1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
                0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s);
    }

    /** The colour of a lightness (0 to 1), chroma (0 to about 0.3) and hue in degrees. */
    static Oklab polar(double lightness, double chroma, double hue) {
        double angle = StrictMath.toRadians(hue);
        return new Oklab(lightness, chroma * StrictMath.cos(angle), chroma * StrictMath.sin(angle));
    }

    /** The nearest colour of a screen, as 0xRRGGBB. */
    int rgb() {
        double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
        double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
        double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
        int red = encoded(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
        int green = encoded(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
        int blue = encoded(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
        return red << 16 | green << 8 | blue;
    }

    Oklab towards(Oklab other, double amount) {
        return new Oklab(
                lightness + (other.lightness - lightness) * amount,
                a + (other.a - a) * amount,
                b + (other.b - b) * amount);
    }

    /** Perceived distance of two colours; 0.02 is about the smallest difference that is seen. */
    public double distance(Oklab other) {
        double dl = lightness - other.lightness;
        double da = a - other.a;
        double db = b - other.b;
        return Math.sqrt(dl * dl + da * da + db * db);
    }

    /** Linear intensity, 0 to 1, of a channel of sRGB, 0 to 255. */
    public static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : StrictMath.pow((c + 0.055) / 1.055, 2.4);
    }

    /** Channel of sRGB, 0 to 255, of a linear intensity; intensities beyond 0 and 1 are cut. */
    public static int encoded(double c) {
        double clamped = Math.clamp(c, 0, 1);
        double v = clamped <= 0.0031308 ? 12.92 * clamped : 1.055 * StrictMath.pow(clamped, 1 / 2.4) - 0.055;
        return (int) Math.round(255 * v);
    }

    private static double cube(double v) {
        return v * v * v;
    }
}
