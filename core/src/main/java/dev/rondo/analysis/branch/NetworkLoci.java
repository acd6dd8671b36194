package dev.rondo.analysis.branch;

import dev.rondo.continuation.SpecialPoint;
import dev.rondo.continuation.StepControl;
import dev.rondo.continuation.locus.Locus;
import dev.rondo.continuation.locus.LocusPoint;
import dev.rondo.network.RateNetwork;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;

/** The curves through some special points, followed one after the other; no curve twice. */
final class NetworkLoci implements Iterator<Locus> {
    private final NetworkLocus request;
    private final RateNetwork network;
    private final StepControl control;
    private final Deque<SpecialPoint> starts;
    private final Consumer<LocusPoint> onlooker;
    private final List<Locus> followed = new ArrayList<>();

    NetworkLoci(
            NetworkLocus request,
            RateNetwork network,
            List<SpecialPoint> starts,
            StepControl control,
            Consumer<LocusPoint> onlooker) {
        this.request = request;
        this.network = network;
        this.control = control;
        this.onlooker = onlooker;
        this.starts = new ArrayDeque<>(starts);
    }

    @Override
    public boolean hasNext() {
        double second = request.present(network);
        while (!starts.isEmpty() && followed.stream().anyMatch(curve -> curve.passes(starts.getFirst(), second))) {
            starts.removeFirst();
        }
        return !starts.isEmpty();
    }

    @Override
    public Locus next() {
        if (!hasNext()) {
            throw new NoSuchElementException("All curves have been followed");
        }
        Locus curve = Locus.of(request.through(network, starts.removeFirst()), control, onlooker);
        followed.add(curve);
        return curve;
    }
}
