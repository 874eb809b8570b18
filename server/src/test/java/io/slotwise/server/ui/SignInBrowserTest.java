package io.slotwise.server.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import io.slotwise.server.TestServer;
import io.slotwise.server.advice.access.Role;
import io.slotwise.server.ui.Web.Viewer;
import io.slotwise.server.ui.Web.Visit;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The page of a server that asks for keys: in, told what a role may not, out. */
@Tag("slow")
@ExtendWith(Web.Resolver.class)
class SignInBrowserTest {
    private static final String EDITOR = "/editor?device=demo-01&cabinet=0";
    private static final String FORM = "sw-sign-in form";

    @Test
    void a_wrong_key_is_refused_in_words_and_a_right_one_opens_the_page_that_was_asked_for(Web web) {
        try (Visit visit = web.visitAsking(Viewer.LIGHT)) {
            Page page = visit.open(EDITOR, FORM);
            assertThat(field(page)).isFocused();
            assertThat(page.locator("[role=gridcell]")).hasCount(0);

            signIn(page, "sw_zzzzzzzzzz_" + "0".repeat(64));
            assertThat(page.getByRole(AriaRole.ALERT)).hasText("The key is unknown or was revoked.");
            signIn(page, web.keys().key(Role.EDITOR));

            page.waitForSelector("[role=gridcell]");
            assertThat(page.locator("sw-who")).containsText("the editor: editor");
            assertThat(page.locator(FORM)).hasCount(0);
            page.reload();
            page.waitForSelector("[role=gridcell]");
        }
    }

    @Test
    void no_script_of_the_page_can_read_the_cookie(Web web) {
        try (Visit visit = web.visitAsking(Viewer.LIGHT)) {
            Page page = signedIn(visit, web, Role.VIEWER);

            Cookie cookie = page.context().cookies().getFirst();
            assertThat(cookie.httpOnly).isTrue();
            assertThat(cookie.sameSite).isEqualTo(SameSiteAttribute.STRICT);
            assertThat(page.evaluate("document.cookie")).isEqualTo("");
            assertThat((String) page.evaluate("JSON.stringify(localStorage) + JSON.stringify(sessionStorage)"))
                    .doesNotContain("sw_", cookie.value);
        }
    }

    @Test
    void a_viewer_may_try_things_out_and_is_told_that_saving_takes_another_role(Web web) {
        try (Visit visit = web.visitAsking(Viewer.LIGHT)) {
            Page page = signedIn(visit, web, Role.VIEWER);
            clear(page, "A1");

            save(page).click();

            assertThat(page.locator(".notice.error").first())
                    .containsText("This needs the role editor, and the key (the viewer) has the role viewer.");
            assertThat(page.locator(".notice.error").first()).containsText("Your changes are kept here.");
            assertThat(save(page)).isEnabled();
        }
    }

    @Test
    void an_editor_saves(Web web) {
        try (Visit visit = web.visitAsking(Viewer.LIGHT)) {
            Page page = signedIn(visit, web, Role.EDITOR);
            clear(page, "B1");

            save(page).click();

            assertThat(save(page)).isDisabled();
            assertThat(page.locator(".notice.error")).hasCount(0);
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void whoever_signs_out_has_to_sign_in_again(Web web) {
        try (Visit visit = web.visitAsking(Viewer.LIGHT)) {
            Page page = signedIn(visit, web, Role.ADMIN);

            page.getByText("Sign out").click();

            page.waitForSelector(FORM);
            assertThat(page.context().cookies()).isEmpty();
            page.navigate(page.url());
            page.waitForSelector(FORM);
        }
    }

    @Test
    void what_was_not_saved_is_still_there_for_whoever_signs_in_after_a_key_was_revoked(Web web) {
        try (Visit visit = web.visitAsking(Viewer.LIGHT)) {
            JsonNode made = keys(web, "POST", "", "{\"name\":\"Till\",\"role\":\"editor\"}");
            Page page = visit.open(EDITOR, FORM);
            signIn(page, made.get("key").stringValue());
            page.waitForSelector("[role=gridcell]");
            clear(page, "C1");
            keys(web, "DELETE", "/" + made.at("/view/id").stringValue(), "");

            save(page).click();
            page.waitForSelector(FORM);
            signIn(page, web.keys().key(Role.EDITOR));

            assertThat(save(page)).isEnabled();
            save(page).click();
            assertThat(save(page)).isDisabled();
        }
    }

    @Test
    void axe_finds_nothing_while_a_key_is_asked_for_and_refused(Web web) {
        for (Viewer viewer : new Viewer[] {Viewer.LIGHT, Viewer.DARK, Viewer.LIGHT.withWidth(320)}) {
            try (Visit visit = web.visitAsking(viewer)) {
                Page page = visit.open("/fleet", FORM);
                assertThat(AccessibilityBrowserTest.findings(page)).isEmpty();
                signIn(page, "hello");
                page.waitForSelector("[role=alert]:not([hidden])");
                assertThat(AccessibilityBrowserTest.findings(page)).isEmpty();
                assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                        .isEqualTo(true);
            }
        }
    }

    private static Page signedIn(Visit visit, Web web, Role role) {
        Page page = visit.open(EDITOR, FORM);
        visit.complaints().clear();
        signIn(page, web.keys().key(role));
        page.waitForSelector("[role=gridcell]");
        return page;
    }

    private static void signIn(Page page, String key) {
        field(page).fill(key);
        page.locator(FORM).getByRole(AriaRole.BUTTON).click();
    }

    private static Locator field(Page page) {
        return page.getByLabel("Access key");
    }

    private static Locator save(Page page) {
        return page.locator("sw-toolbar button.primary");
    }

    /** Empties a slot; each test has one of its own, as the server is the same. */
    private static void clear(Page page, String position) {
        page.locator("[data-position=%s]".formatted(position)).click();
        page.keyboard().press("Delete");
        assertThat(save(page)).isEnabled();
    }

    private static JsonNode keys(Web web, String method, String more, String body) {
        TestServer server = web.asking();
        return TestServer.json(server.send(HttpRequest.newBuilder(server.at("/api/keys" + more))
                .header("Authorization", "Bearer " + web.keys().key(Role.ADMIN))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))));
    }
}
