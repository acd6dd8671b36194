package dev.rondo.report;

/** Texts of a user inside prose: names of studies, conditions and channels, in which markup is text. */
public final class UserText {
    private UserText() {}

    /** The text in prose that shows it letter by letter. */
    public static String of(String text) {
        return text.replaceAll("[\\\\*`\\[_^]", "\\\\$0");
    }
}
