package dev.rondo.report;

/**
 * Citation: the reference as prose, and its BibTeX entry (empty for none).
 */
public record Citation(String prose, String bibtex) implements Block {
    public static Citation of(String prose) {
        return new Citation(prose, "");
    }

    public static Citation of(String prose, String bibtex) {
        return new Citation(prose, bibtex);
    }
}
