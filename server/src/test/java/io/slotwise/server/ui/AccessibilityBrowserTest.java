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

    /** A state that a page can be in, and how one gets there. */
    enum State {
        EDITOR {
            @Override
            void reach(Visit visit) {
                visit.openEditor();
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
        WHAT_IF_ANSWERED {
            @Override
            void reach(Visit visit) {
                Page page = visit.open("/what-if", "sw-what-if-form button");
                page.getByText("Add", new Page.GetByTextOptions().setExact(true))
                        .click();
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

    /** One visit for all that is asked of a state: opening pages is what takes the time. */
    @ParameterizedTest
    @EnumSource(State.class)
    void can_be_used_by_everyone(State state, Web web) {
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
    void axe_finds_nothing_at_320_px(State state, Web web) {
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
