package io.slotwise.server.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.slotwise.server.ui.Web.Viewer;
import io.slotwise.server.ui.Web.Visit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a person does in the editor: by mouse, by keyboard alone, by clicks alone. */
@Tag("slow")
@ExtendWith(Web.Resolver.class)
class EditorBrowserTest {
    private static final int SLOTS = StandInApi.ROWS * StandInApi.COLUMNS;
    private static final String SCORE = "POST /api/planogram/realtime-score";
    private static final String CHECK = "POST /api/planogram/validate-constraints";

    private final StandInApi api = new StandInApi();

    @Test
    void dragging_a_product_scores_every_slot_with_one_request_and_drops_it(Web web) {
        try (Visit visit = web.visit(Viewer.LIGHT, api)) {
            Page page = visit.openEditor();
            product(page, "p7").hover();
            page.mouse().down();
            slot(page, "B2").hover();
            slot(page, "B4").hover();
            assertThat(chips(page)).hasCount(SLOTS);
            assertThat(page.locator(".chip.no")).hasCount(StandInApi.ROWS);
            page.mouse().up();
            assertThat(slot(page, "B4")).hasAccessibleName(Pattern.compile("^B4, Cola 1, .*changed$"));
            assertThat(slot(page, "B4")).isFocused();
            assertThat(chips(page)).hasCount(0);
            assertThat(api.calls(SCORE)).isEqualTo(1);
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void hovering_asks_the_server_nothing(Web web) {
        try (Visit visit = web.visit(Viewer.LIGHT, api)) {
            Page page = visit.openEditor();
            product(page, "p7").click();
            assertThat(chips(page)).hasCount(SLOTS);
            int before = api.calls();
            for (String position : new String[] {"A2", "C5", "F9", "G10"}) {
                slot(page, position).hover();
                assertThat(page.locator(".hand-says")).containsText(position + ":");
            }
            assertThat(api.calls()).isEqualTo(before);
        }
    }

    @Test
    void the_keyboard_alone_places_swaps_undoes_and_saves(Web web) {
        try (Visit visit = web.visit(Viewer.LIGHT, api)) {
            Page page = visit.openEditor();
            page.keyboard().press("/");
            page.keyboard().type("yoghurt");
            page.keyboard().press("ArrowDown");
            page.keyboard().press("Enter");
            assertThat(chips(page)).hasCount(SLOTS);
            assertThat(slot(page, "A1")).isFocused();
            page.keyboard().press("ArrowDown");
            page.keyboard().press("End");
            page.keyboard().press("Enter");
            assertThat(page.locator("[role=status]")).containsText("Not allowed at B10");
            page.keyboard().press("ArrowLeft");
            page.keyboard().press("Enter");
            assertThat(slot(page, "B9")).isFocused();
            assertThat(slot(page, "B9")).containsText("Yoghurt");

            page.keyboard().press("Space");
            assertThat(chips(page)).hasCount(SLOTS);
            page.keyboard().press("PageUp");
            page.keyboard().press("Space");
            assertThat(slot(page, "A9")).containsText("Yoghurt");
            assertThat(slot(page, "B9")).not().containsText("Yoghurt");

            page.keyboard().press("Control+z");
            assertThat(slot(page, "B9")).containsText("Yoghurt");
            page.keyboard().press("Control+Shift+Z");
            assertThat(slot(page, "A9")).containsText("Yoghurt");
            page.keyboard().press("Control+s");
            assertThat(page.locator("[role=status]")).hasText("Saved.");
            assertThat(api.lastSaved()
                            .path("planogram")
                            .path("slots")
                            .get(8)
                            .path("product_id")
                            .asString())
                    .isEqualTo("p6");
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void clicks_alone_move_a_product_to_the_best_slot(Web web) {
        try (Visit visit = web.visit(Viewer.LIGHT, api)) {
            Page page = visit.openEditor();
            slot(page, "A2").click();
            page.getByRole(AriaRole.COMPLEMENTARY, new Page.GetByRoleOptions().setName("Slot details"))
                    .getByText("Move to…")
                    .click();
            Locator targets = page.locator("dialog .target");
            assertThat(targets).hasCount(SLOTS - StandInApi.ROWS - 1);
            assertThat(targets.first()).hasAttribute("data-target", "G9");
            targets.first().click();
            assertThat(slot(page, "G9")).isFocused();
            assertThat(slot(page, "G9")).containsText("Water");
            page.getByText("Undo").click();
            assertThat(slot(page, "A2")).containsText("Water");
            page.getByText("Redo").click();
            page.getByText("Compare").click();
            assertThat(page.locator("dialog tbody tr")).hasCount(2);
        }
    }

    @Test
    void clicking_a_product_and_then_a_slot_places_it(Web web) {
        try (Visit visit = web.visit(Viewer.LIGHT, api)) {
            Page page = visit.openEditor();
            product(page, "p9").click();
            assertThat(chips(page)).hasCount(SLOTS);
            slot(page, "C3").click();
            assertThat(slot(page, "C3")).containsText("Crisps 1");
            assertThat(page.locator("sw-details")).containsText("Since it was placed here");
        }
    }

    @Test
    void escape_puts_a_held_product_back(Web web) {
        try (Visit visit = web.visit(Viewer.LIGHT, api)) {
            Page page = visit.openEditor();
            product(page, "p9").focus();
            page.keyboard().press("Enter");
            assertThat(chips(page)).hasCount(SLOTS);
            page.keyboard().press("Escape");
            assertThat(chips(page)).hasCount(0);
            assertThat(product(page, "p9")).isFocused();
            assertThat(page.locator(".dot")).hasCount(0);
        }
    }

    @Test
    void an_uncertain_amount_is_grey_and_says_so(Web web) {
        try (Visit visit = web.visit(Viewer.LIGHT, api)) {
            Page page = visit.openEditor();
            product(page, "p9").click();
            assertThat(page.locator(".slot .chip.unsure")).hasCount(StandInApi.ROWS);
            assertThat(slot(page, "D1")).containsText("uncertain");
            assertThat(slot(page, "D1")).hasAccessibleName(Pattern.compile(".*uncertain.*"));
        }
    }

    @Test
    void a_failed_scoring_can_be_tried_again_with_the_product_still_in_hand(Web web) {
        api.failingToScore();
        try (Visit visit = web.visit(Viewer.LIGHT, api)) {
            Page page = visit.openEditor();
            product(page, "p9").click();
            assertThat(page.locator(".hand-says")).containsText("The engine is busy.");
            api.recover();
            page.getByText("Score again").click();
            assertThat(chips(page)).hasCount(SLOTS);
        }
    }

    @Test
    void a_plan_changed_meanwhile_shows_both_sides_and_loses_nothing(Web web) {
        try (Visit visit = web.visit(Viewer.LIGHT, api)) {
            Page page = visit.openEditor();
            slot(page, "A2").focus();
            page.keyboard().press("Delete");
            api.saveMeanwhile();
            page.keyboard().press("Control+s");
            assertThat(page.locator("dialog")).containsText("Changed meanwhile");
            assertThat(page.locator("dialog")).containsText("Yours, not saved yet: 1 slot");
            page.getByText("Put mine on top of theirs").click();
            assertThat(slot(page, "A2")).containsText("Empty");
            page.keyboard().press("Control+s");
            assertThat(page.locator("[role=status]")).hasText("Saved.");
        }
    }

    @Test
    void a_broken_rule_stays_until_the_offered_repair_is_taken(Web web) {
        try (Visit visit = web.visit(Viewer.LIGHT, api)) {
            Page page = visit.openEditor();
            product(page, "p6").click();
            slot(page, "G5").click();
            assertThat(page.locator("sw-rules-panel")).containsText("Yoghurt at G5 needs cooling.");
            long checks = api.calls(CHECK);
            page.getByText("Apply repair").click();
            assertThat(page.locator(".violations")).hasCount(0);
            assertThat(slot(page, "G5")).containsText("Empty");
            assertThat(api.calls(CHECK)).isEqualTo(checks + 1);
        }
    }

    @Test
    void overlays_colour_the_slots_with_their_numbers(Web web) {
        try (Visit visit = web.visit(Viewer.DARK, api)) {
            Page page = visit.openEditor();
            slot(page, "A1").focus();
            page.keyboard().press("2");
            assertThat(slot(page, "A1")).containsText("×1.20");
            page.keyboard().press("3");
            assertThat(slot(page, "A1")).containsText("$1.00");
            assertThat(page.locator(".heat-1")).not().hasCount(0);
            page.keyboard().press("1");
            assertThat(page.locator(".heat-1")).hasCount(0);
        }
    }

    @Test
    void single_letter_keys_can_be_switched_off(Web web) {
        try (Visit visit = web.visit(Viewer.LIGHT, api)) {
            Page page = visit.openEditor();
            slot(page, "A1").focus();
            page.keyboard().press("?");
            page.locator("dialog input[type=checkbox]").uncheck();
            page.keyboard().press("Escape");
            assertThat(slot(page, "A1")).isFocused();
            page.keyboard().press("2");
            page.keyboard().press("ArrowRight");
            assertThat(slot(page, "A2")).isFocused();
            assertThat(slot(page, "A1")).not().containsText("×");
        }
    }

    @Test
    void the_selected_slot_shows_its_demand_with_its_band_its_par_level_and_the_days_it_was_sold_out(Web web) {
        try (Visit visit = web.visit(Viewer.DARK, api)) {
            Page page = visit.openEditor();
            Locator plot = page.locator("sw-slot-demand svg[role=img]");
            assertThat(plot.locator(".sold")).hasCount(12);
            assertThat(plot.locator(".band")).hasCount(4);
            assertThat(plot.locator(".sold-out")).hasCount(9);
            assertThat(plot).hasAccessibleName(Pattern.compile("80 % between 1 and 9.*Sold out on 9 days"));
            page.locator("sw-slot-demand summary").click();
            assertThat(page.locator("sw-slot-demand tbody tr")).hasCount(16);
            assertThat(page.locator("sw-slot-demand tbody tr").nth(4)).containsText("6");
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void filling_a_slot_otherwise_moves_the_line_of_its_plot_without_asking_again(Web web) {
        try (Visit visit = web.visit(Viewer.LIGHT, api)) {
            Page page = visit.openEditor();
            slot(page, "A2").click();
            Locator line = page.locator("sw-slot-demand svg[role=img] .par + text");
            assertThat(line).containsText("fill to");
            String before = line.textContent();
            long asked = api.calls("POST /api/planogram/demand-forecast");
            page.getByLabel("Fill up to").fill("3");
            page.getByLabel("Fill up to").press("Enter");
            assertThat(line).not().hasText(before);
            assertThat(api.calls("POST /api/planogram/demand-forecast")).isEqualTo(asked);
            page.getByText("Empty slot").click();
            assertThat(page.locator("sw-slot-demand section")).hasCount(0);
        }
    }

    private static Locator slot(Page page, String position) {
        return page.locator("[data-position='%s']".formatted(position));
    }

    private static Locator product(Page page, String id) {
        return page.locator("[data-product='%s']".formatted(id));
    }

    private static Locator chips(Page page) {
        return page.locator(".slot .chip:not(.figure):not(.alarm)");
    }
}
