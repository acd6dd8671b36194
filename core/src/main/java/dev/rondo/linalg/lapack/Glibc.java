package dev.rondo.linalg.lapack;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/** The system's C library, where it is the GNU one. */
final class Glibc {
    private static final long LONGEST_VERSION = 64;

    private Glibc() {}

    /** Its version, such as {@code 2.28}; empty on other systems. */
    @SuppressWarnings("restricted")
    static Optional<String> version() {
        Linker linker = Linker.nativeLinker();
        return linker.defaultLookup().find("gnu_get_libc_version").map(address -> {
            try {
                MemorySegment text =
                        (MemorySegment) linker.downcallHandle(address, FunctionDescriptor.of(ValueLayout.ADDRESS))
                                .invokeExact();
                return text.reinterpret(LONGEST_VERSION).getString(0);
            } catch (Throwable t) {
                throw Lapack.failed(t);
            }
        });
    }

    /** Sets a variable of the environment for libraries that are loaded later, unless the user has set it. */
    @SuppressWarnings("restricted")
    static void suggest(String variable, String value) {
        Linker linker = Linker.nativeLinker();
        linker.defaultLookup().find("setenv").ifPresent(address -> {
            FunctionDescriptor signature = FunctionDescriptor.of(
                    ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
            try (Arena arena = Arena.ofConfined()) {
                int failed = (int) linker.downcallHandle(address, signature)
                        .invokeExact(arena.allocateFrom(variable), arena.allocateFrom(value), 0);
                if (failed != 0) {
                    throw new IllegalStateException("setenv refused " + variable + "=" + value);
                }
            } catch (Throwable t) {
                throw Lapack.failed(t);
            }
        });
    }
}
