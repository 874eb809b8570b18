package io.slotwise.server.advice;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something worked out at the first question and kept. Guarded by its own monitor. */
final class Late<T> implements Supplier<T> {
    private @Nullable Supplier<T> work;
    private @Nullable T value;

    Late(Supplier<T> work) {
        this.work = work;
    }

    @Override
    public synchronized T get() {
        if (work != null) {
            value = work.get();
            work = null;
        }
        return Objects.requireNonNull(value);
    }
}
