package dev.rondo.report;

/** A heading inside a section; not in the table of contents. */
public record Heading(String prose) implements Block {
    public static Heading of(String prose) {
        return new Heading(prose);
    }
}
