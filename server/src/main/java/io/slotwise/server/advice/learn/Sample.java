package io.slotwise.server.advice.learn;

import java.util.List;
import java.util.stream.IntStream;

/** Which machines of a large fleet are learnt from. */
public final class Sample {
    private Sample() {}

    /** At most so many, spread evenly over the order given; all of them where they are few enough. */
    public static <T> List<T> of(List<T> all, int most) {
        return all.size() <= most
                ? all
                : IntStream.range(0, most)
                        .mapToObj(i -> all.get(Math.toIntExact((long) i * all.size() / most)))
                        .toList();
    }
}
