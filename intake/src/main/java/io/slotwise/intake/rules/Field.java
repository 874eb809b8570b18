package io.slotwise.intake.rules;

import java.util.List;

/**
 * One field of a rule as it is written.
 *
 * @param min least number, or least length of a list
 * @param max largest number, or greatest length of a list
 * @param words what may be said, for words
 * @param need whether it has to be there
 */
record Field(String name, Kind kind, double min, double max, List<String> words, Need need) {
    enum Kind {
        INTEGER,
        NUMBER,
        MONEY,
        MONEYS,
        TEXT,
        TEXTS,
        WORD,
        WORDS,
        ROWS,
        POSITION,
        PRODUCTS,
        MINUTES
    }

    enum Need {
        REQUIRED,
        OPTIONAL
    }

    static final int MAX_LIST = 1_000;
    static final double MAX_MONEY = 1_000_000_000;

    static Field integer(String name, int min, int max) {
        return new Field(name, Kind.INTEGER, min, max, List.of(), Need.REQUIRED);
    }

    static Field number(String name, double min, double max) {
        return new Field(name, Kind.NUMBER, min, max, List.of(), Need.REQUIRED);
    }

    static Field of(String name, Kind kind) {
        boolean money = kind == Kind.MONEY;
        return new Field(name, kind, money ? 0 : 1, money ? MAX_MONEY : MAX_LIST, List.of(), Need.REQUIRED);
    }

    static Field words(String name, Kind kind, String... words) {
        return new Field(name, kind, 1, words.length, List.of(words), Need.REQUIRED);
    }

    Field optional() {
        return new Field(name, kind, min, max, words, Need.OPTIONAL);
    }

    boolean required() {
        return need == Need.REQUIRED;
    }
}
