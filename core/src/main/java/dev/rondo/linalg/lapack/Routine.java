package dev.rondo.linalg.lapack;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A routine of OpenBLAS, linked when it is first called: that takes milliseconds, and a run needs few of them. The first
 * call of any loads the library and sets it to one thread.
 */
final class Routine {
    private static final Linker LINKER = Linker.nativeLinker();

    /** The library, once it is loaded; not in a static initialiser, so that a failure keeps its message. */
    private static @Nullable BlasLibrary openBlas;

    private final List<String> names;
    private final FunctionDescriptor signature;
    private final Linker.Option[] options;
    private volatile @Nullable MethodHandle handle;

    Routine(String name, FunctionDescriptor signature) {
        this(List.of(name), signature, new Linker.Option[0]);
    }

    private Routine(List<String> names, FunctionDescriptor signature, Linker.Option[] options) {
        this.names = names;
        this.signature = signature;
        this.options = options;
    }

    /**
     * Routine that takes heap arrays in place. The garbage collector cannot run meanwhile: for calls of microseconds
     * only.
     */
    static Routine onHeap(String name, FunctionDescriptor signature) {
        return new Routine(List.of(name), signature, new Linker.Option[] {Linker.Option.critical(true)});
    }

    /** Routine of several names, the first of which that the library has is called: the faster one first. */
    static Routine anyOf(List<String> names, FunctionDescriptor signature) {
        return new Routine(names, signature, new Linker.Option[0]);
    }

    /** The library, if any routine was called yet. */
    static synchronized Optional<BlasLibrary> loaded() {
        return Optional.ofNullable(openBlas);
    }

    /** The library, loaded if it is not yet. */
    static BlasLibrary library() {
        return openBlas();
    }

    /**
     * Handle that calls the routine.
     *
     * @throws IllegalStateException if there is no OpenBLAS for this platform, or it has no such routine
     */
    MethodHandle handle() {
        MethodHandle linked = handle;
        if (linked == null) {
            linked = link(openBlas(), names, signature, options);
            handle = linked;
        }
        return linked;
    }

    private static synchronized BlasLibrary openBlas() {
        BlasLibrary loaded = openBlas;
        if (loaded == null) {
            loaded = BlasLibrary.load();
            configure(loaded);
            openBlas = loaded;
        }
        return loaded;
    }

    /**
     * One thread: parallelism is over runs, and a sum that is split differently has other bits. No second search for NaN:
     * {@code Operand} has made it.
     */
    private static void configure(BlasLibrary library) {
        FunctionDescriptor setting = FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT);
        try {
            link(library, List.of("openblas_set_num_threads"), setting).invokeExact(1);
            link(library, List.of("LAPACKE_set_nancheck"), setting).invokeExact(0);
        } catch (Throwable t) {
            throw Lapack.failed(t);
        }
    }

    @SuppressWarnings("restricted")
    private static MethodHandle link(
            BlasLibrary library, List<String> names, FunctionDescriptor signature, Linker.Option... options) {
        MemorySegment address = names.stream()
                .flatMap(name -> library.symbols().find(name).stream())
                .findFirst()
                .orElseThrow(() -> library.lacks(names.getLast()));
        return LINKER.downcallHandle(address, signature, options);
    }
}
