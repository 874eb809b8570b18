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

/** Suggested moves in the editor: watched, accepted, rejected, undone, and broken off half-way. */
@Tag("slow")
@ExtendWith(Web.Resolver.class)
class SuggestionsBrowserTest {
    @Test
    void a_move_is_accepted_and_undone_by_clicks(Web web) {
        try (Visit visit = web.visit(Viewer.LIGHT, new StandInApi())) {
            Page page = asked(visit);
            moves(page).first().getByText("Accept", exact()).click();
            assertThat(slot(page, "A1")).hasAccessibleName(Pattern.compile("^A1, Cola 1, .*changed$"));
            assertThat(moves(page).first().locator(".badge")).hasText("accepted");
            undo(page).click();
            assertThat(slot(page, "A1")).not().hasAccessibleName(Pattern.compile("changed$"));
            assertThat(moves(page).first().getByText("Accept", exact())).isVisible();
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void moves_are_gone_through_by_keys_alone(Web web) {
        try (Visit visit = web.visit(Viewer.LIGHT, new StandInApi())) {
            Page page = asked(visit);
            slot(page, "A2").focus();
            page.keyboard().press("r");
            assertThat(moves(page).first().locator(".badge")).hasText("rejected");
            page.keyboard().press("j");
            page.keyboard().press("a");
            assertThat(moves(page).nth(1).locator(".badge")).hasText("accepted");
            assertThat(slot(page, "A4")).hasAccessibleName(Pattern.compile("^A4, Crisps 1, .*changed$"));
        }
    }

    @Test
    void all_that_surely_pay_are_one_step_to_undo(Web web) {
        try (Visit visit = web.visit(Viewer.LIGHT, new StandInApi())) {
            Page page = asked(visit);
            page.getByText("Accept all that surely pay").click();
            assertThat(page.locator("sw-suggestions .badge")).hasCount(2);
            undo(page).click();
            assertThat(page.locator("sw-suggestions .badge")).hasCount(0);
            assertThat(undo(page)).isDisabled();
        }
    }

    @Test
    void every_move_names_who_proposed_it_and_an_uncertain_one_says_so(Web web) {
        try (Visit visit = web.visit(Viewer.LIGHT, new StandInApi())) {
            Page page = asked(visit);
            assertThat(moves(page).first()).containsText("optimiser");
            assertThat(moves(page).nth(1)).containsText("Claude, verified");
            assertThat(moves(page).nth(2)).containsText("uncertain");
            assertThat(page.locator("sw-suggestions")).containsText("within 0.5 %");
        }
    }

    @Test
    void a_stream_that_breaks_off_ends_honestly_and_keeps_what_came(Web web) {
        try (Visit visit = web.visit(Viewer.LIGHT, new StandInApi().breakingOff())) {
            Page page = visit.openEditor();
            page.getByText("Suggest moves").click();
            assertThat(page.locator("sw-suggestions .notice.error")).containsText("The answer broke off.");
            assertThat(moves(page)).hasCount(3);
            assertThat(page.locator("sw-suggestions")).not().containsText("All together");
            moves(page).first().getByText("Accept", exact()).click();
            assertThat(slot(page, "A1")).hasAccessibleName(Pattern.compile("changed$"));
        }
    }

    private static Page asked(Visit visit) {
        Page page = visit.openEditor();
        page.getByText("Suggest moves").click();
        assertThat(page.locator("sw-suggestions")).containsText("All together");
        return page;
    }

    private static Locator moves(Page page) {
        return page.locator(".suggested li");
    }

    private static Locator undo(Page page) {
        return page.locator("button").filter(new Locator.FilterOptions().setHasText("Undo"));
    }

    private static Locator slot(Page page, String position) {
        return page.locator("[data-position=" + position + "]");
    }

    private static Locator.GetByTextOptions exact() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
