package io.slotwise.server.api;

import io.slotwise.llm.call.Cause;
import io.slotwise.llm.call.Tier;
import io.slotwise.server.advice.explain.prompt.PromptFiles.Variant;
import io.slotwise.server.advice.explain.prompt.TryPrompt;
import io.slotwise.server.advice.usage.ReadUsage;
import io.slotwise.server.api.guard.Gate;
import io.slotwise.server.api.json.Fields;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Prompts on trial. */
@RestController
final class PromptRoutes {
    private static final int MAX_PROMPT = 20_000;
    private static final int MAX_VARIABLES = 100;

    private final TryPrompt prompts;
    private final Explaining explaining;
    private final ReadUsage usage;

    PromptRoutes(TryPrompt prompts, Explaining explaining, ReadUsage usage) {
        this.prompts = prompts;
        this.explaining = explaining;
        this.usage = usage;
    }

    /**
     * The templates there are.
     *
     * @param templates versions by feature
     * @param variants how they do, of features that have several
     */
    record Templates(Map<String, List<String>> templates, Map<String, List<Variant>> variants) {}

    @GetMapping("/api/planogram/prompt-templates")
    Templates templates() {
        return new Templates(prompts.templates(), usage.variants());
    }

    @PostMapping(value = "/api/planogram/test-prompt", produces = "application/json")
    TryPrompt.Result test(Fields body, HttpServletRequest request) {
        String prompt = body.text("prompt", MAX_PROMPT);
        String template = body.text("template", Fields.MAX_LABEL);
        String version = body.text("version", Fields.MAX_LABEL);
        String model = body.text("model", Fields.MAX_LABEL);
        boolean send = body.flag("send", true);
        Map<String, String> variables = new HashMap<>();
        body.keys("variables", MAX_VARIABLES).each((key, all) -> {
            String value = all.text(key, MAX_PROMPT);
            if (value != null) {
                variables.put(key, value);
            }
        });
        String known = version == null ? "v1" : version;
        if (template == null && (prompt == null || prompt.isBlank())) {
            body.issue("prompt", "missing", "A prompt or a template is needed.");
        } else if (template != null && !prompts.knows(template, known)) {
            body.issue("template", "unknown_template", "There is no such template.");
        }
        Tier tier = tier(body, model, template);
        body.check();
        TryPrompt.Trial trial = new TryPrompt.Trial(
                prompt == null ? "" : prompt,
                template == null || prompt != null ? "" : template,
                known,
                variables,
                Objects.requireNonNull(tier));
        return send ? asked(trial, request) : prompts.show(trial, Cause.CANCELLED);
    }

    /** Within what the caller may have Claude asked. */
    private TryPrompt.Result asked(TryPrompt.Trial trial, HttpServletRequest request) {
        ClaudeQuota.Place place = explaining.place(request);
        if (place == null) {
            return prompts.show(trial, Cause.RATE_LIMITED);
        }
        Gate.rest(request);
        TryPrompt.Result result = prompts.ask(trial);
        if (!result.sent()) {
            place.giveBack();
        }
        return result;
    }

    private @Nullable Tier tier(Fields body, @Nullable String model, @Nullable String template) {
        if (model == null) {
            Tier own = template == null ? null : prompts.tier(template);
            return own == null ? Tier.FAST : own;
        }
        Tier tier = prompts.tier(model);
        if (tier == null) {
            body.issue("model", "unknown_model", "It must be a tier, a model in use or a feature.");
        }
        return tier;
    }
}
