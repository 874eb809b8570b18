package io.slotwise.server.boot;

import io.slotwise.server.advice.Situations;
import io.slotwise.server.advice.fleet.ReadFigures;
import io.slotwise.server.advice.imports.ImportUpload;
import io.slotwise.server.advice.imports.LoadDemo;
import io.slotwise.server.advice.optimise.ForeseeSave;
import io.slotwise.server.advice.record.KeepProducts;
import io.slotwise.server.advice.record.ReadFleet;
import io.slotwise.server.advice.record.ReadPlanograms;
import io.slotwise.server.advice.record.Recommendations;
import io.slotwise.server.advice.record.RecordSales;
import io.slotwise.server.advice.record.SavePlanogram;
import io.slotwise.server.store.Store;
import io.slotwise.server.store.claude.Suggestions;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The use cases that show and keep what is stored. */
@Configuration(proxyBeanMethods = false)
class KeepingWiring {
    @Bean
    static ReadPlanograms readPlanograms(Store store) {
        return new ReadPlanograms(store);
    }

    @Bean
    static SavePlanogram savePlanogram(Store store, Recommendations recommendations, Situations situations) {
        Suggestions suggestions = new Suggestions(store);
        return new SavePlanogram(store, recommendations, new ForeseeSave(situations, suggestions::accepted));
    }

    @Bean
    static ReadFleet readFleet(Store store) {
        return new ReadFleet(store);
    }

    @Bean
    static ReadFigures readFigures(Store store) {
        return new ReadFigures(store);
    }

    @Bean
    static KeepProducts keepProducts(Store store) {
        return new KeepProducts(store);
    }

    @Bean
    static ImportUpload importUpload(Store store, InstantSource clock) {
        return new ImportUpload(store, clock);
    }

    @Bean
    static LoadDemo loadDemo(Store store) {
        return new LoadDemo(store);
    }

    @Bean
    static RecordSales recordSales(Store store) {
        return new RecordSales(store);
    }
}
