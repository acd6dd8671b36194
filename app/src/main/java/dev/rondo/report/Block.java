package dev.rondo.report;

/**
 * One piece of a section.
 *
 * <p>Where a block takes prose, {@code **strong**}, {@code `code`}, {@code [words](address)}, {@code _{sub}} and
 * {@code ^{sup}} are understood; everything else stands as it is written, whatever it is.
 */
public sealed interface Block
        permits Paragraph, Heading, Table, KeyValues, FigureBlock, Callout, Verdicts, Code, Citation, Details {}
