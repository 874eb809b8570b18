package io.slotwise.server.advice.record;

import io.slotwise.server.store.FirstAnswers;
import io.slotwise.server.store.Store;
import io.slotwise.server.store.sqlite.Tx;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Carries out writes as one unit each; those that carry a key at most once, however often they are sent. */
public final class Units {
    private Units() {}

    /** @throws KeyRefused if the key belongs to another request, or the first one is not done yet */
    public static Reply run(Store store, @Nullable Once once, Function<Tx, Reply> work) {
        if (once == null) {
            return store.write(work);
        }
        FirstAnswers.Outcome outcome = store.firstAnswers()
                .once(new FirstAnswers.Request(once.key(), once.hash()), tx -> kept(work.apply(tx)));
        return switch (outcome) {
            case FirstAnswers.Outcome.Fresh fresh -> reply(fresh.answer());
            case FirstAnswers.Outcome.Again again -> reply(again.answer());
            case FirstAnswers.Outcome.OtherRequest other -> throw new KeyRefused(KeyRefused.Why.OTHER_REQUEST);
            case FirstAnswers.Outcome.UnderWay first -> throw new KeyRefused(KeyRefused.Why.UNDER_WAY);
        };
    }

    private static FirstAnswers.Answer kept(Reply reply) {
        return new FirstAnswers.Answer(reply.status(), reply.headers(), reply.body());
    }

    private static Reply reply(FirstAnswers.Answer answer) {
        return new Reply(answer.status(), answer.headers(), answer.body());
    }
}
