package dev.rondo.lab;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Node.js, where it is installed: runs the page's modules without a browser. */
final class Node {
    private Node() {}

    /** Leaves the test, with the reason, where there is no Node.js. */
    static void require() {
        Assumptions.assumeTrue(
                runs(List.of("node", "--version")), "node is not installed: the page's modules are not run");
    }

    private static boolean runs(List<String> command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Copies modules of the page into a folder and runs a script there that may import them; gives what it prints. */
    static String run(Path folder, String script, String... modules) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("package.json"), "{\"type\": \"module\"}");
        for (String module : modules) {
            try (InputStream in = LabPage.class.getResourceAsStream(module)) {
                Files.write(folder.resolve(module), in.readAllBytes());
            }
        }
        Path main = Files.writeString(folder.resolve("script.mjs"), script);
        Process process = new ProcessBuilder("node", main.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError("node failed: " + said);
        }
        return said;
    }
}
