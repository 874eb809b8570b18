package io.slotwise.llm.call;

/**
 * Which template a prompt was made from.
 *
 * @param feature the folder, such as {@code revenue-prediction}
 * @param version the file's name without its ending, such as {@code v2}
 * @param hash SHA-256 of the file in hexadecimal, so that an edited file never meets old answers
 */
public record Template(String feature, String version, String hash) {
    /** Where a prompt was written by hand. */
    public static final Template NONE = new Template("none", "0", "");

    /** Feature and version in one word, for usage rows. */
    public String word() {
        return feature + "/" + version;
    }
}
