package dev.rondo.linalg.lapack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Where files that can be made again are kept for this user: {@code ~/.cache/rondo} (or {@code $XDG_CACHE_HOME/rondo}) on
 * Linux, {@code ~/Library/Caches/rondo} on macOS, {@code %LOCALAPPDATA%\rondo} on Windows; the system property
 * {@value #PROPERTY} names another folder.
 */
final class UserCache {
    static final String PROPERTY = "rondo.cache";

    private static final Set<Path> TEMPORARY = ConcurrentHashMap.newKeySet();

    private UserCache() {}

    /** The folder of that name in the cache, made if need be; a fresh temporary folder where the cache is read-only. */
    static Path folder(String name) throws IOException {
        return folder(name, System.getenv());
    }

    static Path folder(String name, Map<String, String> environment) throws IOException {
        Path folder = root(environment).resolve(name);
        if (!folder.isAbsolute() && System.getProperty(PROPERTY) == null) {
            return temporary(name); // a user without a home, such as one of a container that knows no names
        }
        try {
            Files.createDirectories(folder);
            if (Files.isWritable(folder)) {
                return folder;
            }
        } catch (IOException e) {
            if (System.getProperty(PROPERTY) != null) {
                throw e;
            }
        }
        return temporary(name);
    }

    private static Path temporary(String name) throws IOException {
        Path folder = Files.createTempDirectory("rondo-" + name + "-");
        TEMPORARY.add(folder);
        return folder;
    }

    /** Deletes temporary folders whose libraries are loaded; where the system does not allow that, they stay. */
    static void deleteTemporary() {
        for (Path folder : TEMPORARY) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
                Files.delete(folder);
            } catch (IOException e) {
                folder.toFile().deleteOnExit();
            }
        }
        TEMPORARY.clear();
    }

    /** The folder of all of them. */
    static Path root() {
        return root(System.getenv());
    }

    private static Path root(Map<String, String> environment) {
        String chosen = System.getProperty(PROPERTY);
        if (chosen != null) {
            return Path.of(chosen);
        }
        // HOME first, as the launcher and other programs do: Java asks the list of users instead.
        Path home = path(environment, "HOME", Path.of(System.getProperty("user.home", ".")));
        String os = System.getProperty("os.name", "");
        if (os.startsWith("Windows")) {
            return path(environment, "LOCALAPPDATA", home.resolve("AppData/Local"))
                    .resolve("rondo");
        }
        if (os.startsWith("Mac")) {
            return home.resolve("Library/Caches/rondo");
        }
        return path(environment, "XDG_CACHE_HOME", home.resolve(".cache")).resolve("rondo");
    }

    private static Path path(Map<String, String> environment, String variable, Path otherwise) {
        String value = environment.get(variable);
        return value == null || value.isBlank() ? otherwise : Path.of(value);
    }
}
