package io.slotwise.testbed.claude;

import io.slotwise.testbed.claude.meter.Meter;
import io.slotwise.testbed.claude.meter.Price;
import io.slotwise.testbed.claude.meter.Tokens;
import io.slotwise.testbed.claude.meter.Usage;
import io.slotwise.testbed.claude.mind.Mind;
import io.slotwise.testbed.claude.mind.Mood;
import io.slotwise.testbed.claude.wire.Call;
import io.slotwise.testbed.claude.wire.Line;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The routes of the simulated API. */
final class Api {
    private static final String MESSAGES = "/v1/messages";
    private static final String COUNT = "/v1/messages/count_tokens";
    private static final String BATCHES = "/v1/messages/batches";
    private static final String CONTROL = "/simulation/";

    private final Mind mind;
    private final Meter meter;
    private final Script script;
    private final Pace pace;
    private final RateLimits limits;
    private final Batches batches;
    private final Script handIns = new Script();
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong looks = new AtomicLong();
    private volatile String lastPrompt = "";

    Api(Mind mind, Meter meter, Script script, Pace pace, RateLimits limits) {
        this.mind = mind;
        this.meter = meter;
        this.script = script;
        this.pace = pace;
        this.limits = limits;
        batches = new Batches(pace, this::batched);
    }

    long calls() {
        return calls.get();
    }

    /** What handing in a batch meets. */
    Script handIns() {
        return handIns;
    }

    /** How many batches were handed in. */
    long batches() {
        return batches.count();
    }

    /** How often somebody asked how far a batch is. */
    long looks() {
        return looks.get();
    }

    String lastPrompt() {
        return lastPrompt;
    }

    void answer(Call call, Line line) throws IOException {
        String path = call.path().split("\\?")[0];
        if (path.startsWith(CONTROL)) {
            control(path.substring(CONTROL.length()), call, line);
            return;
        }
        Refused refused = door(call);
        if (refused != null) {
            refuse(line, refused, Map.of());
        } else if (path.startsWith(BATCHES)) {
            batch(call, path.substring(BATCHES.length()), line);
        } else if ("POST".equals(call.method()) && path.equals(COUNT)) {
            count(call, line);
        } else if ("POST".equals(call.method()) && path.equals(MESSAGES)) {
            message(call, line);
        } else {
            refuse(line, Refused.of(404), Map.of());
        }
    }

    private static @Nullable Refused door(Call call) {
        if (call.header("x-api-key") == null && call.header("authorization") == null) {
            return Refused.of(401);
        }
        return call.header("anthropic-version") == null
                ? Refused.invalid("anthropic-version: header is required")
                : null;
    }

    private void message(Call call, Line line) throws IOException {
        calls.incrementAndGet();
        JsonNode body = tree(call.text());
        Refused refused = body == null ? Refused.invalid("The body is not JSON.") : Refused.check(body);
        if (body == null || refused != null) {
            refuse(line, Objects.requireNonNull(refused), Map.of());
            return;
        }
        Request request = Request.of(body);
        lastPrompt = request.prompt();
        Price price = Price.of(request.model());
        if (price == null) {
            refuse(line, Refused.unknown(request.model()), Map.of());
        } else if (!limits.admit(pace.clock().instant(), Tokens.of(request.prompt()))) {
            refuse(
                    line,
                    Refused.of(429),
                    retryAfter(limits.retryAfterSeconds(pace.clock().instant())));
        } else {
            serve(request, price, owner(call), line);
        }
    }

    private void serve(Request request, Price price, String owner, Line line) throws IOException {
        Fault fault = script.take(request);
        Pace.wait(pace.perCall());
        switch (fault) {
            case Fault.Status status -> {
                refuse(line, Refused.of(status.status()), retryAfter(status.retryAfterSeconds()));
                return;
            }
            case Fault.Retired retired -> {
                refuse(line, Refused.unknown(request.model()), Map.of());
                return;
            }
            case Fault.Reset reset -> {
                line.reset();
                return;
            }
            case Fault.Blackhole blackhole -> {
                line.stayQuiet();
                return;
            }
            case Fault.Late late -> Pace.wait(late.delay());
            default -> {
                // the others change the answer itself
            }
        }
        Message message = message(request, price, owner, fault);
        meter.bill(request.model(), price, message.usage(), false);
        if (request.stream()) {
            new Stream(line, message, pace).send(fault, headers());
        } else {
            whole(message, fault, line);
        }
    }

    private void whole(Message message, Fault fault, Line line) throws IOException {
        String json = JsonMapper.shared().writeValueAsString(message.wire());
        switch (fault) {
            case Fault.Garbage garbage -> line.reply(200, headers(), "<html>Bad gateway</html>");
            case Fault.Cut cut ->
                line.replyCut(200, headers(), json.getBytes(StandardCharsets.UTF_8), cut.afterBytes());
            case Fault.NoEvent none -> line.close();
            case Fault.PingsOnly pings -> line.stayQuiet();
            case Fault.ErrorEvent error -> refuse(line, Refused.of(529), Map.of());
            default -> line.reply(200, headers(), json);
        }
    }

    private Message message(Request request, Price price, String owner, Fault fault) {
        Usage input = meter.input(owner, request.model(), price, request.blocks());
        Mood mood = fault instanceof Fault.Moody moody ? moody.mood() : Mood.HONEST;
        String text = mind.answer(request.prompt(), request.schema(), mood);
        Message message = Message.answer("msg_%08d".formatted(calls.get()), request, text, input);
        return switch (fault) {
            case Fault.OutOfTokens out -> message.stopped("max_tokens", text.substring(0, text.length() / 2));
            case Fault.Refusal refusal -> message.stopped("refusal", "");
            case Fault.Miscount miscount -> message.telling(miscount.tokens());
            default -> message;
        };
    }

    private void count(Call call, Line line) throws IOException {
        JsonNode body = tree(call.text());
        if (body == null) {
            refuse(line, Refused.invalid("The body is not JSON."), Map.of());
            return;
        }
        long tokens = Request.of(body).blocks().stream()
                .mapToLong(block -> Tokens.ofBlock(block.text()))
                .sum();
        line.reply(200, headers(), "{\"input_tokens\":" + tokens + "}");
    }

    private void batch(Call call, String rest, Line line) throws IOException {
        String id = rest.replaceFirst("^/", "").replaceFirst("/.*$", "");
        String json;
        if (rest.endsWith("/results")) {
            String lines = batches.results(id);
            if (lines != null) {
                line.reply(200, headers(), "application/x-jsonl", lines.getBytes(StandardCharsets.UTF_8));
                return;
            }
            json = null;
        } else if (rest.endsWith("/cancel")) {
            json = batches.cancel(id);
        } else if ("POST".equals(call.method())) {
            handIn(call, line);
            return;
        } else {
            looks.incrementAndGet();
            json = batches.find(id);
        }
        if (json == null) {
            refuse(line, Refused.of("POST".equals(call.method()) ? 400 : 404), Map.of());
        } else {
            line.reply(200, headers(), json);
        }
    }

    /** A status refuses the batch; a reset drops it unread; a black hole takes it and never says so. */
    private void handIn(Call call, Line line) throws IOException {
        Fault fault = handIns.take();
        if (fault instanceof Fault.Status status) {
            refuse(line, Refused.of(status.status()), retryAfter(status.retryAfterSeconds()));
            return;
        }
        if (fault instanceof Fault.Reset) {
            line.reset();
            return;
        }
        JsonNode body = tree(call.text());
        String json = body == null ? null : batches.create(body);
        if (fault instanceof Fault.Blackhole) {
            line.stayQuiet();
        } else if (json == null) {
            refuse(line, Refused.of(400), Map.of());
        } else {
            line.reply(200, headers(), json);
        }
    }

    /** The result of one request of a batch. */
    private Map<String, Object> batched(String customId, JsonNode params) {
        Refused refused = Refused.check(params);
        Request request = Request.of(params);
        Fault fault = script.take(request);
        Price price = Price.of(request.model());
        if (refused != null || price == null) {
            Refused why = refused == null ? Refused.of(404) : refused;
            return Map.of("type", "errored", "error", Objects.requireNonNull(tree(why.json())));
        }
        if (fault instanceof Fault.Late || fault instanceof Fault.Blackhole) {
            return Map.of("type", "expired");
        }
        if (fault instanceof Fault.Status status) {
            return Map.of(
                    "type",
                    "errored",
                    "error",
                    Objects.requireNonNull(tree(Refused.of(status.status()).json())));
        }
        Message message = message(request, price, "batch", fault);
        meter.bill(request.model(), price, message.usage(), true);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("type", "succeeded");
        result.put("message", message.wire());
        return result;
    }

    /** Lets another process read the bill and write the script: one fault per line, {@code always …} for all. */
    private void control(String what, Call call, Line line) throws IOException {
        if ("bill".equals(what)) {
            Map<String, Object> bill = Map.of("calls", calls.get(), "bill", meter.bill());
            line.reply(200, Map.of(), JsonMapper.shared().writeValueAsString(bill));
            return;
        }
        try {
            for (String command :
                    call.text().lines().filter(text -> !text.isBlank()).toList()) {
                if (command.startsWith("always ")) {
                    script.always(Script.parse(command.substring("always ".length())));
                } else {
                    script.then(List.of(Script.parse(command)));
                }
            }
            line.reply(200, Map.of(), "{}");
        } catch (IllegalArgumentException e) {
            refuse(line, Refused.invalid(String.valueOf(e.getMessage())), Map.of());
        }
    }

    private void refuse(Line line, Refused refused, Map<String, String> more) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>(headers());
        headers.putAll(more);
        line.reply(refused.status(), headers, refused.json());
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>(limits.headers());
        headers.put("request-id", "req_%08d".formatted(calls.get()));
        return headers;
    }

    private static Map<String, String> retryAfter(int seconds) {
        return seconds > 0 ? Map.of("retry-after", Integer.toString(seconds)) : Map.of();
    }

    private static String owner(Call call) {
        String key = call.header("x-api-key");
        return key == null ? "" : key;
    }

    private static @Nullable JsonNode tree(String json) {
        try {
            return JsonMapper.shared().readTree(json);
        } catch (JacksonException e) {
            return null;
        }
    }
}
