package io.slotwise.server.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import io.slotwise.server.TestServer;
import io.slotwise.server.ui.Web.Viewer;
import io.slotwise.server.ui.Web.Visit;
import io.slotwise.testbed.claude.Fault;
import io.slotwise.testbed.claude.Script;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Claude's part in the editor, with the whole product behind it and a simulated Claude that streams. */
@Tag("slow")
@ExtendWith(Web.Resolver.class)
class ClaudeBrowserTest {
    private static final String EDITOR = "/editor?device=demo-02&cabinet=0";
    private static final String FEEDBACK = "**/api/planogram/feedback";

    @BeforeEach
    void honest(Web web) {
        web.claude().claude().script().always(new Fault.None());
        web.claude().post("/api/planogram/clear-cache", "{\"scope\":\"all\"}");
    }

    @Test
    void a_move_of_claudes_is_accepted_undone_and_rejected_and_the_server_hears_of_it(Web web) {
        try (Visit visit = web.visitClaude(Viewer.LIGHT)) {
            Page page = asked(visit);
            Locator move = claudes(page);
            Response accepted =
                    page.waitForResponse(FEEDBACK, () -> button(move, "Accept").click());
            assertThat(claudes(page).locator(".badge")).hasText("accepted");
            assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.GRIDCELL)
                            .and(page.locator("[aria-label*=changed]")))
                    .not()
                    .hasCount(0);

            page.locator("button")
                    .filter(new Locator.FilterOptions().setHasText("Undo"))
                    .click();
            assertThat(button(claudes(page), "Accept")).isVisible();

            Response rejected = page.waitForResponse(
                    FEEDBACK, () -> button(claudes(page), "Reject").click());
            assertThat(claudes(page).locator(".badge")).hasText("rejected");
            assertThat(json(accepted).get("known").asBoolean()).isTrue();
            assertThat(json(rejected).get("suggestion_id"))
                    .isEqualTo(json(accepted).get("suggestion_id"));
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void claudes_words_stand_beside_the_moves_and_say_whose_they_are(Web web) {
        try (Visit visit = web.visitClaude(Viewer.LIGHT)) {
            Page page = asked(visit);
            assertThat(panel(page)).containsText("Claude, verified against the engine's figures");
            assertThat(panel(page)).containsText("The plan changes");
            assertThat(page.locator("sw-ai-state")).containsText("AI simulated");
        }
    }

    @ParameterizedTest(name = "{0} at {1} px")
    @CsvSource({
        "error-event overloaded_error, 1440",
        "error-event overloaded_error, 320",
        "cut 900, 320",
        "cut 4000, 1440",
    })
    void when_claude_fails_half_way_the_page_shows_the_engines_plan_and_says_so(String fault, int width, Web web) {
        web.claude().claude().script().always(Script.parse(fault));
        try (Visit visit = web.visitClaude(Viewer.LIGHT.withWidth(width))) {
            Page page = asked(visit);
            assertThat(panel(page).locator(".notice")).containsText("Claude does not answer just now.");
            assertThat(panel(page)).containsText("From the engine's figures");
            assertThat(panel(page)).not().containsText("Claude, verified against");
            assertThat(moves(page).filter(new Locator.FilterOptions().setHasText("optimiser")))
                    .not()
                    .hasCount(0);
            assertThat(panel(page)).not().containsText("Searching");
            assertFits(page, width);
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void a_move_of_claudes_is_accepted_undone_and_rejected_by_keys_alone_on_a_phone(Web web) {
        try (Visit visit = web.visitClaude(Viewer.LIGHT.withWidth(320))) {
            Page page = visit.open(EDITOR, "[role=gridcell]");
            page.getByText("Suggest moves").focus();
            page.keyboard().press("Enter");
            awaitPlan(page);
            button(claudes(page), "Accept").focus();
            page.keyboard().press("Enter");
            assertThat(claudes(page).locator(".badge")).hasText("accepted");

            page.locator("[role=gridcell]").first().focus();
            page.keyboard().press("Control+z");
            assertThat(button(claudes(page), "Accept")).isVisible();

            button(claudes(page), "Reject").focus();
            page.keyboard().press("Enter");
            assertThat(claudes(page).locator(".badge")).hasText("rejected");
            assertFits(page, 320);
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1440, 320})
    void the_first_move_comes_into_sight_and_the_grid_stays_there(int width, Web web) {
        try (Visit visit = web.visitClaude(Viewer.LIGHT.withWidth(width))) {
            Page page = asked(visit);
            assertThat(moves(page).first()).isInViewport();
            assertThat(page.locator("[data-position=E1]")).isInViewport();
        }
    }

    private static void assertFits(Page page, int width) {
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
    }

    private static Page asked(Visit visit) {
        Page page = visit.open(EDITOR, "[role=gridcell]");
        page.getByText("Suggest moves").click();
        awaitPlan(page);
        return page;
    }

    private static void awaitPlan(Page page) {
        assertThat(panel(page))
                .containsText(
                        "All together",
                        new com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions()
                                .setTimeout(30_000));
    }

    private static Locator panel(Page page) {
        return page.locator("sw-suggestions");
    }

    private static Locator moves(Page page) {
        return page.locator(".suggested li");
    }

    private static Locator claudes(Page page) {
        return moves(page)
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("Claude, verified")))
                .first();
    }

    private static Locator button(Locator move, String name) {
        return move.getByText(name, new Locator.GetByTextOptions().setExact(true));
    }

    private static JsonNode json(Response response) {
        return TestServer.json(response.text());
    }
}
