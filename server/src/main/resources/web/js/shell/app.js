/** The frame of the application: navigation, theme, banners, the page, and the live region. */
import { html, nothing } from "lit";
import { Element } from "../ui/element.js";
import { moonIcon, sunIcon } from "../ui/icons.js";
import { problemNote } from "../ui/problem-note.js";
import { useRegion } from "../ui/announce.js";
import { go } from "../ui/address.js";
import { routeOf, ROUTES } from "./routes.js";
import { applyTheme, followPreference, theme, toggleTheme } from "./theme.js";
import "./ai-state.js";
import "./banners.js";
import "../ui/wait.js";

class App extends Element {
  static properties = { route: { state: true }, ready: { state: true }, failure: { state: true } };

  constructor() {
    super();
    this.route = undefined;
    this.ready = false;
    this.failure = null;
    /** @type {HTMLElement|null} */
    this.page = null;
    this.onAddress = () => this.#show();
  }

  connectedCallback() {
    super.connectedCallback();
    applyTheme();
    followPreference(() => this.requestUpdate());
    addEventListener("popstate", this.onAddress);
    this.#show();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("popstate", this.onAddress);
  }

  firstUpdated() {
    useRegion(/** @type {HTMLElement} */ (this.querySelector("[role=status]")));
  }

  async #show() {
    const route = routeOf(location.pathname);
    const isSame = route === this.route && this.ready;
    this.route = route;
    document.title = `${route?.title ?? "Not found"} · Slotwise`;
    if (isSame || !route) {
      return;
    }
    this.ready = false;
    this.failure = null;
    try {
      await route.load();
      if (this.route === route) {
        this.page = document.createElement(route.tag);
        this.ready = true;
      }
    } catch (failure) {
      this.failure = failure;
    }
  }

  render() {
    return html`
      <a class="skip" href="#content" @click=${this.#skip}>Skip to content</a>
      <header class="topbar">
        <a class="brand" href="/editor" @click=${this.#follow}>Slotwise</a>
        <nav aria-label="Pages">${ROUTES.map((route) => this.#link(route))}</nav>
        <sw-ai-state></sw-ai-state>
        <button type="button" @click=${this.#toggle}>
          ${theme() === "dark" ? html`${sunIcon} Light` : html`${moonIcon} Dark`}
        </button>
      </header>
      <sw-banners></sw-banners>
      <main id="content" tabindex="-1">${this.#content()}</main>
      <p class="said" role="status" aria-live="polite"></p>
    `;
  }

  #content() {
    if (!this.route) {
      return html`<div class="card stack"><h1>There is no such page</h1><p><a href="/editor">Go to the editor</a></p></div>`;
    }
    if (this.failure) {
      return problemNote(this.failure, { kept: "Nothing was lost.", retry: () => location.reload() });
    }
    return this.ready ? this.page : html`<sw-wait what="The page"></sw-wait>`;
  }

  #link(route) {
    const current = route === this.route ? "page" : nothing;
    return html`<a href=${route.path} aria-current=${current} @click=${this.#follow}>${route.title}</a>`;
  }

  #follow(event) {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      go(event.currentTarget.getAttribute("href"));
    }
  }

  #skip(event) {
    event.preventDefault();
    /** @type {HTMLElement} */ (this.querySelector("main"))?.focus();
  }

  #toggle() {
    toggleTheme();
    this.requestUpdate();
  }
}

customElements.define("sw-app", App);
