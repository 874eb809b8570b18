package io.slotwise.server.ui;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.slotwise.server.ui.Web.Visit;

/** A state that a page can be in, and how one gets there. */
enum PageState {
    EDITOR {
        @Override
        void reach(Visit visit) {
            visit.openEditor()
                    .waitForSelector(
                            "sw-slot-demand svg",
                            new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
        }
    },
    EDITOR_HELD {
        @Override
        void reach(Visit visit) {
            Page page = visit.openEditor();
            page.locator("[data-product=p7]").click();
            page.waitForSelector(".chip.no");
            page.locator("[data-position=B4]").hover();
        }
    },
    EDITOR_HEAT {
        @Override
        void reach(Visit visit) {
            visit.openEditor()
                    .getByText("Revenue", new Page.GetByTextOptions().setExact(true))
                    .click();
            visit.page().waitForSelector(".heat-6");
        }
    },
    EDITOR_DIALOG {
        @Override
        void reach(Visit visit) {
            visit.openEditor().locator("[data-position=A2]").focus();
            visit.page().keyboard().press("m");
            visit.page().waitForSelector("dialog .target");
        }
    },
    EDITOR_KEYS {
        @Override
        void reach(Visit visit) {
            visit.openEditor()
                    .getByText("Keys", new Page.GetByTextOptions().setExact(true))
                    .click();
            visit.page().waitForSelector("dialog kbd");
        }
    },
    EDITOR_BROKEN_RULE {
        @Override
        void reach(Visit visit) {
            Page page = visit.openEditor();
            page.locator("[data-product=p6]").click();
            page.locator("[data-position=G5]").click();
            page.waitForSelector(".violations");
            page.getByText("Repair: 1 slot").click();
        }
    },
    EDITOR_SUGGESTED {
        @Override
        void reach(Visit visit) {
            visit.openEditor().getByText("Suggest moves").click();
            visit.page().waitForSelector("sw-suggestions svg.lines");
            visit.page().getByText("One proposal was refused").click();
        }
    },
    EDITOR_SUGGESTIONS_BROKEN_OFF {
        @Override
        StandInApi api() {
            return new StandInApi().breakingOff();
        }

        @Override
        void reach(Visit visit) {
            visit.openEditor().getByText("Suggest moves").click();
            visit.page().waitForSelector("sw-suggestions .notice.error");
        }
    },
    EDITOR_ERROR {
        @Override
        StandInApi api() {
            return new StandInApi().failing();
        }

        @Override
        void reach(Visit visit) {
            visit.open("/editor", ".notice.error");
        }
    },
    EDITOR_EMPTY {
        @Override
        StandInApi api() {
            return new StandInApi().withoutMachines();
        }

        @Override
        void reach(Visit visit) {
            visit.open("/editor", "text=No machine has a planogram yet");
        }
    },
    FLEET {
        @Override
        void reach(Visit visit) {
            visit.open("/fleet", "svg.spark");
        }
    },
    FLEET_ERROR {
        @Override
        StandInApi api() {
            return new StandInApi().failing();
        }

        @Override
        void reach(Visit visit) {
            visit.open("/fleet", ".notice.error");
        }
    },
    BATCH {
        @Override
        void reach(Visit visit) {
            visit.open("/batch?device=m1", "sw-batch-chooser input:checked");
        }
    },
    BATCH_FINISHED {
        @Override
        void reach(Visit visit) {
            Page page = visit.open("/batch?job=job-1", "text=All machines are finished");
            page.locator("summary").first().click();
            page.getByText("Carry out").click();
            page.waitForSelector("text=Carried out.");
        }
    },
    INSIGHTS_TOGETHER {
        @Override
        void reach(Visit visit) {
            visit.open("/insights", ".heat-table");
        }
    },
    INSIGHTS_PLACES {
        @Override
        void reach(Visit visit) {
            visit.open("/insights?side=places", "svg.ranges");
        }
    },
    INSIGHTS_FORECAST {
        @Override
        void reach(Visit visit) {
            visit.open("/insights?side=forecast", "section[aria-label=Visits]");
        }
    },
    INSIGHTS_ANOMALIES {
        @Override
        void reach(Visit visit) {
            visit.open("/insights?side=anomalies", "text=A slot stopped selling");
        }
    },
    INSIGHTS_SCENARIOS {
        @Override
        void reach(Visit visit) {
            visit.open("/insights?side=scenarios", "section[aria-label=Scenarios]");
        }
    },
    WHAT_IF_ANSWERED {
        @Override
        void reach(Visit visit) {
            Page page = visit.open("/what-if", "sw-what-if-form button");
            page.getByText("Add", new Page.GetByTextOptions().setExact(true)).click();
            page.getByText("What would that bring?").click();
            page.waitForSelector("svg.ranges");
        }
    },
    AI_USAGE {
        @Override
        void reach(Visit visit) {
            visit.open("/ai-usage", "svg.lines");
            visit.page().locator("button[aria-label^='Details']").first().click();
            visit.page().waitForSelector("section[aria-label='One call']");
        }
    },
    AI_USAGE_ERROR {
        @Override
        StandInApi api() {
            return new StandInApi().failing();
        }

        @Override
        void reach(Visit visit) {
            visit.open("/ai-usage", ".notice.error");
        }
    },
    PROMPT_LAB_ANSWERED {
        @Override
        void reach(Visit visit) {
            Page page = visit.open("/prompts", "textarea");
            page.getByText("Show and price").click();
            page.waitForSelector("pre");
            page.getByText("Ask Claude").click();
            page.waitForSelector("section[aria-label='Against the trial before']");
        }
    },
    DATA {
        @Override
        void reach(Visit visit) {
            visit.open("/data", "text=Remove demo data");
        }
    },
    DATA_DIALOG {
        @Override
        void reach(Visit visit) {
            visit.open("/data", "text=Remove demo data")
                    .getByText("Remove demo data")
                    .first()
                    .click();
            visit.page().waitForSelector("dialog");
        }
    },
    DATA_ERROR {
        @Override
        StandInApi api() {
            return new StandInApi().failing();
        }

        @Override
        void reach(Visit visit) {
            visit.open("/data", ".notice.error");
        }
    };

    StandInApi api() {
        return new StandInApi();
    }

    abstract void reach(Visit visit);
}
