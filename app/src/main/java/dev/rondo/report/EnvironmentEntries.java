package dev.rondo.report;

import dev.rondo.file.Environment;
import java.util.Locale;

/** An environment as the foot of a report. */
public final class EnvironmentEntries {
    private EnvironmentEntries() {}

    public static KeyValues of(Environment e) {
        return KeyValues.of("Rondo", e.rondo())
                .and("Java", e.java())
                .and("system", e.os() + "; " + e.cpu() + "; " + e.cores() + " cores")
                .and("kernels", e.simd() + "; " + e.blas())
                .and("took", String.format(Locale.ROOT, "%.1f s", e.elapsed().seconds()))
                .and("made", e.time().toString());
    }
}
