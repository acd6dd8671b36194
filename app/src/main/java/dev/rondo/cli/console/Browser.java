package dev.rondo.cli.console;

import java.io.IOException;
import java.net.URI;
import java.util.Locale;

/** The browser of the desktop. */
public final class Browser {
    private Browser() {}

    /**
     * Asks the desktop's own opener; the launcher's Java has no windows of its own.
     *
     * @param what name of what is opened, for the note that it could not be
     */
    public static void open(URI address, String what, Output output) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String opener = system.contains("mac") ? "open" : system.contains("win") ? "explorer" : "xdg-open";
        try {
            new ProcessBuilder(opener, address.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            output.remark("No browser could be opened here (" + opener + "); " + what + " is " + address);
        }
    }
}
