package dev.rondo.cli.analysis;

import dev.rondo.analysis.branch.NetworkBranch;
import dev.rondo.cli.console.Console;
import dev.rondo.cli.console.Interruption;
import dev.rondo.continuation.Branch;
import dev.rondo.continuation.BranchPoint;
import dev.rondo.continuation.BranchStep;
import dev.rondo.continuation.Continuation;
import dev.rondo.continuation.Ending;
import dev.rondo.continuation.SpecialPoint;
import dev.rondo.continuation.SpecialType;
import dev.rondo.setting.Refusal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Follows branches point by point. An interruption ends a branch with the points that it has; steps are computed in a thread of
 * their own, since one of a large network takes longer than an interruption waits.
 */
final class BranchFollower implements AutoCloseable {
    private static final long LOOK_MS = 50;
    private static final String BEGINS_ANEW = "Interrupted: nothing was written. The same command begins anew";

    private final Console console;
    private final NetworkBranch request;
    private final boolean all;
    private final Interruption.Hold hold;
    private int points;
    private boolean interrupted;

    /**
     * A follower of a request.
     *
     * @param all true to tell every border collision
     */
    BranchFollower(Console console, NetworkBranch request, boolean all) {
        this.console = console;
        this.request = request;
        this.all = all;
        hold = console.interruption().hold(() -> BEGINS_ANEW);
    }

    @Override
    public void close() {
        hold.close();
    }

    /**
     * The branch, or what there is of it when the user ends the command.
     *
     * @throws Refusal if the user ends it before the first point
     */
    Branch follow(Continuation run) {
        Collected collected = new Collected(run);
        FutureTask<Boolean> work = new FutureTask<>(collected, true);
        Thread.ofPlatform().daemon().name("continuation").start(work);
        boolean done = isDone(work);
        while (!done && !console.interruption().isWanted()) {
            done = isDone(work);
        }
        interrupted |= !done || run.hasNext();
        Branch branch = collected.branch(interrupted);
        points += branch.points().size();
        if (interrupted && points == 0) {
            throw Refusal.interrupted(BEGINS_ANEW);
        }
        return branch;
    }

    private static boolean isDone(FutureTask<Boolean> work) {
        try {
            return work.get(LOOK_MS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException goesOn) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.interrupted("Interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException trouble) {
                throw trouble;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /**
     * Ends the command if it was interrupted.
     *
     * @param files files that were written
     * @throws Refusal with what is kept and how to go on
     */
    void requireWhole(List<Path> files) {
        if (!interrupted) {
            return;
        }
        String names = files.stream().map(Path::toString).collect(Collectors.joining(", "));
        throw Refusal.interrupted(
                files.isEmpty()
                        ? BEGINS_ANEW
                        : "Interrupted: the branch so far, " + points + " points, is kept in " + names
                                + "; --from-branch FILE:-1 goes on from its last point (.npz, .mat or .h5)");
    }

    /** Points of a branch as they come. */
    private final class Collected implements Runnable {
        private final Continuation run;
        private final List<BranchPoint> points = new ArrayList<>();
        private final List<SpecialPoint> special = new ArrayList<>();

        Collected(Continuation run) {
            this.run = run;
        }

        @Override
        public void run() {
            while (!console.interruption().isWanted() && run.hasNext()) {
                BranchStep next = run.next();
                add(next);
                next.passed().stream()
                        .filter(s -> all || s.type() != SpecialType.BC)
                        .forEach(s -> console.output()
                                .remark(String.format(
                                        Locale.ROOT,
                                        "%s at %s = %.10g",
                                        s.type(),
                                        request.parameter().key(),
                                        s.parameter())));
            }
        }

        private synchronized void add(BranchStep next) {
            points.add(next.point());
            special.addAll(next.passed());
        }

        synchronized Branch branch(boolean isInterrupted) {
            double last = points.isEmpty() ? request.from() : points.getLast().parameter();
            return new Branch(points, special, isInterrupted ? new Ending.Interrupted(last) : run.ending());
        }
    }
}
