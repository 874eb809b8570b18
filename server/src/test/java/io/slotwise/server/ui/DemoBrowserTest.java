package io.slotwise.server.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.slotwise.server.ui.Web.Viewer;
import io.slotwise.server.ui.Web.Visit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The main job on a real server with the demo fleet, nothing between the page and the engine replaced. */
@Tag("slow")
@ExtendWith(Web.Resolver.class)
class DemoBrowserTest {
    private static final String EDITOR = "/editor?device=demo-01&cabinet=0";
    private static final int ROWS = 7;
    private static final int SLOTS = 70;

    @Test
    void dragging_a_product_shows_seventy_scores_with_one_request(Web web) {
        try (Visit visit = web.visitDemo(Viewer.LIGHT)) {
            Page page = editor(visit);
            List<String> asked = new ArrayList<>();
            page.onRequest(request -> {
                if (request.url().endsWith("/api/planogram/realtime-score")) {
                    asked.add(request.method());
                }
            });
            products(page).first().hover();
            page.mouse().down();
            slots(page).nth(11).hover();
            slots(page).nth(12).hover();
            assertThat(chips(page)).hasCount(SLOTS);
            page.mouse().up();
            assertThat(chips(page)).hasCount(0);
            assertThat(asked).containsExactly("POST");
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void the_keyboard_alone_places_a_product_where_the_rules_allow_it(Web web) {
        try (Visit visit = web.visitDemo(Viewer.LIGHT)) {
            Page page = editor(visit);
            page.keyboard().press("/");
            page.keyboard().type("Salt & Vinegar Chips");
            page.keyboard().press("ArrowDown");
            page.keyboard().press("Enter");
            assertThat(chips(page)).hasCount(SLOTS);
            Locator refused = page.locator("[role=gridcell]:focus .chip.no");
            for (int row = 0; row < ROWS && refused.count() > 0; row++) {
                page.keyboard().press("ArrowDown");
            }
            page.keyboard().press("Enter");
            assertThat(chips(page)).hasCount(0);
            assertThat(page.locator("[role=gridcell]:focus")).containsText("Vinegar");
            page.keyboard().press("Control+z");
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void clicks_alone_move_a_product_to_another_slot(Web web) {
        try (Visit visit = web.visitDemo(Viewer.LIGHT)) {
            Page page = editor(visit);
            page.locator("[data-position=A1]").click();
            page.getByRole(AriaRole.COMPLEMENTARY, new Page.GetByRoleOptions().setName("Slot details"))
                    .getByText("Move to…")
                    .click();
            Locator target = page.locator("dialog .target").first();
            String position = target.getAttribute("data-target");
            target.click();
            assertThat(page.locator("[data-position='%s']".formatted(position))).isFocused();
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void axe_finds_nothing_with_a_product_in_hand_light_and_dark(Web web) {
        try (Visit visit = web.visitDemo(Viewer.LIGHT)) {
            Page page = editor(visit);
            assertThat(AccessibilityBrowserTest.findings(page)).as("light").isEmpty();
            products(page).first().click();
            assertThat(chips(page)).hasCount(SLOTS);
            assertThat(AccessibilityBrowserTest.findings(page))
                    .as("light, in hand")
                    .isEmpty();
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            page.waitForSelector("html[data-theme=dark]");
            assertThat(AccessibilityBrowserTest.findings(page))
                    .as("dark, in hand")
                    .isEmpty();
        }
    }

    private static Page editor(Visit visit) {
        return visit.open(EDITOR, "[role=gridcell]");
    }

    private static Locator products(Page page) {
        return page.locator("[data-product]");
    }

    private static Locator slots(Page page) {
        return page.locator("[data-position]");
    }

    private static Locator chips(Page page) {
        return page.locator(".slot .chip:not(.figure):not(.alarm)");
    }
}
