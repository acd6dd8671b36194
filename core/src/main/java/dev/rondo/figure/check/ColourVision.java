package dev.rondo.figure.check;

import dev.rondo.figure.Oklab;
import java.util.Arrays;

/**
 * Colours as eyes with all cones, or without one kind of them, see them.
 *
 * <p>Machado, Oliveira and Fernandes (2009), "A physiologically-based model for simulation of color vision deficiency",
 * IEEE Trans. Vis. Comput. Graph. 15, 1291-1298, severity 1: a matrix on linear RGB.
 */
public enum ColourVision {
    ALL_CONES,
    PROTANOPIA,
    DEUTERANOPIA,
    TRITANOPIA;

    /** Least distance in Oklab of two colours that a key tells apart; 0.02 is about the least that is seen. */
    public static final double APART = 0.08;

    /** Least distance of neighbours in a series that grows lighter or darker in the order of its key. */
    public static final double APART_IN_ORDER = 0.035;

    private double[][] linearRgb() {
        return switch (this) {
            case ALL_CONES -> new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
            case PROTANOPIA ->
                new double[][] {
                    {0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}
                };
            case DEUTERANOPIA ->
                new double[][] {
                    {0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}
                };
            case TRITANOPIA ->
                new double[][] {
                    {1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}
                };
        };
    }

    /** The colour 0xRRGGBB as these eyes see it. */
    public int seen(int rgb) {
        double[] in = {Oklab.linear((rgb >> 16) & 255), Oklab.linear((rgb >> 8) & 255), Oklab.linear(rgb & 255)};
        int out = 0;
        for (double[] row : linearRgb()) {
            out = out << 8 | Oklab.encoded(row[0] * in[0] + row[1] * in[1] + row[2] * in[2]);
        }
        return out;
    }

    /** Least distance in Oklab of two colours 0xRRGGBB over all kinds of eyes. */
    public static double distance(int one, int other) {
        return Arrays.stream(values())
                .mapToDouble(eye -> Oklab.ofRgb(eye.seen(one)).distance(Oklab.ofRgb(eye.seen(other))))
                .min()
                .orElseThrow();
    }
}
