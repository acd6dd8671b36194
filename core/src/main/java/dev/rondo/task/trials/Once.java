package dev.rondo.task.trials;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Value that is worked out when it is first asked for. Usable by any number of threads. */
final class Once<T> implements Supplier<T> {
    private final Supplier<T> make;
    private volatile @Nullable T made;

    Once(Supplier<T> make) {
        this.make = make;
    }

    @Override
    public T get() {
        T value = made;
        if (value == null) {
            value = make.get();
            made = value;
        }
        return value;
    }
}
