package dev.rondo.analysis.activity;

import dev.rondo.dynamics.Frequency;
import dev.rondo.dynamics.Time;
import dev.rondo.dynamics.Trajectory;
import dev.rondo.linalg.Matrix;
import dev.rondo.linalg.Vector;
import java.util.ArrayList;
import java.util.List;

/**
 * States of units seen as oscillators whose amplitude and frequency change in time (Rajakumar, Rinzel and Chen 2021,
 * figure 2c: "driven harmonic oscillators").
 *
 * <p>The state of a unit, its mean taken off, is the real part of an analytic signal a(t) e^(i theta(t)) (Gabor 1946),
 * whose negative frequencies are zero; a is the amplitude, the slope of theta the frequency. At both ends of a trial
 * the signal is continued periodically, so that the first and last few per cent mean little.
 *
 * @param units indices of the units, one per column
 * @param x states, rows x units
 * @param r rates, rows x units
 * @param amplitude amplitude a, rows x units
 * @param peaks time at which each unit's rate is largest; of a silent unit the first time
 * @param meanFrequency mean frequency of each unit: revolutions of theta per time over the middle 80 % of the time
 */
public record Oscillators(
        List<Integer> units, Matrix x, Matrix r, Matrix amplitude, List<Time> peaks, List<Frequency> meanFrequency) {
    public Oscillators {
        units = List.copyOf(units);
        peaks = List.copyOf(peaks);
        meanFrequency = List.copyOf(meanFrequency);
    }

    /** The units of a trajectory.
     *
     * @throws IllegalArgumentException if the trajectory has fewer than ten rows or there is no such unit
     */
    public static Oscillators of(Trajectory trajectory, List<Integer> units) {
        int rows = trajectory.rows();
        if (rows < 10) {
            throw new IllegalArgumentException("An oscillation takes at least ten rows to see: there are " + rows);
        }
        for (int unit : units) {
            if (unit < 0 || unit >= trajectory.units()) {
                throw new IllegalArgumentException(
                        "Units are counted from 0 to " + (trajectory.units() - 1) + ": there is no unit " + unit);
            }
        }
        double[][] amplitude = new double[rows][units.size()];
        List<Time> peaks = new ArrayList<>();
        List<Frequency> frequencies = new ArrayList<>();
        Time step = trajectory.time(1).minus(trajectory.time(0));
        for (int c = 0; c < units.size(); c++) {
            double[][] signal = analytic(trajectory.x().column(units.get(c)));
            for (int t = 0; t < rows; t++) {
                amplitude[t][c] = Math.hypot(signal[0][t], signal[1][t]);
            }
            peaks.add(trajectory.time(peak(trajectory.r().column(units.get(c)))));
            frequencies.add(meanFrequency(signal, step));
        }
        return new Oscillators(
                units,
                columns(trajectory.x(), units),
                columns(trajectory.r(), units),
                Matrix.of(amplitude),
                peaks,
                frequencies);
    }

    private static Matrix columns(Matrix all, List<Integer> units) {
        return Matrix.build(all.rows(), units.size(), (t, c) -> all.get(t, units.get(c)));
    }

    private static int peak(Vector rate) {
        int best = 0;
        for (int t = 1; t < rate.size(); t++) {
            best = rate.get(t) > rate.get(best) ? t : best;
        }
        return best;
    }

    /** Real and imaginary part of the analytic signal, from the positive half of the discrete Fourier transform. */
    private static double[][] analytic(Vector values) {
        int n = values.size();
        double mean = 0;
        for (int t = 0; t < n; t++) {
            mean += values.get(t) / n;
        }
        double[][] signal = new double[2][n];
        for (int k = 1; 2 * k <= n; k++) {
            double re = 0;
            double im = 0;
            for (int t = 0; t < n; t++) {
                double angle = 2 * Math.PI * ((long) k * t % n) / n;
                re += (values.get(t) - mean) * StrictMath.cos(angle);
                im -= (values.get(t) - mean) * StrictMath.sin(angle);
            }
            double weight = (2 * k == n ? 1.0 : 2.0) / n;
            for (int t = 0; t < n; t++) {
                double angle = 2 * Math.PI * ((long) k * t % n) / n;
                signal[0][t] += weight * (re * StrictMath.cos(angle) - im * StrictMath.sin(angle));
                signal[1][t] += weight * (re * StrictMath.sin(angle) + im * StrictMath.cos(angle));
            }
        }
        return signal;
    }

    private static Frequency meanFrequency(double[][] signal, Time step) {
        int n = signal[0].length;
        double turned = 0;
        int from = n / 10;
        int to = n - n / 10;
        for (int t = from + 1; t < to; t++) {
            double cross = signal[0][t - 1] * signal[1][t] - signal[1][t - 1] * signal[0][t];
            double dot = signal[0][t - 1] * signal[0][t] + signal[1][t - 1] * signal[1][t];
            turned += StrictMath.atan2(cross, dot);
        }
        return Frequency.radiansPerSecond(
                Math.abs(turned) / step.times(to - 1.0 - from).seconds());
    }
}
