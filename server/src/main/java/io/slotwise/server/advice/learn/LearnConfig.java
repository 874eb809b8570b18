package io.slotwise.server.advice.learn;

import java.time.Duration;

/**
 * How often and from how much the fleet is learnt.
 *
 * @param look how often to see whether anything changed; zero for never learning by itself
 * @param again least time between two times of learning while no machine comes or goes
 * @param machines most machines to learn from
 */
public record LearnConfig(Duration look, Duration again, int machines) {
    public static final LearnConfig STANDARD = new LearnConfig(Duration.ofSeconds(5), Duration.ofMinutes(15), 200);

    public LearnConfig {
        if (look.isNegative() || again.isNegative() || machines < 1) {
            throw new IllegalArgumentException(
                    "The times (%s, %s) must not be negative and the machines (%d) at least 1."
                            .formatted(look, again, machines));
        }
    }
}
