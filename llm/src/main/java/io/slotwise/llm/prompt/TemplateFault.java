package io.slotwise.llm.prompt;

import java.util.List;

/** A template that cannot be used. Of one that ships the build finds it; of one of an operator the start does. */
public final class TemplateFault extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    public TemplateFault(String template, List<String> faults) {
        super("The prompt template %s has faults:\n%s".formatted(template, String.join("\n", faults)));
    }
}
