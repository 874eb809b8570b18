package io.slotwise.intake.dataset;

import java.util.Locale;

/** The words of the files for the constants of the engine. */
final class Words {
    private Words() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
