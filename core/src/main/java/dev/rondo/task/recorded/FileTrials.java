package dev.rondo.task.recorded;

import dev.rondo.random.Key;
import dev.rondo.task.Trial;
import dev.rondo.task.Trials;
import java.util.ArrayList;
import java.util.List;

/** Trials of a file at an Euler step: those for training and those held out come in turn. */
record FileTrials(ResampledTrials resampled, HeldOut heldOut, int count) implements Trials {
    int longest() {
        return resampled.longest();
    }

    @Override
    public long conditionCount() {
        return count;
    }

    @Override
    public long period() {
        return heldOut.training().size();
    }

    @Override
    public long validationPeriod() {
        return heldOut.validation().size();
    }

    @Override
    public Trial condition(long index) {
        return resampled.trial((int) index);
    }

    @Override
    public Trial draw(long index, Key key) {
        return ofTurn(heldOut.training(), index);
    }

    @Override
    public Trial validation(long index, Key key) {
        return ofTurn(heldOut.validation(), index);
    }

    private Trial ofTurn(List<Integer> of, long index) {
        return resampled.trial(of.get((int) (index % of.size()))).lasting(resampled.longest());
    }

    List<String> remarks() {
        List<String> remarks = new ArrayList<>(resampled.remarks());
        remarks.addAll(heldOut.remarks());
        return remarks;
    }
}
