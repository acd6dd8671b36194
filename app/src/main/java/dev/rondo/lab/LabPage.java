package dev.rondo.lab;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The page as one file: style sheet and modules are set into it, and a content security policy with their hashes, so that it
 * runs nothing else and fetches nothing. Its document stands in it, or is fetched from the server that serves it.
 */
public final class LabPage {
    /** The modules in the order of their imports. */
    private static final List<String> MODULES = List.of(
            "numerics.js",
            "engine.js",
            "simulation.js",
            "address.js",
            "draw.js",
            "npz.js",
            "link.js",
            "frame.js",
            "tour.js",
            "panes.js",
            "answers.js",
            "network-tour.js",
            "network-view.js",
            "linear.js",
            "linear-view.js",
            "circuit.js",
            "circuit-view.js",
            "main.js");

    private static final String IMPORT = "(?m)^import \\{[^}]*} from \"\\./[\\w-]+\\.js\";\\n";
    private static final String EXPORT = "(?m)^export (?=(async )?(function|class|const) )";

    /** A comment that has its lines to itself. */
    private static final String COMMENT = "(?ms)^ */\\*\\*.*?\\*/$|^ *//[^\\n]*$";

    private LabPage() {}

    /** The page of a document, complete: it needs no server. */
    public static String standalone(String title, JsonNode document) {
        return page(title, inScript(document.toString()), "");
    }

    /** The page of a server, which gives the document to those who have its token. */
    static String served(String title) {
        return page(title, "", "connect-src 'self'; ");
    }

    /** The policy of the served page, for its header. */
    static String policy() {
        return policy("connect-src 'self'; ") + "; frame-ancestors 'none'";
    }

    private static String page(String title, String document, String more) {
        return resource("page.html")
                .replace("@TITLE@", escaped(title) + " \u2013 Rondo lab")
                .replace("@POLICY@", policy(more))
                .replace("@STYLE@", style())
                .replace("@SCRIPT@", script())
                .replace("@DOCUMENT@", document);
    }

    private static String policy(String more) {
        return "default-src 'none'; script-src '" + hash(script()) + "'; style-src '" + hash(style()) + "'; " + more
                + "img-src data: blob:; base-uri 'none'; form-action 'none'";
    }

    /** All modules as one. */
    static String script() {
        return "\n" + MODULES.stream().map(LabPage::module).collect(Collectors.joining("\n"));
    }

    /** A module without imports and exports, comments and indentation: the page is a third smaller. */
    private static String module(String name) {
        return resource(name)
                .replaceAll(IMPORT, "")
                .replaceAll(EXPORT, "")
                .replaceAll(COMMENT, "")
                .replaceAll("(?m)^\\s+", "");
    }

    private static String style() {
        return "\n" + resource("page.css");
    }

    /** JSON that can stand in a script element: no tag can begin in it. */
    private static String inScript(String json) {
        return json.replace("<", "\\u003c");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = LabPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("dev/rondo/lab/" + name + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("dev/rondo/lab/" + name + " cannot be read", e);
        }
    }
}
