package io.slotwise.server.api;

import static io.slotwise.server.TestServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slotwise.server.Served;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** The fleet's table. */
class FleetFiguresTest {
    @RegisterExtension
    static final Served server = Served.fleet(1, 3, 400);

    @Test
    void each_machine_has_a_line_with_what_it_took_by_week() {
        JsonNode machines = json(server.get("/api/fleet")).get("machines");

        assertThat(machines.size()).isEqualTo(3);
        for (JsonNode machine : machines) {
            double sum = 0;
            for (int week = 8; week < 12; week++) {
                sum += machine.get("revenue_by_week").get(week).doubleValue();
            }
            assertThat(machine.get("revenue_by_week").size()).isEqualTo(12);
            assertThat(machine.get("revenue_per_day").doubleValue()).isCloseTo(sum / 28, within(0.001));
            assertThat(machine.get("slots").intValue())
                    .isGreaterThanOrEqualTo(machine.get("empty_slots").intValue()
                            + machine.get("low_slots").intValue());
        }
    }

    @Test
    void pages_follow_one_another() {
        JsonNode first = json(server.get("/api/fleet?limit=2"));
        JsonNode second =
                json(server.get("/api/fleet?limit=2&after=" + first.get("next").stringValue()));

        assertThat(first.get("machines").size()).isEqualTo(2);
        assertThat(second.get("machines").size()).isEqualTo(1);
        assertThat(second.get("next").isNull()).isTrue();
    }

    @Test
    void a_page_of_no_lines_is_refused() {
        assertThat(server.get("/api/fleet?limit=0").statusCode()).isEqualTo(400);
    }
}
