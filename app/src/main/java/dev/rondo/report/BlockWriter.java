package dev.rondo.report;

import dev.rondo.figure.write.PageFont;
import dev.rondo.figure.write.SvgWriter;
import java.util.List;
import java.util.Locale;

/** Converts blocks into HTML, one after another, and counts the figures. */
final class BlockWriter {
    private final StringBuilder out;
    private final PageFont font = new PageFont();
    private int figures;

    BlockWriter(StringBuilder out) {
        this.out = out;
    }

    /** The letters that the figures so far need. */
    PageFont font() {
        return font;
    }

    void write(List<Block> blocks) {
        blocks.forEach(this::write);
    }

    private void write(Block block) {
        switch (block) {
            case Paragraph paragraph -> element("p", paragraph.prose());
            case Heading heading -> element("h3", heading.prose());
            case Table table -> write(table);
            case KeyValues values -> write(values);
            case FigureBlock figure -> write(figure);
            case Callout callout -> write(callout);
            case Verdicts verdicts -> write(verdicts);
            case Code code -> write(code);
            case Citation citation -> write(citation);
            case Details details -> write(details);
        }
    }

    private void write(Table table) {
        out.append("<div class=\"wide\"><table>");
        if (!table.caption().isBlank()) {
            element("caption", table.caption());
        }
        out.append("<thead><tr>");
        for (int c = 0; c < table.headings().size(); c++) {
            cell("th scope=\"col\"", table.headings().get(c), table.isNumeric(c));
        }
        out.append("</tr></thead><tbody>\n");
        for (int r = 0; r < table.rows().size(); r++) {
            out.append(r == table.marked() ? "<tr class=\"marked\">" : "<tr>");
            for (int c = 0; c < table.headings().size(); c++) {
                cell("td", table.rows().get(r).get(c), table.isNumeric(c));
            }
            out.append("</tr>\n");
        }
        out.append("</tbody></table></div>\n");
    }

    private void cell(String tag, String prose, boolean numeric) {
        out.append('<').append(tag).append(numeric ? " class=\"n\">" : ">");
        out.append(Prose.html(prose)).append("</").append(tag, 0, 2).append('>');
    }

    void write(KeyValues values) {
        out.append("<dl>");
        for (KeyValues.Entry entry : values.entries()) {
            out.append("<div>");
            element("dt", entry.key());
            element("dd", entry.value());
            out.append("</div>");
        }
        out.append("</dl>\n");
    }

    private void write(FigureBlock block) {
        figures++;
        String id = "figure-" + figures;
        out.append("<figure id=\"").append(id).append("\">\n");
        out.append(SvgWriter.inline("svg" + figures, font).write(block.figure()));
        out.append("<figcaption><b>Figure ").append(figures).append(".</b> ");
        out.append(Prose.html(block.caption()));
        if (!block.files().isEmpty()) {
            out.append(" <span class=\"files\">As a file:");
            for (String file : block.files()) {
                String name = file.substring(file.lastIndexOf('/') + 1);
                out.append(' ').append(Prose.link(name, file));
            }
            out.append("</span>");
        }
        out.append("</figcaption></figure>\n");
    }

    private void write(Callout callout) {
        String kind = callout.kind().name().toLowerCase(Locale.ROOT);
        out.append("<div class=\"callout ")
                .append(kind)
                .append("\" role=\"note\" aria-label=\"")
                .append(kind)
                .append("\">");
        out.append("<p><b>").append(Prose.html(callout.title())).append("</b></p>");
        element("p", callout.prose());
        out.append("</div>\n");
    }

    private void write(Verdicts verdicts) {
        out.append("<div class=\"wide\"><table class=\"verdicts\"><thead><tr><th scope=\"col\">verdict</th>");
        out.append("<th scope=\"col\">claim</th>");
        out.append("<th scope=\"col\">measured</th></tr></thead><tbody>\n");
        for (Verdicts.Claim claim : verdicts.claims()) {
            String word = claim.outcome().word();
            out.append("<tr><td><span class=\"verdict ").append(word).append("\">");
            out.append(claim.outcome().sign()).append(' ').append(word).append("</span></td>");
            cell("td", claim.sentence(), false);
            cell("td", claim.measured(), false);
            out.append("</tr>\n");
        }
        out.append("</tbody></table></div>\n");
    }

    private void write(Code code) {
        out.append("<pre data-language=\"").append(Prose.text(code.language())).append("\"><code>");
        out.append(Prose.text(code.text())).append("</code></pre>\n");
    }

    private void write(Citation citation) {
        out.append("<blockquote class=\"citation\">");
        element("p", citation.prose());
        if (!citation.bibtex().isBlank()) {
            write(new Code("BibTeX", citation.bibtex()));
        }
        out.append("</blockquote>\n");
    }

    private void write(Details details) {
        out.append("<details><summary>").append(Prose.html(details.summary())).append("</summary>\n");
        write(details.blocks());
        out.append("</details>\n");
    }

    private void element(String tag, String prose) {
        out.append('<')
                .append(tag)
                .append('>')
                .append(Prose.html(prose))
                .append("</")
                .append(tag)
                .append(">\n");
    }
}
