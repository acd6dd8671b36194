package dev.rondo.paper.common;

import dev.rondo.analysis.rest.SteadyState;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Spontaneous activity of trained networks after the trial that they learned, computed once for all figures of a paper: who
 * asks first computes it, the others wait.
 */
public final class RestingStates {
    private final Map<TrainedNetwork, CompletableFuture<SteadyState.Result>> begun =
            Collections.synchronizedMap(new IdentityHashMap<>());

    /** The attractor of the map after the learned trial. */
    public SteadyState.Result of(TrainedNetwork trained) {
        CompletableFuture<SteadyState.Result> mine = new CompletableFuture<>();
        CompletableFuture<SteadyState.Result> first = begun.putIfAbsent(trained, mine);
        if (first != null) {
            return joined(first);
        }
        try {
            SteadyState.Result result = SteadyState.DEFAULT.after(
                    trained.network(), LearnedTrial.of(trained).u());
            mine.complete(result);
            return result;
        } catch (RuntimeException | Error e) {
            begun.remove(trained);
            mine.completeExceptionally(e);
            throw e;
        }
    }

    private static SteadyState.Result joined(CompletableFuture<SteadyState.Result> elsewhere) {
        try {
            return elsewhere.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
