package dev.rondo.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.file.NetworkFile;
import dev.rondo.linalg.Matrix;
import dev.rondo.network.RateNetwork;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The lab in a real browser, where one is installed. */
class LabBrowserTest {
    @TempDir
    static Path folder;

    private static @Nullable Chromium browser;
    private static String page = "";

    @BeforeAll
    static void start() throws Exception {
        Assumptions.assumeTrue(
                Chromium.installed().isPresent(), "chromium is not installed: the page is not opened in a browser");
        browser = Chromium.start(folder.resolve("profile"), 1400, 950);
        Path file = folder.resolve("lab.html");
        Files.writeString(file, Lab.page(SmallNetworks.lab(), () -> false));
        page = file.toUri().toString();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    private static Chromium browser() {
        return Objects.requireNonNull(browser);
    }

    @AfterEach
    void nothingWasComplainedAbout() {
        assertThat(browser().complaints()).isEmpty();
    }

    /** The centre of an element, in px of the page. */
    private static double[] centre(String selector) {
        JsonNode box = browser()
                .evaluate("(() => { const e = document.querySelector('" + selector
                        + "'); e.scrollIntoView({block: 'center'}); const b = e.getBoundingClientRect();"
                        + " return [b.x + b.width / 2, b.y + b.height / 2, b.width, b.height]; })()");
        return new double[] {
            box.get(0).asDouble(),
            box.get(1).asDouble(),
            box.get(2).asDouble(),
            box.get(3).asDouble()
        };
    }

    private static String hash() {
        return browser().evaluate("location.hash").asString();
    }

    private static String says() {
        return browser().evaluate("document.querySelector('.says').textContent").asString();
    }

    private static BufferedImage picture() throws IOException {
        browser().moveAway();
        browser()
                .evaluate("document.activeElement.blur(); window.scrollTo(0, 0);"
                        + " new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        Chromium.pause(250);
        return ImageIO.read(new ByteArrayInputStream(browser().picture()));
    }

    @Test
    void aDraggedSliderIsInTheAddressAndAReloadGivesTheSamePicture() throws Exception {
        browser().open(page + "#pause=1");
        double[] slider = centre("#slider-E_TO_I");

        browser()
                .drag(
                        slider[0],
                        slider[1],
                        slider[0] - 0.05 * slider[2],
                        slider[1],
                        slider[0] - 0.1 * slider[2],
                        slider[1]);
        browser().await("/E_TO_I=0\\.[0-9]+/.test(location.hash)");
        BufferedImage before = picture();
        String hash = hash();
        browser().reload();
        BufferedImage after = picture();

        assertThat(hash()).isEqualTo(hash);
        assertThat(browser().evaluate("lab.settings.factors.E_TO_I").asDouble()).isBetween(0.5, 0.95);
        assertThat(differing(before, after)).isEmpty();
    }

    /** Levels of 255 by which Chromium itself shades a slider's edge differently after a drag and after a reload. */
    private static final int SHADING = 1;

    private static boolean differ(int a, int b) {
        for (int shift = 0; shift < 24; shift += 8) {
            if (Math.abs(((a >> shift) & 255) - ((b >> shift) & 255)) > SHADING) {
                return true;
            }
        }
        return false;
    }

    /** Places at which two pictures differ. */
    private static List<String> differing(BufferedImage a, BufferedImage b) {
        List<String> places = new ArrayList<>();
        for (int y = 0; y < a.getHeight(); y++) {
            for (int x = 0; x < a.getWidth(); x++) {
                if (differ(a.getRGB(x, y), b.getRGB(x, y))) {
                    places.add(x + ", " + y + ": " + Integer.toHexString(a.getRGB(x, y)) + " "
                            + Integer.toHexString(b.getRGB(x, y)));
                }
            }
        }
        return places;
    }

    @Test
    void aClickOnTheDiagramPutsSliderStateAndOrbitThere() {
        browser().open(page + "#pause=1");
        centre("#diagram");
        JsonNode place = browser()
                .evaluate("(() => { const b = lab.diagram.branches[0];"
                        + " const p = b.points[Math.floor(b.points.length / 2)]; const a = lab.diagram.last;"
                        + " const box = document.getElementById('diagram').getBoundingClientRect();"
                        + " return [box.x + a.px(p.p), box.y + a.py(p.a), p.p, p.x[0], p.T]; })()");

        browser().drag(place.get(0).asDouble(), place.get(1).asDouble());

        browser().await("lab.picked !== null");
        assertThat(browser().evaluate("lab.sliders.E_TO_E.value").asDouble())
                .isEqualTo(place.get(2).asDouble());
        assertThat(browser().evaluate("lab.anchor.x[0]").asDouble())
                .isEqualTo((double) (float) place.get(3).asDouble());
        browser().await("lab.plane.ghosts.length === 1");
        assertThat(says()).contains("cycle of", "E\u2192E");
        // The orbit closes: its last state is its first.
        assertThat(browser()
                        .evaluate("(() => { const s = lab.plane.ghosts[0].states, n = lab.network.n; let d = 0; for"
                                + " (let i = 0; i < n; i++) d = Math.max(d, Math.abs(s[i] - s[s.length - n +"
                                + " i])); return d; })()")
                        .asDouble())
                .isLessThan(1e-2);
        assertThat(hash()).contains("E_TO_E=");
    }

    @Test
    void theTourGoesFromStartToEnd() {
        browser().open(page);
        browser().evaluate("[...document.querySelectorAll('button')].find(b => b.textContent === 'Tour').click()");
        for (int step = 1; step <= 6; step++) {
            assertThat(browser()
                            .evaluate("document.querySelector('.tour span').textContent")
                            .asString())
                    .isEqualTo(step + " of 6");
            assertThat(browser()
                            .evaluate("document.querySelectorAll('.toured').length")
                            .asInt())
                    .isEqualTo(1);
            if (step == 6) {
                browser()
                        .evaluate("[...document.querySelectorAll('.tour button')].find(b => b.textContent === 'Show"
                                + " me').click()");
                browser().await("lab.picked !== null");
            }
            browser().evaluate("document.querySelector('.tour .main').click()");
        }
        assertThat(browser()
                        .evaluate("document.querySelector('.tour') === null")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void theKeyboardAloneSuffices() {
        browser().open(page);
        browser().evaluate("document.getElementById('slider-E_TO_E').focus()");
        browser().key("ArrowLeft");
        browser().await("location.hash.includes('E_TO_E=0.999')");
        browser().evaluate("document.getElementById('diagram').focus()");
        browser().key("ArrowRight");
        browser().await("lab.picked !== null");
        browser().evaluate("document.getElementById('plane').focus()");
        browser().key(" ");
        browser().await("lab.playing === false");
        String before = hash();
        browser().key("ArrowUp");
        browser().await("location.hash !== '" + before + "'");
        JsonNode unreachable = browser()
                .evaluate("[...document.querySelectorAll('button, select, input, canvas')].filter(e => e.tabIndex <"
                        + " 0).length");
        assertThat(unreachable.asInt()).isZero();
        assertThat(browser()
                        .evaluate("[...document.querySelectorAll('button, select, input, canvas')].filter(e =>"
                                + " !(e.textContent.trim() || e.getAttribute('aria-label') ||"
                                + " e.labels?.length)).length")
                        .asInt())
                .isZero();
    }

    @Test
    void theNetworkThatIsSavedIsOneThatRondoOpens() throws Exception {
        browser().open(page + "#pause=1&E_TO_E=0.9&off=1");
        // In the page all modules are one: its functions are reached by the tool that uses them.
        browser()
                .evaluate("window.URL.createObjectURL = (blob) => { window.saved = blob; return 'data:,'; };"
                        + " window.URL.revokeObjectURL = () => {}; HTMLAnchorElement.prototype.click = function ()"
                        + " {}; true");
        browser()
                .evaluate("[...document.querySelectorAll('button')].find(b => b.textContent === 'Save state').click()");
        String text = browser()
                .evaluate("saved.arrayBuffer().then(b => btoa(String.fromCharCode(...new Uint8Array(b))))")
                .asString();
        Path file = Files.write(folder.resolve("saved.npz"), Base64.getDecoder().decode(text));

        RateNetwork saved = NetworkFile.read(file).network();

        Matrix w = SmallNetworks.oscillator().recurrent();
        assertThat(saved.recurrent().get(2, 1)).isZero();
        assertThat(saved.recurrent().get(1, 0)).isEqualTo(w.get(1, 0) * 0.9);
        assertThat(saved.recurrent().get(2, 0)).isEqualTo(w.get(2, 0));
        assertThat(saved.tau()).isEqualTo(SmallNetworks.oscillator().tau());
        browser()
                .evaluate(
                        "[...document.querySelectorAll('button')].find(b => b.textContent === 'Save figure').click()");
        String svg = browser().evaluate("saved.text()").asString();
        assertThat(svg).startsWith("<svg xmlns=").contains("PC 1", "amplitude");
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aPhoneShowsEverythingWithoutScrollingSideways() {
        browser().size(390, 844, true);
        try {
            for (String theme : new String[] {"light", "dark"}) {
                browser().open(page + "#theme=" + theme);
                assertThat(browser()
                                .evaluate("document.documentElement.scrollWidth")
                                .asInt())
                        .isLessThanOrEqualTo(390);
            }
        } finally {
            browser().size(1400, 950, false);
        }
    }

    @Test
    void aPageFromTheDiskFetchesNothing() {
        int before = browser().requests().size();
        browser().open(page);
        Chromium.pause(200);

        assertThat(browser().requests().subList(before, browser().requests().size()))
                .allMatch(address -> address.startsWith("file:") || address.startsWith("data:"));
    }

    @Test
    void aServedPageComputesAndGoesOnAloneWhenTheServerIsGone() {
        LabServer server = LabServer.of(SmallNetworks.lab(), 0);
        try (server) {
            browser().open(server.address());
            browser().await("document.querySelector('.evidence').textContent.startsWith('Proved by Rondo')");
            browser().await("lab.diagram.branches.reduce((s, b) => s + b.points.length, 0) > 5");
            assertThat(says()).contains("cycle of");
            assertThat(hash()).startsWith("#" + URI.create(server.address()).getFragment());
        }
        browser().await("document.querySelector('.pill').textContent.includes('goes on alone')");
        double before = browser().evaluate("lab.sim.total").asDouble();
        browser().await("lab.sim.total > " + (before + 10));
        browser().forget();
    }

    @Test
    void matricesAndCircuitsHaveTheirViews() throws Exception {
        SplittableRandom random = new SplittableRandom(4);
        Matrix w = Matrix.build(10, 10, (i, j) -> (j < 7 ? 0.2 : -0.4) * random.nextDouble());
        Path matrix = folder.resolve("matrix.html");
        Files.writeString(matrix, Lab.page(new LabMatrix("W.npy", w, Optional.empty())));
        browser().open(matrix.toUri().toString());
        assertThat(says()).contains("optimal input", "W is stable");
        browser().await("lab.grid && lab.grid.values.length === 37 * 15");
        for (int units : new int[] {2, 3}) {
            Path circuit = folder.resolve("circuit" + units + ".html");
            Files.writeString(circuit, Lab.circuitPage(units));
            browser().open(circuit.toUri().toString());
            assertThat(says()).contains("fixed point");
            assertThat(browser()
                            .evaluate("document.querySelectorAll('.row input[type=range]').length")
                            .asInt())
                    .isEqualTo(units * units + 2 * units);
        }
    }
}
