package dev.rondo.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.figure.Axis;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Panel;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class HtmlReportTest {
    private static Document parse(String html) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(html)));
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new AssertionError("not well-formed: " + e.getMessage(), e);
        }
    }

    private static List<Element> elements(String html, String tag) {
        NodeList nodes = parse(html).getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    @Test
    void nothingIsFetched() {
        String html = SampleReport.report().html();
        assertThat(elements(html, "script"))
                .hasSize(1)
                .allSatisfy(s -> assertThat(s.hasAttributes()).isFalse());
        assertThat(elements(html, "link")).isEmpty();
        assertThat(elements(html, "iframe")).isEmpty();
        assertThat(html).doesNotContain("src=\"").doesNotContain("@import").doesNotContainPattern("url\\((?!#|data:)");
        assertThat(Pattern.compile("https?://[^\"\\s<]+")
                        .matcher(html)
                        .results()
                        .map(m -> m.group())
                        .distinct())
                .containsExactlyInAnyOrder("http://www.w3.org/2000/svg", "https://doi.org/10.1162/neco_a_01418");
    }

    @Test
    void everySectionIsInTheContents() {
        String html = HtmlReport.titled("t")
                .section("A & B")
                .section("A, B")
                .section("\u03bb")
                .html();
        List<String> ids = elements(html, "section").stream()
                .map(e -> e.getAttribute("id"))
                .toList();
        assertThat(ids).hasSize(3).doesNotHaveDuplicates();
        assertThat(elements(html, "nav").getFirst().getElementsByTagName("a").getLength())
                .isEqualTo(3);
        ids.forEach(id -> assertThat(html).contains("<li><a href=\"#" + id + "\">"));
    }

    @Test
    void figuresAreNumberedAndTheirIdsKeptApart() {
        Figure figure = Figure.of(Panel.of(Axis.x("x"), Axis.y("y"))).described("name", "");
        String html = HtmlReport.titled("t")
                .section("1", FigureBlock.of(figure, "first"), Details.of("more", FigureBlock.of(figure, "second")))
                .section("2", FigureBlock.of(figure, "third"))
                .html();
        assertThat(html).contains("Figure 1.</b> first", "Figure 2.</b> second", "Figure 3.</b> third");
        assertThat(Pattern.compile("\\bid=\"([^\"]+)\"").matcher(html).results().map(m -> m.group(1)))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "a & b < c > \"d\" 'e'",
                "[click](javascript:alert(1))",
                "[click](data:text/html,x)",
                "[x](//evil.example)",
                "]]> --> \u0000\u0007\ud800",
                "**<b>** `</code>` _{<i>} ^{&}"
            })
    void whateverIsWrittenStaysText(String text) {
        String html = HtmlReport.titled(text)
                .summary(text)
                .section(
                        text,
                        Paragraph.of(text),
                        Heading.of(text),
                        Table.of(text).row(text).caption(text),
                        KeyValues.of(text, text),
                        Callout.warning(text, text),
                        Verdicts.none().fails(text, text),
                        Code.json(text),
                        Citation.of(text, text),
                        Details.of(text, Paragraph.of(text)),
                        FigureBlock.of(Figure.of(Panel.of(Axis.x(text), Axis.y("y"))), text)
                                .files(text))
                .foot(KeyValues.of(text, text))
                .html();
        assertThat(elements(html, "script")).hasSize(1);
        assertThat(elements(html, "a").stream().map(a -> a.getAttribute("href")))
                .allMatch(h -> h.startsWith("#"));
    }

    @ParameterizedTest
    @CsvSource({
        "R^{2} of W_{rec}, R<sup>2</sup> of W<sub>rec</sub>",
        "**R^{2} > 0**, <strong>R<sup>2</sup> &gt; 0</strong>",
        "a **b** `c`, a <strong>b</strong> <code>c</code>",
        "[x](https://doi.org/1), <a href=\"https://doi.org/1\">x</a>",
        "[x](figures/a.svg), <a href=\"figures/a.svg\">x</a>",
        "2 * 3 ** 4, 2 * 3 ** 4",
        "a_b^c, a_b^c"
    })
    void aLittleMarkupIsUnderstood(String prose, String html) {
        assertThat(Prose.html(prose)).isEqualTo(html);
    }

    @Test
    void numbersAreAlignedToTheRight() {
        Table table = Table.of("a", "b", "c", "d")
                .row("1.5", "\u22120.003", "1e-5", "x1")
                .row("\u2013", "2.0 \u00b1 0.1", "12 ms", "3");
        assertThat(table.isNumeric(0)).isTrue();
        assertThat(table.isNumeric(1)).isTrue();
        assertThat(table.isNumeric(2)).isTrue();
        assertThat(table.isNumeric(3)).isFalse();
    }

    @Test
    void aRowHasOneCellPerHeading() {
        assertThatThrownBy(() -> Table.of("a", "b").row("1"))
                .hasMessageContaining("row 0 has 1 cells for the 2 headings [a, b]");
        assertThatThrownBy(() -> Table.of("a").marked(0)).hasMessageContaining("one of 0");
    }

    @Test
    void theFileIsSmallAndTheSameEveryTime(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("report.html");
        SampleReport.report().save(file);
        assertThat(Files.size(file)).isLessThan(80_000);
        assertThat(Files.readString(file)).isEqualTo(SampleReport.report().html());
    }

    @ParameterizedTest
    @ValueSource(strings = {"**bold**", "`code`", "[a](b)", "x_{1}^{2}", "a\\*b", "\\", "<b>&amp;</b>", "*_^`["})
    void textsOfAUserAreShownLetterByLetter(String text) {
        String html = HtmlReport.titled("study " + UserText.of(text)).html();
        assertThat(elements(html, "h1").getFirst().getTextContent()).isEqualTo("study " + text);
        assertThat(elements(html, "title").getFirst().getTextContent()).isEqualTo("study " + text);
    }

    @Test
    void anchorsAndHeadersOfColumnsHaveNames() {
        String html = HtmlReport.titled("report")
                .section("First & last", Table.of("a", "b").row("1", "2"))
                .html();
        assertThat(elements(html, "a"))
                .filteredOn(a -> a.getAttribute("class").equals("anchor"))
                .extracting(a -> a.getAttribute("aria-label"))
                .containsExactly("link to the section First & last");
        assertThat(elements(html, "th"))
                .allSatisfy(th -> assertThat(th.getAttribute("scope")).isEqualTo("col"));
    }

    @Test
    void thePageAllowsItsOwnScriptAlone() throws Exception {
        String html = HtmlReport.titled("report").html();
        String script = elements(html, "script").getFirst().getTextContent();
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
        assertThat(html).contains("script-src 'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
    }
}
