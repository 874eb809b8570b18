package io.slotwise.server.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.slotwise.server.ui.Web.Viewer;
import io.slotwise.server.ui.Web.Visit;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The pictures of the README, taken from the pages themselves. They go to {@code target/pictures}; to renew those in
 * {@code docs/images}, run this test with {@code -Dslotwise.pictures=../docs/images}.
 */
@Tag("slow")
@ExtendWith(Web.Resolver.class)
class PicturesBrowserTest {
    private static final Path FOLDER = Path.of(System.getProperty("slotwise.pictures", "target/pictures"));
    private static final int PNG_MARK = 0x89;

    @Test
    void shows_the_scores_of_a_product_in_hand(Web web) throws Exception {
        try (Visit visit = web.visit(Viewer.LIGHT, new StandInApi())) {
            Page page = visit.openEditor();
            page.locator("[data-product=p9]").click();
            page.waitForSelector(".chip.no");
            page.locator("[data-position=D7]").hover();
            page.waitForSelector(".slot.pointed");
            picture(page, "editor-light.png");
        }
    }

    @Test
    void shows_the_takings_of_each_slot(Web web) throws Exception {
        try (Visit visit = web.visit(Viewer.DARK, new StandInApi())) {
            Page page = visit.openEditor();
            page.keyboard().press("3");
            page.waitForSelector(".heat-6");
            picture(page, "editor-dark.png");
        }
    }

    private static void picture(Page page, String name) throws Exception {
        Path file = FOLDER.resolve(name);
        Files.createDirectories(FOLDER);
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
        assertThat(Files.readAllBytes(file)[0]).isEqualTo((byte) PNG_MARK);
    }
}
