package io.slotwise.server.advice.record;

import io.slotwise.server.advice.record.PlanogramWire.SlotWire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** Draws a planogram on one page in landscape: a box a slot with its position, product, price and par level. */
final class PlanogramPage {
    /** A4 on its side, in points. */
    private static final PDRectangle PAPER = new PDRectangle(842, 595);

    private static final float MARGIN = 28;
    private static final float TITLE = 14;
    private static final float HEADER = 30;
    private static final float LARGEST_TEXT = 9;
    private static final float SMALLEST_TEXT = 4;
    private static final float PADDING = 2;
    private static final int LINES = 4;

    private final PDPageContentStream ink;
    private final PDFont font = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
    private final CharsetEncoder printable = Charset.forName("windows-1252").newEncoder();
    private final float cellWidth;
    private final float cellHeight;
    private final float textSize;

    private PlanogramPage(PDPageContentStream ink, PlanogramWire planogram) {
        this.ink = ink;
        cellWidth = (PAPER.getWidth() - 2 * MARGIN) / planogram.columns();
        cellHeight = (PAPER.getHeight() - 2 * MARGIN - HEADER) / planogram.rows();
        textSize = Math.clamp(Math.min(cellHeight / (LINES + 1), cellWidth / 9), SMALLEST_TEXT, LARGEST_TEXT);
    }

    static byte[] of(ReadPlanograms.View view) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PAPER);
            document.addPage(page);
            try (PDPageContentStream ink = new PDPageContentStream(document, page)) {
                new PlanogramPage(ink, view.planogram()).draw(view);
            }
            document.save(bytes);
        }
        return bytes.toByteArray();
    }

    private void draw(ReadPlanograms.View view) throws IOException {
        String title = "%s, cabinet %d, version %d%s"
                .formatted(view.deviceName(), view.cabinetIndex(), view.version(), view.demo() ? " (demo data)" : "");
        write(title, MARGIN, PAPER.getHeight() - MARGIN - TITLE, TITLE, PAPER.getWidth() - 2 * MARGIN);
        for (SlotWire slot : view.planogram().slots()) {
            draw(slot);
        }
    }

    private void draw(SlotWire slot) throws IOException {
        float width = slot.widthColumns() * cellWidth;
        float left = MARGIN + slot.position().column() * cellWidth;
        float top = PAPER.getHeight() - MARGIN - HEADER - slot.position().row() * cellHeight;
        ink.addRect(left, top - cellHeight, width, cellHeight);
        ink.stroke();
        String[] lines = {
            slot.position().toString(),
            slot.productName() == null ? "–" : slot.productName(),
            slot.price() == null ? "" : slot.price().toString(),
            slot.parLevel() == null ? "" : "par " + slot.parLevel()
        };
        for (int line = 0; line < lines.length; line++) {
            float baseline = top - (line + 1) * textSize * 1.2f;
            write(lines[line], left + PADDING, baseline, textSize, width - 2 * PADDING);
        }
    }

    /** One line of text, cut where it would leave its room; what the font cannot print becomes a question mark. */
    private void write(String text, float x, float y, float size, float room) throws IOException {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            shown.append(printable.canEncode(c) && !Character.isISOControl(c) ? c : '?');
        }
        while (!shown.isEmpty() && font.getStringWidth(shown.toString()) * size / 1000 > room) {
            shown.setLength(shown.length() - 1);
        }
        ink.beginText();
        ink.setFont(font, size);
        ink.newLineAtOffset(x, y);
        ink.showText(shown.toString());
        ink.endText();
    }
}
