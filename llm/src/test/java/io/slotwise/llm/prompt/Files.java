package io.slotwise.llm.prompt;

import java.util.Map;

/** Template files that tests share. */
final class Files {
    static final String SCHEMA = """
            {"type":"object","additionalProperties":false,"required":["lift"],
             "properties":{"lift":{"type":"number"}}}""";
    static final String GOOD = """
            ---
            tier: balanced
            why: a standard analysis
            schema: answer.json
            output: 800
            value: question
            section: catalogue 2 top_rows stable
            section: history 3 fewer_days
            section: planogram 1 never
            ---
            === system
            # Role
            You explain what a planogram is worth.
            # Output
            JSON of the given schema.
            {{{catalogue}}}
            === keep
            === user
            # Task
            {{question}}
            {{{planogram}}}
            {{{history}}}
            """;

    private Files() {}

    static PromptTemplate template(String text) {
        return TemplateFile.read("revenue-prediction", "v1", text, Map.of("answer.json", SCHEMA)::get);
    }
}
