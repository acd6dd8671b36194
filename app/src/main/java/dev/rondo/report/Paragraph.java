package dev.rondo.report;

/** A paragraph of prose. */
public record Paragraph(String prose) implements Block {
    public static Paragraph of(String prose) {
        return new Paragraph(prose);
    }
}
