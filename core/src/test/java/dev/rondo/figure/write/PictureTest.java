package dev.rondo.figure.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rondo.figure.Axis;
import dev.rondo.figure.Figure;
import dev.rondo.figure.Grid;
import dev.rondo.figure.HeatMap;
import dev.rondo.figure.Length;
import dev.rondo.figure.Oklab;
import dev.rondo.figure.Panel;
import dev.rondo.figure.layout.FigureLayout;
import dev.rondo.figure.layout.Plot;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures as pixels and as PDF. */
class PictureTest {
    @ParameterizedTest
    @CsvSource({"4, 6", "60, 50"})
    void everyCellOfAHeatMapHasItsColour(int rows, int columns) {
        Grid cells = Grid.of(rows, columns, (r, c) -> (r * 7 + c * 3) % 11);
        HeatMap map = HeatMap.of(cells);
        Figure figure = Figure.of(Panel.of(Axis.x("x"), Axis.y("y").downward()).with(map));
        Plot plot = FigureLayout.of(figure).getFirst();
        BufferedImage image = PngWriter.scale(4).image(figure);
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                int pixel = image.getRGB((int) (4 * plot.px(c)), (int) (4 * plot.py(r))) & 0xffffff;
                int wanted = map.colours().colour(cells.get(r, c)).light();
                assertThat(Oklab.ofRgb(pixel).distance(Oklab.ofRgb(wanted)))
                        .as("cell %d, %d", r, c)
                        .isLessThan(0.01);
            }
        }
    }

    @Test
    void rowZeroIsAtTheBottomUnlessTheAxisRunsDownward() {
        HeatMap map = HeatMap.of(new double[][] {{0}, {1}});
        Figure upward = Figure.of(Panel.of(Axis.x("x"), Axis.y("y")).with(map));
        Plot plot = FigureLayout.of(upward).getFirst();
        BufferedImage image = PngWriter.scale(1).image(upward);
        int x = (int) plot.area().centreX();
        assertThat(image.getRGB(x, (int) plot.area().bottom() - 4) & 0xffffff)
                .isEqualTo(map.colours().colour(0).light());
        assertThat(image.getRGB(x, (int) plot.area().top() + 4) & 0xffffff)
                .isEqualTo(map.colours().colour(1).light());
    }

    @Test
    void manyCellsAreAveragedNotDropped() {
        Grid cells = Grid.of(2, 100_000, (r, c) -> c % 2);
        Figure figure = Figure.of(Panel.of(Axis.x("x"), Axis.y("y")).with(HeatMap.of(cells)));
        String svg = SvgWriter.standAlone().write(figure);
        assertThat(svg.length()).isLessThan(20_000);
    }

    @Test
    void sizeFollowsTheResolution() {
        Figure figure = Figure.of(Gallery.sequence()).width(Length.mm(25.4)).height(Length.mm(25.4));
        assertThat(PngWriter.dotsPerInch(300).image(figure).getWidth()).isEqualTo(300);
        assertThat(new String(PngWriter.dotsPerInch(300).write(figure), StandardCharsets.ISO_8859_1))
                .contains("pHYs\u0000\u0000.#");
        assertThatThrownBy(() -> PngWriter.scale(0)).hasMessageContaining("300 dpi are 3.125");
        assertThatThrownBy(() -> PngWriter.scale(50).image(figure.width(Length.mm(500))))
                .hasMessageContaining("200 million");
    }

    @Test
    void aPdfHasOnePageOfTheFiguresSize(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("overview.pdf");
        new PdfWriter().save(Gallery.overview(), file);
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            double width = document.getPage(0).getMediaBox().getWidth();
            assertThat(width).isCloseTo(Gallery.overview().width().pt(), within(0.01));
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Overview");
        }
        assertThat(new PdfWriter().write(Gallery.overview())).isEqualTo(Files.readAllBytes(file));
    }

    @Test
    void textInAPdfIsTextInAnEmbeddedFont() throws IOException {
        try (PDDocument document = Loader.loadPDF(new PdfWriter().write(Gallery.overview()))) {
            assertThat(new PDFTextStripper().getText(document)).contains("Re \u03bb", "epoch", "\u22120.5");
            PDResources resources = document.getPage(0).getResources();
            for (COSName name : resources.getFontNames()) {
                assertThat(resources.getFont(name).isEmbedded()).isTrue();
                assertThat(resources.getFont(name).getName()).contains("RondoSans");
            }
        }
    }

    @Test
    void curvesInAPdfAreVectors() throws IOException {
        try (PDDocument document = Loader.loadPDF(new PdfWriter().write(Figure.of(Gallery.learning())))) {
            var form = document.getPage(0).getResources();
            assertThat(StreamSupport.stream(form.getXObjectNames().spliterator(), false))
                    .noneMatch(form::isImageXObject);
        }
    }
}
