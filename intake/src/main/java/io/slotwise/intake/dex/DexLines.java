package io.slotwise.intake.dex;

import io.slotwise.intake.csv.UnreadableInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The lines of an audit, and what is odd about the file as a whole: line ends, a missing end, a wrong count of lines or a
 * wrong checksum. None of it keeps the counters from being read.
 */
final class DexLines {
    static final long MAX_BYTES = 4L * 1024 * 1024;
    static final int MAX_LINES = 50_000;
    static final int MAX_LINE = 1_000;

    /** The first line of an audit; a reader may have put its mark or a line of its own before it. */
    static final Pattern START = Pattern.compile("^[^\\w,;\"'\\r\\n]*(?:DXS|ST|ID1)\\*", Pattern.MULTILINE);

    private static final Pattern NO_TEXT = Pattern.compile("^\u00EF\u00BB\u00BF|\\p{Cntrl}");

    private final List<String> lines;
    private final List<String> warnings = new ArrayList<>();

    private DexLines(List<String> lines) {
        this.lines = lines;
    }

    static DexLines read(Path file) throws IOException {
        long bytes = Files.size(file);
        if (bytes > MAX_BYTES) {
            throw new UnreadableInput(
                    UnreadableInput.Why.TOO_LARGE,
                    "The audit (%s) has %d bytes, more than the %d that are read."
                            .formatted(file.getFileName(), bytes, MAX_BYTES));
        }
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        List<String> lines = text.lines()
                .map(line -> NO_TEXT.matcher(line).replaceAll(""))
                .filter(line -> !line.isBlank())
                .toList();
        if (lines.size() > MAX_LINES || lines.stream().anyMatch(line -> line.length() > MAX_LINE)) {
            throw new UnreadableInput(
                    UnreadableInput.Why.TOO_LARGE,
                    "The audit (%s) must have at most %d lines of at most %d characters."
                            .formatted(file.getFileName(), MAX_LINES, MAX_LINE));
        }
        long before =
                lines.stream().takeWhile(line -> !START.matcher(line).find()).count();
        DexLines read = new DexLines(
                before == lines.size() ? lines : lines.stream().skip(before).toList());
        if (read.lines.size() < lines.size()) {
            read.warnings.add("Lines before the audit were passed over: %d.".formatted(before));
        }
        read.checkLineEnds(text);
        read.checkFrame();
        read.checkSum();
        return read;
    }

    List<String> lines() {
        return lines;
    }

    List<String> warnings() {
        return warnings;
    }

    private void checkLineEnds(String text) {
        long feeds = text.chars().filter(c -> c == '\n').count();
        long both = text.split("\r\n", -1).length - 1L;
        if (both < lines.size() - 1) {
            warnings.add("Lines end with %s instead of CR LF; the checksum is taken over CR LF."
                    .formatted(feeds == 0 ? "CR" : both == 0 ? "LF" : "a mixture"));
        }
    }

    private void checkFrame() {
        int start = find("ST");
        int end = find("SE");
        if (start < 0) {
            warnings.add("The start (ST) is missing.");
        }
        if (end < 0 || find("DXE") < 0) {
            warnings.add("The end (SE, DXE) is missing: the audit was cut off, later selections may be missing.");
        }
        if (start >= 0 && end > start) {
            String said = field(lines.get(end), 1);
            int counted = end - start + 1;
            if (!said.equals(String.valueOf(counted))) {
                warnings.add("The audit says that it has %s lines and has %d.".formatted(shown(said), counted));
            }
        }
    }

    private void checkSum() {
        int start = find("ST");
        int sum = find("G85");
        if (sum < 0 || start < 0 || sum < start) {
            warnings.add("The checksum (G85) is missing, so the audit cannot be verified.");
            return;
        }
        String said = field(lines.get(sum), 1);
        String found = DexChecksum.of(lines.subList(start, sum));
        if (!said.equalsIgnoreCase(found)) {
            warnings.add(
                    "The checksum (G85) says %s and the lines give %s: the audit was changed or damaged on its way."
                            .formatted(shown(said), found));
        }
    }

    private int find(String segment) {
        for (int i = 0; i < lines.size(); i++) {
            if (field(lines.get(i), 0).equals(segment)) {
                return i;
            }
        }
        return -1;
    }

    /** A field of a line, counted from the segment's name; {@code ""} where there is none. */
    static String field(String line, int index) {
        String[] fields = line.split("\\*", -1);
        return index < fields.length ? fields[index].strip() : "";
    }

    private static String shown(String text) {
        return text.isEmpty() ? "nothing" : io.slotwise.intake.csv.Texts.shown(text);
    }
}
