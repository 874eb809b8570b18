package io.slotwise.server.api.json;

import java.util.List;

/** An input that cannot be used, with everything found wrong in it. */
public final class InvalidInput extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What kept the input from being used. */
    public enum Kind {
        /** It is no JSON of ours at all. */
        UNREADABLE,
        /** It was read, but says something that cannot be. */
        MEANINGLESS,
        /** It exceeds a bound of size. */
        TOO_LARGE
    }

    private final Kind kind;
    private final transient List<Issue> issues;

    public InvalidInput(Kind kind, List<Issue> issues) {
        super(issues.isEmpty() ? kind.name() : issues.getFirst().message());
        this.kind = kind;
        this.issues = List.copyOf(issues);
    }

    /** One fault in an input that was readable. */
    public static InvalidInput at(String pointer, String code, String message) {
        return new InvalidInput(Kind.MEANINGLESS, List.of(new Issue(pointer, code, message)));
    }

    static InvalidInput unreadable(String code, String message) {
        return new InvalidInput(Kind.UNREADABLE, List.of(new Issue("", code, message)));
    }

    static InvalidInput tooLarge(String message) {
        return new InvalidInput(Kind.TOO_LARGE, List.of(new Issue("", "too_large", message)));
    }

    public Kind kind() {
        return kind;
    }

    public List<Issue> issues() {
        return issues;
    }
}
