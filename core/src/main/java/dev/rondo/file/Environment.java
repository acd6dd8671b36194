package dev.rondo.file;

import dev.rondo.dynamics.Time;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Properties;

/**
 * Where, when and with what something was computed. It stands beside results and is no part of what identifies them:
 * the same recipe gives the same numbers anywhere, but for LAPACK's last digits, and {@code blas} names whose those
 * are.
 *
 * @param rondo the version of this software
 * @param java the version and maker of the Java machine
 * @param os the operating system and architecture
 * @param cpu the processor's name
 * @param cores number of processors available to Java
 * @param blas the linear algebra library in use
 * @param simd the vector instructions in use
 * @param elapsed duration of the computation
 * @param time date and time of the computation
 */
public record Environment(
        String rondo,
        String java,
        String os,
        String cpu,
        int cores,
        String blas,
        String simd,
        Time elapsed,
        Instant time) {

    /** This machine, now. */
    public static Environment here(String blas, String simd, Time elapsed) {
        return new Environment(
                rondoVersion(),
                System.getProperty("java.version") + " (" + System.getProperty("java.vm.name") + ")",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                        + System.getProperty("os.arch"),
                cpuName(),
                Runtime.getRuntime().availableProcessors(),
                blas,
                simd,
                elapsed,
                Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }

    /** This version of Rondo: from the jar, where Maven leaves a note of it; classes on their own have none. */
    public static String rondoVersion() {
        try (InputStream note =
                Environment.class.getResourceAsStream("/META-INF/maven/dev.rondo/rondo-core/pom.properties")) {
            if (note == null) {
                return "development";
            }
            Properties properties = new Properties();
            properties.load(note);
            return properties.getProperty("version", "development");
        } catch (IOException e) {
            return "development";
        }
    }

    private static String cpuName() {
        Path linux = Path.of("/proc/cpuinfo");
        if (Files.isReadable(linux)) {
            try (BufferedReader lines = Files.newBufferedReader(linux)) {
                return lines.lines()
                        .filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .findFirst()
                        .orElse("unknown");
            } catch (IOException e) {
                return "unknown";
            }
        }
        String windows = System.getenv("PROCESSOR_IDENTIFIER");
        return windows != null ? windows : macCpuName();
    }

    private static String macCpuName() {
        if (!System.getProperty("os.name").startsWith("Mac")) {
            return "unknown";
        }
        try {
            Process process = new ProcessBuilder("/usr/sbin/sysctl", "-n", "machdep.cpu.brand_string").start();
            try (InputStream out = process.getInputStream()) {
                return new String(out.readAllBytes(), StandardCharsets.UTF_8).strip();
            }
        } catch (IOException e) {
            return "unknown";
        }
    }
}
