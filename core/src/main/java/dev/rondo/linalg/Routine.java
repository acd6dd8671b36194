package dev.rondo.linalg;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/**
 * A routine of OpenBLAS, linked when it is first called: that takes milliseconds, and a run needs few of them. The first
 * call of any loads the library and sets it to one thread.
 */
final class Routine {
    private static final Linker LINKER = Linker.nativeLinker();

    /** The library, once it is loaded; not in a static initialiser, so that a failure keeps its message. */
    private static @Nullable SymbolLookup openBlas;

    private final String name;
    private final FunctionDescriptor signature;
    private volatile @Nullable MethodHandle handle;

    Routine(String name, FunctionDescriptor signature) {
        this.name = name;
        this.signature = signature;
    }

    /**
     * What calls the routine.
     *
     * @throws IllegalStateException if there is no OpenBLAS for this platform, or it has no such routine
     */
    MethodHandle handle() {
        MethodHandle linked = handle;
        if (linked == null) {
            linked = link(openBlas(), name, signature);
            handle = linked;
        }
        return linked;
    }

    private static synchronized SymbolLookup openBlas() {
        SymbolLookup loaded = openBlas;
        if (loaded == null) {
            loaded = OpenBlas.load();
            setOneThread(loaded);
            openBlas = loaded;
        }
        return loaded;
    }

    /** Parallelism is over runs; and a sum that is split differently has other bits. */
    private static void setOneThread(SymbolLookup library) {
        FunctionDescriptor signature = FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT);
        try {
            link(library, "openblas_set_num_threads", signature).invokeExact(1);
        } catch (Throwable t) {
            throw Lapack.failed(t);
        }
    }

    @SuppressWarnings("restricted")
    private static MethodHandle link(SymbolLookup library, String name, FunctionDescriptor signature) {
        MemorySegment address = library.find(name)
                .orElseThrow(() -> new IllegalStateException("OpenBLAS: this build has no routine " + name));
        return LINKER.downcallHandle(address, signature);
    }
}
