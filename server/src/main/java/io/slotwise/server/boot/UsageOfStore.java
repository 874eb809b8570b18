package io.slotwise.server.boot;

import io.slotwise.llm.cost.Ledger;
import io.slotwise.server.advice.experiment.ReadAccuracy;
import io.slotwise.server.advice.explain.prompt.PromptFiles;
import io.slotwise.server.advice.usage.ReadUsage;
import io.slotwise.server.advice.usage.WatchBudget;
import io.slotwise.server.store.Store;
import io.slotwise.server.store.claude.BudgetAlerts;
import io.slotwise.server.store.claude.ClaudeLedger;
import io.slotwise.server.store.claude.Suggestions;
import io.slotwise.server.store.claude.UsageReport;
import java.time.InstantSource;

/** The usage report of a store that no server holds: Claude's books are read, and nobody is asked. */
public final class UsageOfStore implements AutoCloseable {
    private final ClaudeLedger books;
    private final ReadUsage usage;

    private UsageOfStore(ClaudeLedger books, ReadUsage usage) {
        this.books = books;
        this.usage = usage;
    }

    public static UsageOfStore of(Store store, Settings settings, InstantSource clock) {
        ClaudeLedger books = new ClaudeLedger(store);
        Ledger ledger = new Ledger(books, settings.claude().gateway().budget(), clock);
        WatchBudget watch = new WatchBudget(
                ledger, new BudgetAlerts(store), settings.claude().budgetAlerts(), alarm -> {});
        Suggestions suggestions = new Suggestions(store);
        PromptFiles prompts = new PromptFiles(
                settings.claude().prompts(), new byte[1], tier -> Integer.MAX_VALUE, (tier, prompt, schema) -> 0);
        prompts.review(suggestions);
        return new UsageOfStore(
                books,
                new ReadUsage(
                        new UsageReport(store),
                        ledger,
                        watch,
                        () -> prompts.variants(suggestions),
                        new ReadAccuracy(store),
                        clock));
    }

    public ReadUsage usage() {
        return usage;
    }

    @Override
    public void close() {
        books.close();
    }
}
