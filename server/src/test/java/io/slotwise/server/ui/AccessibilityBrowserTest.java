package io.slotwise.server.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import io.slotwise.server.ui.Web.Viewer;
import io.slotwise.server.ui.Web.Visit;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every state of every page, light and dark: nothing for axe to find, reflow at 320 px, focus to be seen. */
@Tag("slow")
@ExtendWith(Web.Resolver.class)
class AccessibilityBrowserTest {
    private static final List<String> STANDARDS =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private static final String SMALL_TARGETS = """
            [...document.querySelectorAll("button, select, input, [role=gridcell], [role=option], nav a, a.button, summary")]
              .filter((target) => target.checkVisibility())
              .map((target) => [target, target.getBoundingClientRect()])
              .filter(([, box]) => box.width < 24 || box.height < 24)
              .map(([target]) => target.outerHTML.slice(0, 120))
            """;

    /** One visit for all that is asked of a state: opening pages is what takes the time. */
    @ParameterizedTest
    @EnumSource(PageState.class)
    void can_be_used_by_everyone(PageState state, Web web) {
        try (Visit visit = web.visit(Viewer.LIGHT, state.api())) {
            state.reach(visit);
            Page page = visit.page();
            assertThat(findings(page)).as("axe, light").isEmpty();
            assertThat(page.evaluate(SMALL_TARGETS)).as("targets under 24 px").isEqualTo(List.of());
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            page.waitForSelector("html[data-theme=dark]");
            assertThat(findings(page)).as("axe, dark").isEmpty();
            page.setViewportSize(320, 800);
            assertThat(page.evaluate("document.scrollingElement.scrollWidth"))
                    .as("width of the page at 320 px")
                    .isEqualTo(320);
            assertThat(page.evaluate(SMALL_TARGETS))
                    .as("targets under 24 px at 320 px")
                    .isEqualTo(List.of());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"EDITOR", "EDITOR_DIALOG", "FLEET", "WHAT_IF_ANSWERED", "DATA"})
    void axe_finds_nothing_at_320_px(PageState state, Web web) {
        try (Visit visit = web.visit(Viewer.LIGHT.withWidth(320), state.api())) {
            state.reach(visit);
            assertThat(findings(visit.page())).isEmpty();
        }
    }

    @Test
    void every_tab_stop_shows_its_focus(Web web) {
        try (Visit visit = web.visit(Viewer.LIGHT, new StandInApi())) {
            Page page = visit.openEditor();
            for (int i = 0; i < 30; i++) {
                page.keyboard().press("Tab");
                assertThat(page.evaluate("""
                                (() => {
                                  const at = document.activeElement;
                                  const style = getComputedStyle(at);
                                  return at === document.body || parseFloat(style.outlineWidth) >= 2 ? "" : at.outerHTML.slice(0, 120);
                                })()
                                """)).isEqualTo("");
            }
        }
    }

    @Test
    void forced_colours_leave_every_state_readable(Web web) {
        try (Visit visit = web.visit(Viewer.LIGHT, new StandInApi())) {
            Page page = visit.openEditor();
            page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
            page.locator("[data-product=p7]").click();
            assertThat(page.locator(".chip.no").first()).containsText("✕ width");
            assertThat(findings(page)).isEmpty();
        }
    }

    @Test
    void reduced_motion_moves_nothing(Web web) {
        try (Visit visit = web.visit(Viewer.LIGHT, new StandInApi())) {
            Object longest = visit.openEditor()
                    .evaluate(
                            "Math.max(...[...document.querySelectorAll('*')].map((e) => parseFloat(getComputedStyle(e).transitionDuration)))");
            assertThat(((Number) longest).doubleValue()).isZero();
        }
    }

    @Test
    void an_unknown_address_says_so(Web web) {
        try (Visit visit = web.visit(Viewer.LIGHT, new StandInApi())) {
            visit.openEditor()
                    .evaluate("history.pushState(null, '', '/nowhere'); dispatchEvent(new PopStateEvent('popstate'))");
            assertThat(visit.page().locator("main")).containsText("There is no such page");
        }
    }

    static List<String> findings(Page page) {
        return new AxeBuilder(page)
                .setLegacyMode(true).withTags(STANDARDS).analyze().getViolations().stream()
                        .map(AccessibilityBrowserTest::worded)
                        .toList();
    }

    private static String worded(Rule rule) {
        return rule.getId() + ": "
                + rule.getNodes().stream()
                        .limit(3)
                        .map(node -> node.getHtml().lines().findFirst().orElse(""))
                        .toList();
    }
}
