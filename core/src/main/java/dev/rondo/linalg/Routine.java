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
    private final Linker.Option[] options;
    private volatile @Nullable MethodHandle handle;

    Routine(String name, FunctionDescriptor signature) {
        this(name, signature, new Linker.Option[0]);
    }

    private Routine(String name, FunctionDescriptor signature, Linker.Option[] options) {
        this.name = name;
        this.signature = signature;
        this.options = options;
    }

    /**
     * Routine that takes heap arrays in place. The garbage collector cannot run meanwhile: for calls of microseconds
     * only.
     */
    static Routine onHeap(String name, FunctionDescriptor signature) {
        return new Routine(name, signature, new Linker.Option[] {Linker.Option.critical(true)});
    }

    /**
     * Handle that calls the routine.
     *
     * @throws IllegalStateException if there is no OpenBLAS for this platform, or it has no such routine
     */
    MethodHandle handle() {
        MethodHandle linked = handle;
        if (linked == null) {
            linked = link(openBlas(), name, signature, options);
            handle = linked;
        }
        return linked;
    }

    private static synchronized SymbolLookup openBlas() {
        SymbolLookup loaded = openBlas;
        if (loaded == null) {
            loaded = OpenBlas.load();
            configure(loaded);
            openBlas = loaded;
        }
        return loaded;
    }

    /**
     * One thread: parallelism is over runs, and a sum that is split differently has other bits. No second search for NaN:
     * {@link Operand} has made it.
     */
    private static void configure(SymbolLookup library) {
        FunctionDescriptor setting = FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT);
        try {
            link(library, "openblas_set_num_threads", setting).invokeExact(1);
            link(library, "LAPACKE_set_nancheck", setting).invokeExact(0);
        } catch (Throwable t) {
            throw Lapack.failed(t);
        }
    }

    @SuppressWarnings("restricted")
    private static MethodHandle link(
            SymbolLookup library, String name, FunctionDescriptor signature, Linker.Option... options) {
        MemorySegment address = library.find(name)
                .orElseThrow(() -> new IllegalStateException("OpenBLAS: this build has no routine " + name));
        return LINKER.downcallHandle(address, signature, options);
    }
}
