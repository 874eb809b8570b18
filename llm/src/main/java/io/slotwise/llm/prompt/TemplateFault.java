package io.slotwise.llm.prompt;

import java.util.List;

/** A template that cannot be used. The build finds it; in a running product it is a bug. */
public final class TemplateFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    public TemplateFault(String template, List<String> faults) {
        super("The prompt template %s has faults:\n%s".formatted(template, String.join("\n", faults)));
    }
}
