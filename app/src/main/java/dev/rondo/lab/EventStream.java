package dev.rondo.lab;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Server-sent events of one answer: an event is a name and a JSON document on one line. */
final class EventStream {
    private final OutputStream out;

    EventStream(OutputStream out) {
        this.out = out;
    }

    /** @throws Gone if nobody listens any more */
    synchronized void send(String name, JsonNode data) {
        try {
            out.write(("event: " + name + "\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new Gone(e);
        }
    }

    /** An event without data. */
    void send(String name) {
        send(name, JsonNodeFactory.instance.objectNode());
    }

    /** An event with a message. */
    void send(String name, String message) {
        send(name, JsonNodeFactory.instance.objectNode().put("message", message));
    }

    /** Nobody listens any more. */
    static final class Gone extends RuntimeException {
        private static final long serialVersionUID = 1;

        Gone(IOException cause) {
            super(cause);
        }
    }
}
