package io.slotwise.server.api.plan;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads an event stream as the HTML standard says. */
public record EventLines(List<Event> events) {
    /** One event; its id is 0 where it has none. */
    public record Event(long id, String name, JsonNode data) {}

    public static EventLines of(String stream) {
        List<Event> events = new ArrayList<>();
        for (String block : stream.split("\n\n")) {
            long id = 0;
            String name = "message";
            StringBuilder data = new StringBuilder();
            for (String line : block.split("\n")) {
                if (line.startsWith("id: ")) {
                    id = Long.parseLong(line.substring(4));
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data.append(line.substring(6));
                }
            }
            if (!data.isEmpty()) {
                events.add(new Event(id, name, JsonMapper.shared().readTree(data.toString())));
            }
        }
        return new EventLines(List.copyOf(events));
    }

    public List<String> names() {
        return events.stream().map(Event::name).toList();
    }

    public List<JsonNode> named(String name) {
        return events.stream()
                .filter(event -> event.name().equals(name))
                .map(Event::data)
                .toList();
    }
}
