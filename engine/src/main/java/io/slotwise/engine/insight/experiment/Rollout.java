package io.slotwise.engine.insight.experiment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * In which order machines get their plans so that it can be known what the plans brought: in waves, machines of later
 * waves being the controls of earlier ones (stepped wedge, Hussey and Hughes 2007). Machines at the same kind of venue and
 * of similar size form blocks, each of which sends one machine into each wave by chance.
 */
public final class Rollout {
    private Rollout() {}

    /**
     * A machine that is to get a plan.
     *
     * @param group machines of one group are compared, such as the kind of venue
     * @param perWeek money that it takes
     */
    public record Candidate(String deviceId, String group, double perWeek) {}

    /**
     * The machines of each wave.
     *
     * @param waves 2 to the number of machines
     */
    public static List<List<String>> waves(List<Candidate> candidates, int waves, RandomGenerator random) {
        if (waves < 2 || waves > candidates.size()) {
            throw new IllegalArgumentException("The waves (%d) must be from 2 to the number of machines (%d)."
                    .formatted(waves, candidates.size()));
        }
        List<List<String>> result = new ArrayList<>();
        for (int wave = 0; wave < waves; wave++) {
            result.add(new ArrayList<>());
        }
        List<Candidate> leftOver = new ArrayList<>();
        for (List<Candidate> group : grouped(candidates).values()) {
            int whole = group.size() / waves * waves;
            place(group.subList(0, whole), result, random);
            leftOver.addAll(group.subList(whole, group.size()));
        }
        leftOver.sort(Comparator.comparingDouble(Candidate::perWeek).thenComparing(Candidate::deviceId));
        place(leftOver, result, random);
        return result.stream().map(wave -> wave.stream().sorted().toList()).toList();
    }

    private static Map<String, List<Candidate>> grouped(List<Candidate> candidates) {
        Map<String, List<Candidate>> groups = new TreeMap<>();
        candidates.stream()
                .sorted(Comparator.comparingDouble(Candidate::perWeek).thenComparing(Candidate::deviceId))
                .forEach(one -> groups.computeIfAbsent(one.group(), group -> new ArrayList<>())
                        .add(one));
        return groups;
    }

    /** One of each block into each wave; of a block that is too small, into the smallest waves. */
    private static void place(List<Candidate> sorted, List<List<String>> waves, RandomGenerator random) {
        for (int from = 0; from < sorted.size(); from += waves.size()) {
            List<Candidate> block = sorted.subList(from, Math.min(from + waves.size(), sorted.size()));
            List<Integer> order = new ArrayList<>();
            for (int wave = 0; wave < waves.size(); wave++) {
                order.add(wave);
            }
            Collections.shuffle(order, random);
            order.sort(Comparator.comparingInt(wave -> waves.get(wave).size()));
            for (int i = 0; i < block.size(); i++) {
                waves.get(order.get(i)).add(block.get(i).deviceId());
            }
        }
    }
}
