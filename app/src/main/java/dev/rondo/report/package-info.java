/**
 * Reports: one HTML file with everything in it, to be read on a screen, light or dark, or printed. Knows no science;
 * who composes a report says what is in it:
 *
 * <pre>{@code
 * HtmlReport.titled("Five networks")
 *         .section("How well they learned",
 *                 Paragraph.of("All five reached R^{2} > 0.95."),
 *                 FigureBlock.of(learningCurves, "Loss on validation trials."),
 *                 Table.of("seed", "R^{2}").row("1", "0.993"))
 *         .save(folder.resolve("report.html"));
 * }</pre>
 *
 * <p>A {@link Block} is a value; {@link BlockWriter} converts each kind into HTML. The file needs no network: styles
 * and figures are inside, there are no scripts, and its content policy forbids both.
 */
@NullMarked
package dev.rondo.report;

import org.jspecify.annotations.NullMarked;
