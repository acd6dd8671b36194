package dev.rondo.cli.analysis;

import dev.rondo.analysis.branch.NetworkLocus;
import dev.rondo.cli.console.Output;
import dev.rondo.cli.console.Progress;
import dev.rondo.continuation.locus.LocusPoint;
import java.util.Locale;

/** Shows how many curves of special points were followed, and how far the one at hand has come. */
final class LocusProgress implements AutoCloseable {
    private final NetworkLocus request;
    private final Progress progress;
    private int followed;
    private int points;

    LocusProgress(Output output, NetworkLocus request, int curves) {
        this.request = request;
        progress = output.progress("following " + (curves == 1 ? "1 curve" : curves + " curves"), curves);
    }

    /** A point was found. */
    void at(LocusPoint point) {
        points++;
        progress.at(
                followed,
                String.format(
                        Locale.ROOT,
                        "point %d at %s = %.4g, %s = %.4g",
                        points,
                        request.along().parameter().key(),
                        point.first(),
                        request.second().key(),
                        point.second()));
    }

    /** A curve has come to its ends. */
    void followed() {
        followed++;
        points = 0;
    }

    @Override
    public void close() {
        progress.close();
    }
}
