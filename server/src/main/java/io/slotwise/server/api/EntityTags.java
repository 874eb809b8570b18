package io.slotwise.server.api;

import io.slotwise.server.advice.record.SavePlanogram.Belief;
import io.slotwise.server.api.problem.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the headers {@code If-Match} and {@code If-None-Match} say (RFC 9110, 13.1). Only strong tags match. */
public final class EntityTags {
    private static final String ONE = "\"[\\x21\\x23-\\x7e]{0,100}\"";
    private static final int MAX_HEADER = 2_000;

    private EntityTags() {}

    /** What the caller of a save believes; 428 where it says nothing. */
    public static Belief belief(HttpServletRequest request) {
        String match = request.getHeader("If-Match");
        String noneMatch = request.getHeader("If-None-Match");
        if (match == null && noneMatch == null) {
            throw Refusal.of(
                    428,
                    "precondition_needed",
                    "A save must name the version that it replaces: If-Match with the ETag that was read.\nTo make a new planogram, send If-None-Match: *.");
        }
        if (match != null && noneMatch != null) {
            throw malformed("Only one of If-Match and If-None-Match may be sent.");
        }
        if (match == null) {
            if (!"*".equals(noneMatch)) {
                throw malformed("If-None-Match must be * here.");
            }
            return new Belief.Absent();
        }
        return match.strip().equals("*") ? new Belief.Existing() : new Belief.At(tags(match));
    }

    /** Whether a header names this tag or all. */
    public static boolean names(@Nullable String header, String etag) {
        return header != null
                && (header.strip().equals("*") || tags(header.replace("W/", "")).contains(etag));
    }

    /** 412 with the tag that is current. */
    public static Refusal stale(String currentEtag) {
        return new Refusal(
                412,
                "changed_meanwhile",
                "Someone saved another version in between, so nothing was saved.\nRead it again and see the difference.",
                List.of(),
                Map.of("ETag", '"' + currentEtag + '"'));
    }

    private static Set<String> tags(String header) {
        if (header.length() > MAX_HEADER) {
            throw malformed("The header names too many entity tags.");
        }
        List<String> quoted =
                Arrays.stream(header.split(",")).map(String::strip).toList();
        if (!quoted.stream().allMatch(tag -> tag.startsWith("W/") || tag.matches(ONE))) {
            throw malformed("An entity tag must stand in double quotes.");
        }
        return quoted.stream()
                .filter(tag -> tag.matches(ONE))
                .map(tag -> tag.substring(1, tag.length() - 1))
                .collect(Collectors.toSet());
    }

    private static Refusal malformed(String detail) {
        return Refusal.of(400, "bad_header", detail);
    }
}
