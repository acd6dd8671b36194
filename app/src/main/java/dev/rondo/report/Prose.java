package dev.rondo.report;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Prose as HTML: a little markup understood unless a backslash stands before it, everything else escaped. */
final class Prose {
    private static final Pattern MARKUP = Pattern.compile("\\*\\*([^*]+)\\*\\*"
            + "|`([^`]+)`"
            + "|\\[([^\\]]+)\\]\\(([^)\\s]+)\\)"
            + "|_\\{([^}]*)\\}"
            + "|\\^\\{([^}]*)\\}"
            + "|\\\\([\\\\*`\\[_^])");

    /** The only addresses that become links: of the web, or inside the folder or the page. */
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\"<>]+|[A-Za-z0-9_#][A-Za-z0-9_./#-]*");

    private Prose() {}

    static String html(String prose) {
        StringBuilder out = new StringBuilder();
        Matcher matcher = MARKUP.matcher(prose);
        int from = 0;
        while (matcher.find()) {
            out.append(text(prose.substring(from, matcher.start()))).append(marked(matcher.toMatchResult()));
            from = matcher.end();
        }
        return out.append(text(prose.substring(from))).toString();
    }

    /** The text without its markup, escaped. */
    static String plain(String prose) {
        return html(prose).replaceAll("<[^>]*>", "");
    }

    private static String marked(MatchResult found) {
        List<String> tags = List.of("strong", "code", "", "", "sub", "sup");
        for (int group = 1; group <= tags.size(); group++) {
            String tag = tags.get(group - 1);
            if (found.group(group) != null && !tag.isEmpty()) {
                String inner = tag.equals("code") ? text(found.group(group)) : html(found.group(group));
                return "<" + tag + ">" + inner + "</" + tag + ">";
            }
        }
        return found.group(7) != null ? text(found.group(7)) : link(found.group(3), found.group(4));
    }

    /** A link, or the words as they stand where the address is of another kind. */
    static String link(String words, String address) {
        return ADDRESS.matcher(address).matches()
                ? "<a href=\"" + text(address) + "\">" + text(words) + "</a>"
                : text("[" + words + "](" + address + ")");
    }

    /** The text with all markup escaped, and without what a page cannot hold. */
    static String text(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> out.appendCodePoint(isAllowed(c) ? c : 0xfffd);
            }
        });
        return out.toString();
    }

    private static boolean isAllowed(int c) {
        return c == '\n'
                || c == '\t'
                || (c >= 0x20 && c <= 0xd7ff && (c < 0x7f || c > 0x9f))
                || (c >= 0xe000 && c <= 0xfffd)
                || (c >= 0x10000 && c <= 0x10ffff);
    }
}
