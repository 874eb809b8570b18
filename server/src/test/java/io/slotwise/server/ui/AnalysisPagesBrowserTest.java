package io.slotwise.server.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.slotwise.server.ui.Web.Viewer;
import io.slotwise.server.ui.Web.Visit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The pages beside the editor: fleet, insights, what-if. */
@Tag("slow")
@ExtendWith(Web.Resolver.class)
class AnalysisPagesBrowserTest {
    @Test
    void the_fleet_can_be_searched_and_put_in_order(Web web) {
        try (Visit visit = web.visit(Viewer.LIGHT, new StandInApi())) {
            Page page = visit.open("/fleet", "svg.spark");
            assertThat(page.locator("tbody tr th").first()).containsText("Canteen");
            page.getByLabel("Order").selectOption("revenue");
            assertThat(page.locator("tbody tr th").first()).containsText("Lobby");
            page.getByLabel("Search").fill("cant");
            assertThat(page.locator("tbody tr")).hasCount(1);
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void machines_chosen_in_the_fleet_are_planned_looked_through_and_carried_out(Web web) {
        StandInApi api = new StandInApi();
        try (Visit visit = web.visit(Viewer.LIGHT, api)) {
            Page page = visit.open("/fleet", "svg.spark");
            page.getByLabel("Choose Lobby").check();
            page.getByText("Plan 1 machine").click();
            page.locator("sw-batch-chooser").getByText("Plan 1 machine").press("Enter");
            assertThat(page.locator("section[aria-label=Progress]")).containsText("2 of 2 machines finished");
            assertThat(page.locator("section[aria-label=Progress]")).containsText("+$2.70 a week is expected");
            assertThat(page.locator("section[aria-label=Plans]")).containsText("The machine (m2) has no planogram.");
            page.locator("summary").first().press("Enter");
            assertThat(page.locator("sw-batch-review li").nth(1)).containsText("uncertain");
            page.getByText("Carry out").press("Enter");
            assertThat(page.locator("sw-batch-review")).containsText("Carried out.");
            assertThat(api.calls("POST /api/planograms/m1-0/apply")).isEqualTo(1);
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void a_machine_that_failed_can_be_chosen_again(Web web) {
        try (Visit visit = web.visit(Viewer.LIGHT, new StandInApi())) {
            Page page = visit.open("/batch?job=job-1", "text=All machines are finished");
            page.getByText("Choose the 1 machine that failed").click();
            page.waitForSelector("sw-batch-chooser");
            assertThat(page.url()).endsWith("/batch?device=m2");
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void a_night_says_what_claude_added_to_each_cabinet_what_did_not_pass_and_what_it_cost(Web web) {
        try (Visit visit = web.visit(Viewer.LIGHT, new StandInApi())) {
            Page page = visit.open("/batch?job=night-1", "text=All machines are finished");
            Locator progress = page.locator("section[aria-label=Progress]");
            assertThat(progress).containsText("3 of 3 cabinets finished");
            assertThat(progress).containsText("Claude added to 1 plan simulated and cost $0.0123");
            assertThat(progress).containsText("+$5.40 a week is expected");
            page.locator("summary").first().press("Enter");
            Locator plans = page.locator("section[aria-label=Plans]");
            assertThat(plans).containsText("Cola 1 sells out twice a week at its place.");
            assertThat(plans).containsText("The engine alone: took too long");
            page.getByText("1 proposal of Claude's did not pass").press("Enter");
            assertThat(plans).containsText("It would lose 0.40 a week.");
            assertThat(plans).containsText("There is no machine (m2).");
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void machines_can_be_planned_with_claude_in_a_batch(Web web) {
        StandInApi api = new StandInApi();
        try (Visit visit = web.visit(Viewer.LIGHT, api)) {
            Page page = visit.open("/batch?device=m1", "sw-batch-chooser button");
            page.getByText("Ask Claude as well").press("Space");
            page.locator("sw-batch-chooser").getByText("Plan 1 machine").press("Enter");
            page.waitForSelector("section[aria-label=Progress]");
            assertThat(api.lastAsked("/api/planogram/batch-optimize")
                            .at("/overnight")
                            .booleanValue())
                    .isTrue();
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void changes_are_gathered_by_keyboard_and_answered_with_money(Web web) {
        try (Visit visit = web.visit(Viewer.LIGHT, new StandInApi())) {
            Page page = visit.open("/what-if", "sw-what-if-form button");
            page.locator("sw-what-if-form select").first().focus();
            page.keyboard().press("ArrowDown");
            page.locator("input[step='0.01']").fill("2.25");
            page.keyboard().press("Enter");
            assertThat(page.locator("ol li")).containsText("at 2.25");
            page.getByText("What would that bring?").press("Enter");
            page.waitForSelector("svg.ranges");
            assertThat(page.locator("h2")
                            .filter(new Locator.FilterOptions().setHasText("Try it on some machines first")))
                    .hasCount(1);
            assertThat(page.locator(".notice.warning")).containsText("Too few sales");
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void each_side_of_a_machine_is_asked_for_once_it_is_opened(Web web) {
        StandInApi api = new StandInApi();
        try (Visit visit = web.visit(Viewer.LIGHT, api)) {
            Page page = visit.open("/insights", ".heat-table");
            assertThat(api.calls("POST /api/planogram/heat-zone-analysis")).isZero();
            page.getByText("Which places sell").click();
            page.waitForSelector("svg.ranges");
            assertThat(api.calls("POST /api/planogram/heat-zone-analysis")).isEqualTo(1);
            assertThat(page.url()).contains("side=places");
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void what_goes_wrong_is_told_with_its_figures_and_where_to_look(Web web) {
        try (Visit visit = web.visit(Viewer.LIGHT, new StandInApi())) {
            Page page = visit.open("/insights?side=anomalies", "section[aria-label='Out of the ordinary'] li");
            assertThat(page.locator("li").first()).containsText("A slot stopped selling: Cola at A1");
            assertThat(page.locator("li").first()).containsText("-$5.42 a week");
            assertThat(page.locator("li").nth(1)).containsText("Another level since: Lobby");
            page.getByText("What may come").click();
            assertThat(page.locator("section[aria-label=Scenarios]")).containsText("A visit every 14 days");
            page.getByText("What will sell").click();
            assertThat(page.locator("section[aria-label='Fill otherwise'] tbody tr")
                            .first())
                    .containsText("%");
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void what_moves_sales_is_named_with_what_the_forecast_makes_of_it(Web web) {
        try (Visit visit = web.visit(Viewer.LIGHT, new StandInApi())) {
            Page page = visit.open("/insights?side=forecast", "section[aria-label='What moves sales'] tbody tr");
            Locator rows = page.locator("section[aria-label='What moves sales'] tbody tr");
            assertThat(rows).hasCount(4);
            assertThat(rows.nth(0)).containsText(Pattern.compile("Holiday.*×0.25.*×0.16 and ×0.39.*2.*used"));
            assertThat(rows.nth(1)).containsText("within chance");
            assertThat(rows.nth(2)).containsText("too few days");
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void spending_is_held_against_the_budget_and_a_call_can_be_looked_at(Web web) {
        try (Visit visit = web.visit(Viewer.LIGHT, new StandInApi())) {
            Page page = visit.open("/ai-usage", "svg.lines");
            assertThat(page.locator("section[aria-label='Budget today']")).containsText("$3.41 of $50.00");
            page.locator("button[aria-label^='Details']").nth(1).press("Enter");
            assertThat(page.locator("section[aria-label='One call']")).containsText("engine alone: took too long");
            page.getByText("Forget what has expired").click();
            assertThat(page.locator("[role=status]")).hasText("4 answers were forgotten.");
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void a_prompt_is_priced_before_it_is_sent_and_two_trials_are_held_against_each_other(Web web) {
        StandInApi api = new StandInApi();
        try (Visit visit = web.visit(Viewer.LIGHT, api)) {
            Page page = visit.open("/prompts", "textarea");
            page.locator("textarea").first().fill("Look at {planogram_id} in a {venue}.");
            page.getByText("Show and price").click();
            assertThat(page.locator("section[aria-label='Prompt']")).containsText("$0.0204");
            assertThat(page.locator("section[aria-label='Prompt']")).containsText("Without a value: venue.");
            page.getByText("Ask Claude").click();
            assertThat(page.locator("section[aria-label='Against the trial before']"))
                    .containsText("The prompts are the same.");
            assertThat(page.locator("section[aria-label='Prompt']")).containsText("Tokens, billed");
            assertThat(page.locator("section[aria-label='Prompt']")).containsText("208");
            assertThat(page.locator("section[aria-label='Answer']")).containsText("simulated");
            assertThat(page.locator("section[aria-label='Answer'] .error-text"))
                    .containsText("/sentences/0: required property 'text' not found");
            assertThat(page.locator("section[aria-label='Answer'] .ok-text"))
                    .hasText("Verifier: All of it could be shown.");
            assertThat(api.calls("POST /api/planogram/test-prompt")).isEqualTo(2);
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void a_version_that_is_clearly_worse_is_shown_out_of_use_in_the_lab_and_in_the_report(Web web) {
        try (Visit visit = web.visit(Viewer.LIGHT, new StandInApi())) {
            Page lab = visit.open("/prompts", "textarea");
            lab.locator("select").first().selectOption("optimisation");
            assertThat(lab.locator("section[aria-label='Versions of optimisation']"))
                    .containsText("Out of use, because clearly worse than another: 2.");
            assertThat(lab.locator("section[aria-label='Versions of optimisation'] tbody tr")
                            .nth(1))
                    .containsText("22 (54 %)");
            Page report = visit.open("/ai-usage", "section[aria-label='Budget today']");
            assertThat(report.locator("section[aria-label='Versions of optimisation']"))
                    .containsText("out of use");
            assertThat(report.locator("section[aria-label='Predictions and what came']"))
                    .containsText("0.78 (0.41 to 1.15)");
            assertThat(report.locator("section[aria-label='Predictions and what came'] tbody tr")
                            .first())
                    .containsText("too early");
            assertThat(visit.complaints()).isEmpty();
        }
    }
}
