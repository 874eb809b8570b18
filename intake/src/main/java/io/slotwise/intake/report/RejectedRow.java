package io.slotwise.intake.report;

import java.util.List;

/**
 * A row that was left out, as it stood, so that it can be mended and imported again.
 *
 * @param line where it begins in its file, from 1
 * @param reason the messages of its rejections, joined by a space
 * @param cells in the order of {@link FileReport#columns}
 */
public record RejectedRow(long line, String reason, List<String> cells) {
    public RejectedRow {
        cells = List.copyOf(cells);
    }
}
