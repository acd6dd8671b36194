package dev.rondo.report;

import java.util.List;

/** Blocks behind a line that opens them; printed open. */
public record Details(String summary, List<Block> blocks) implements Block {
    public Details {
        blocks = List.copyOf(blocks);
    }

    public static Details of(String summary, Block... blocks) {
        return new Details(summary, List.of(blocks));
    }
}
