package io.slotwise.server.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AssetsTest {
    private static final Assets ASSETS = Assets.load();
    private static final int MAX_LINES = 300;
    private static final int MAX_EDITOR_BYTES = 60 * 1024;
    private static final Pattern COMPONENT = Pattern.compile("customElements\\.define\\(");

    @ParameterizedTest
    @MethodSource("modules")
    void every_import_resolves_on_the_class_path(String address) {
        ModuleGraph graph = ASSETS.modules();
        assertThat(Stream.concat(graph.imports(address).stream(), graph.lazyImports(address).stream()))
                .allSatisfy(name -> {
                    String target = target(address, name);
                    assertThat(ASSETS.all()).containsKey(target);
                });
    }

    @Test
    void finds_imports_as_lit_writes_them() {
        assertThat(ASSETS.modules().imports(target("", "lit")))
                .containsExactly(
                        "@lit/reactive-element", "lit-html", "lit-element/lit-element.js", "lit-html/is-server.js");
    }

    @Test
    void does_not_know_a_name_that_no_jar_brings() {
        assertThat(ASSETS.imports().resolve("react")).isNull();
        assertThat(ASSETS.modules().resolve(ASSETS.web() + "/js/main.js", "./no.js"))
                .isEqualTo(ASSETS.web() + "/js/no.js")
                .satisfies(address -> assertThat(ASSETS.find(address)).isNull());
    }

    @ParameterizedTest
    @MethodSource("ownModules")
    void a_module_is_short_and_writes_no_raw_html(String address) {
        String text = text(address);
        assertThat(text.lines().count()).as("lines").isLessThanOrEqualTo(MAX_LINES);
        assertThat(text)
                .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "unsafeHTML", "document.write", "eval(")
                .doesNotContain("style=\"")
                .startsWith("/**");
    }

    @ParameterizedTest
    @MethodSource("ownModules")
    void a_module_defines_one_component_at_most(String address) {
        assertThat(COMPONENT.matcher(text(address)).results().count()).isLessThanOrEqualTo(1);
    }

    @Test
    void the_editor_with_styles_is_under_60_kb_compressed() {
        ModuleGraph graph = ASSETS.modules();
        Set<String> files = new HashSet<>(graph.reachable(ASSETS.web() + "/js/main.js"));
        files.addAll(graph.reachable(ASSETS.web() + "/js/editor/page.js"));
        ASSETS.all().keySet().stream().filter(name -> name.endsWith(".css")).forEach(files::add);
        int bytes = files.stream().mapToInt(name -> asset(name).gzip().length).sum();
        assertThat(bytes).isLessThan(MAX_EDITOR_BYTES);
    }

    @Test
    void every_module_of_ours_can_be_reached() {
        ModuleGraph graph = ASSETS.modules();
        Set<String> reached = new HashSet<>();
        Set<String> open = Set.of(ASSETS.web() + "/js/main.js");
        while (!open.isEmpty()) {
            reached.addAll(open);
            Set<String> next = new HashSet<>();
            for (String module : open) {
                next.addAll(graph.reachable(module));
                graph.lazyImports(module).forEach(name -> next.add(target(module, name)));
            }
            next.removeAll(reached);
            open = next;
        }
        assertThat(reached).containsAll(ownModules().toList());
    }

    @Test
    void the_same_files_have_the_same_address() {
        assertThat(Assets.load().web()).isEqualTo(ASSETS.web()).matches("/_static/slotwise/[0-9a-f]{12}");
    }

    static Stream<String> modules() {
        return ASSETS.all().keySet().stream()
                .filter(name -> name.endsWith(".js"))
                .sorted();
    }

    static Stream<String> ownModules() {
        return modules().filter(name -> name.startsWith(ASSETS.web()));
    }

    private static String text(String address) {
        return asset(address).text();
    }

    private static Asset asset(String address) {
        return Objects.requireNonNull(ASSETS.find(address), address);
    }

    private static String target(String from, String name) {
        return Objects.requireNonNull(ASSETS.modules().resolve(from, name), name);
    }
}
