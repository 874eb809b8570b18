package io.slotwise.server.api.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one way JSON enters: UTF-8 only, one document, bounded in depth and size, no duplicate keys, no
 * trailing content, no NaN, decimals kept exact. What is left over is judged by {@link Fields}.
 */
public final class StrictJson {
    public static final int MAX_DEPTH = 32;
    public static final int MAX_DOCUMENT_BYTES = 2 * 1024 * 1024;
    public static final int MAX_STRING = 20_000;

    /** Characters of a picture: 5 MB in base 64 with its line breaks. */
    public static final int MAX_PICTURE = 6_900_000;

    private static final int MAX_NAME = 200;
    private static final int MAX_NUMBER = 60;
    private static final int MAX_TOKENS = 300_000;

    private static final ObjectReader USUAL = reader(MAX_STRING);
    private static final ObjectReader WITH_PICTURE = reader(MAX_PICTURE);

    private StrictJson() {}

    /**
     * The document as a tree, at most {@value #MAX_DOCUMENT_BYTES} bytes.
     *
     * @throws InvalidInput if it is none, or breaks a bound
     */
    public static JsonNode read(byte[] utf8) {
        requireSize(utf8.length);
        requireUtf8(utf8);
        return tree(utf8, USUAL);
    }

    /**
     * As {@link #read}, for a document in which one field of the root may hold a picture of up to {@value #MAX_PICTURE}
     * characters; the rest is bounded as usual.
     */
    public static JsonNode readWithPicture(byte[] utf8, String field) {
        requireUtf8(utf8);
        JsonNode tree = tree(utf8, WITH_PICTURE);
        JsonNode picture = tree.path(field);
        requireSize(utf8.length - (picture.isString() ? picture.asString().length() : 0));
        if (tree.isObject()) {
            tree.propertyStream()
                    .filter(one -> !one.getKey().equals(field))
                    .forEach(one -> requireShort(one.getValue()));
        } else {
            requireShort(tree);
        }
        return tree;
    }

    private static void requireSize(int bytes) {
        if (bytes > MAX_DOCUMENT_BYTES) {
            throw InvalidInput.tooLarge("The document must have at most %d bytes.".formatted(MAX_DOCUMENT_BYTES));
        }
    }

    private static void requireShort(JsonNode node) {
        if (node.isString() && node.asString().length() > MAX_STRING) {
            throw InvalidInput.unreadable(
                    "bound_exceeded", "A string has more than %d characters.".formatted(MAX_STRING));
        }
        node.forEach(StrictJson::requireShort);
    }

    private static ObjectReader reader(int maxString) {
        return JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(MAX_DEPTH)
                                .maxStringLength(maxString)
                                .maxNameLength(MAX_NAME)
                                .maxNumberLength(MAX_NUMBER)
                                .maxTokenCount(MAX_TOKENS)
                                .build())
                        .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                        .build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build()
                .readerFor(JsonNode.class);
    }

    private static JsonNode tree(byte[] utf8, ObjectReader reader) {
        JsonNode tree = parsed(utf8, reader);
        if (tree.isMissingNode()) {
            throw InvalidInput.unreadable("empty", "The body is empty.\nA JSON object is needed.");
        }
        return tree;
    }

    private static JsonNode parsed(byte[] utf8, ObjectReader reader) {
        try {
            return reader.readTree(utf8);
        } catch (StreamConstraintsException e) {
            throw InvalidInput.unreadable(
                    "bound_exceeded",
                    "The document breaks a bound%s: depth %d, strings %d characters, names %d, numbers %d, %d tokens."
                            .formatted(at(e), MAX_DEPTH, MAX_STRING, MAX_NAME, MAX_NUMBER, MAX_TOKENS));
        } catch (MismatchedInputException e) {
            throw unusable(e);
        } catch (JacksonException e) {
            throw InvalidInput.unreadable("malformed_json", "The body is no valid JSON%s.".formatted(at(e)));
        } catch (NumberFormatException ignored) {
            // Jackson lets this one through unwrapped: 1e99999999999
            throw InvalidInput.unreadable("bound_exceeded", "A number has an exponent with too many digits.");
        }
    }

    private static InvalidInput unusable(MismatchedInputException e) {
        String text = e.getOriginalMessage();
        if (text.startsWith("Duplicate")) {
            return InvalidInput.unreadable("duplicate_key", "A key is given twice in one object%s.".formatted(at(e)));
        }
        if (text.startsWith("Trailing")) {
            return InvalidInput.unreadable(
                    "trailing_content", "Something follows the end of the document%s.".formatted(at(e)));
        }
        return InvalidInput.unreadable("malformed_json", "The body is no valid JSON%s.".formatted(at(e)));
    }

    /** Jackson alone would guess at UTF-16 and let overlong forms and encoded surrogates through. */
    private static void requireUtf8(byte[] bytes) {
        boolean ascii = true;
        for (byte b : bytes) {
            if (b <= 0) {
                ascii = false;
                break;
            }
        }
        if (ascii) {
            return;
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                throw InvalidInput.unreadable("malformed_json", "The body holds a NUL character.");
            }
        } catch (CharacterCodingException ignored) {
            throw InvalidInput.unreadable("not_utf8", "The body is no valid UTF-8.");
        }
    }

    private static String at(JacksonException e) {
        TokenStreamLocation where = e.getLocation();
        return where == null || where.getLineNr() < 1
                ? ""
                : " (line %d, column %d)".formatted(where.getLineNr(), where.getColumnNr());
    }
}
