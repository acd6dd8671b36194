package dev.rondo.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.dynamics.Trajectory;
import dev.rondo.file.json.Json;
import dev.rondo.linalg.Vector;
import dev.rondo.network.NetworkDesign;
import dev.rondo.network.RateNetwork;
import dev.rondo.random.Key;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The lab as one file. */
class LabPageTest {
    private static final int KILOBYTE = 1000;

    private static LabNetwork lab(int units) {
        RateNetwork network =
                NetworkDesign.DEFAULT.withUnits(units).draw(1, 8, Key.ofSeed(3)).withBaseline(0.2);
        return new LabNetwork("folder/<b>&.npz", network, List.of(), Optional.<Trajectory>empty());
    }

    @Test
    void thePageIsSmallAndFetchesNothing() {
        String page = Lab.page(lab(100), () -> true);

        assertThat(page.length()).isLessThan(400 * KILOBYTE);
        assertThat(page)
                .contains("<title>&lt;b&gt;&amp; \u2013 Rondo lab</title>", "default-src 'none'")
                .doesNotContain("src=\"", "<link rel=\"stylesheet\"", "connect-src", "unsafe-inline", "@SCRIPT@");
    }

    @Test
    void thePolicyHoldsTheHashesOfWhatThePageRuns() throws Exception {
        String page = Lab.page(lab(10), () -> true);

        assertThat(page)
                .contains("script-src '" + hash(between(page, "<script type=\"module\">", "</script>")) + "'")
                .contains("style-src '" + hash(between(page, "<style>", "</style>")) + "'");
    }

    @Test
    void theDocumentInThePageIsTheNetwork() {
        LabNetwork lab = lab(10);

        JsonNode doc = Json.parse(
                between(Lab.page(lab, () -> true), "<script type=\"application/json\" id=\"document\">", "</script>"),
                "page");

        assertThat(doc.get("units").asInt()).isEqualTo(10);
        assertThat(doc.get("name").asString()).isEqualTo("<b>&");
        byte[] w = Base64.getDecoder().decode(doc.get("W").asString());
        double[] numbers = new double[100];
        ByteBuffer.wrap(w).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(numbers);
        assertThat(Vector.of(numbers))
                .isEqualTo(Vector.of(lab.network().recurrent().toRowMajor()));
    }

    @Test
    void everyModuleIsPartOfThePageAndNoNameStandsTwice(@TempDir Path folder) throws Exception {
        Node.require();

        String said = Node.run(folder, LabPage.script().replace("\nopen();", "\nconsole.log(typeof open);"));

        assertThat(said).isEqualTo("function\n");
        assertThat(LabPage.script()).doesNotContainPattern("(?m)^(import|export) ");
    }

    private static String between(String text, String before, String after) {
        Matcher found = Pattern.compile(Pattern.quote(before) + "(.*?)" + Pattern.quote(after), Pattern.DOTALL)
                .matcher(text);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static String hash(String text) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return "sha256-" + Base64.getEncoder().encodeToString(digest);
    }
}
