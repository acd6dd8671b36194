package dev.rondo.report;

import dev.rondo.figure.write.PageFont;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A report as one HTML file: title, summary, contents, sections, and a foot that says where it comes from. The same report
 * gives the same bytes.
 *
 * @param summary a sentence or two below the title, as prose
 * @param foot the environment in which it was made
 */
public record HtmlReport(String title, String summary, List<Section> sections, List<KeyValues.Entry> foot) {
    /** A heading and what stands below it. */
    public record Section(String heading, List<Block> blocks) {
        public Section {
            blocks = List.copyOf(blocks);
        }
    }

    public HtmlReport {
        sections = List.copyOf(sections);
        foot = List.copyOf(foot);
    }

    /** An empty report. */
    public static HtmlReport titled(String title) {
        return new HtmlReport(title, "", List.of(), List.of());
    }

    /** A sentence or two below the title. */
    public HtmlReport summary(String prose) {
        return new HtmlReport(title, prose, sections, foot);
    }

    /** Copy with one more section. */
    public HtmlReport section(String heading, Block... blocks) {
        return section(heading, List.of(blocks));
    }

    /** Copy with one more section. */
    public HtmlReport section(String heading, List<? extends Block> blocks) {
        List<Section> all = new ArrayList<>(sections);
        all.add(new Section(heading, List.copyOf(blocks)));
        return new HtmlReport(title, summary, all, foot);
    }

    /** The environment in which it was made, at the foot of the page. */
    public HtmlReport foot(KeyValues environment) {
        return new HtmlReport(title, summary, sections, environment.entries());
    }

    /** The whole page. It is well-formed XML too, so that other programs can read it. */
    public String html() {
        StringBuilder out = new StringBuilder();
        List<String> anchors = anchors();
        out.append("<header><h1>").append(Prose.html(title)).append("</h1>\n");
        if (!summary.isBlank()) {
            out.append("<p class=\"summary\">").append(Prose.html(summary)).append("</p>\n");
        }
        out.append("</header>\n");
        contents(out, anchors);
        out.append("<main>\n");
        BlockWriter writer = new BlockWriter(out);
        for (int i = 0; i < sections.size(); i++) {
            String anchor = anchors.get(i);
            out.append("<section id=\"").append(anchor).append("\"><h2>");
            out.append(Prose.html(sections.get(i).heading()));
            out.append(" <a class=\"anchor\" href=\"#")
                    .append(anchor)
                    .append("\" aria-label=\"link to the section ")
                    .append(Prose.plain(sections.get(i).heading()))
                    .append("\">#</a></h2>\n");
            writer.write(sections.get(i).blocks());
            out.append("</section>\n");
        }
        out.append("</main>\n<footer>");
        writer.write(new KeyValues(foot));
        out.append("</footer>\n<script>").append(script()).append("</script>\n</body>\n</html>\n");
        return head(writer.font()) + out;
    }

    /** Writes the page to a file. */
    public void save(Path file) throws IOException {
        Files.writeString(file, html(), StandardCharsets.UTF_8);
    }

    private String head(PageFont font) {
        StringBuilder out = new StringBuilder();
        out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n<title>");
        out.append(Prose.plain(title));
        out.append("</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
        out.append("<meta name=\"color-scheme\" content=\"light dark\"/>\n");
        out.append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ");
        out.append("style-src 'unsafe-inline'; img-src data:; font-src data:; script-src 'sha256-");
        out.append(hash(script())).append("'\"/>\n");
        out.append("<style>\n").append(stylesheet()).append(font.css());
        return out.append("</style>\n</head>\n<body>\n").toString();
    }

    private void contents(StringBuilder out, List<String> anchors) {
        out.append("<nav aria-label=\"Contents\"><ol>");
        for (int i = 0; i < sections.size(); i++) {
            out.append("<li><a href=\"#").append(anchors.get(i)).append("\">");
            out.append(Prose.html(sections.get(i).heading())).append("</a></li>");
        }
        out.append("</ol></nav>\n");
    }

    /** A name for each section, from its heading. */
    private List<String> anchors() {
        Set<String> taken = new HashSet<>();
        List<String> anchors = new ArrayList<>();
        for (Section section : sections) {
            String words = section.heading().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
            String base = "s-" + words.replaceAll("^-|-$", "");
            String anchor = base;
            for (int n = 2; !taken.add(anchor); n++) {
                anchor = base + "-" + n;
            }
            anchors.add(anchor);
        }
        return anchors;
    }

    private static String stylesheet() {
        return resource("report.css");
    }

    /** Puts copy buttons beside commands; the page is complete without it. */
    private static String script() {
        return resource("report.js");
    }

    /** The hash by which the page allows this one script and no other. */
    private static String hash(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The file dev/rondo/report/" + name + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("The file " + name + " of reports cannot be read", e);
        }
    }
}
