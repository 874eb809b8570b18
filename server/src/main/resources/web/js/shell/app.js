/** The frame of the application: navigation, theme, banners, the page, and the live region. */
import { html, nothing } from "lit";
import { standing } from "../api/door.js";
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
  static properties = { route: { state: true }, ready: { state: true }, failure: { state: true }, who: { state: true } };

  constructor() {
    super();
    this.route = undefined;
    this.ready = false;
    this.failure = null;
    /** @type {any} */
    this.who = null;
    /** @type {HTMLElement|null} */
    this.page = null;
    this.onAddress = () => this.#show();
    this.onDoor = () => this.#door();
  }

  connectedCallback() {
    super.connectedCallback();
    applyTheme();
    followPreference(() => this.requestUpdate());
    addEventListener("popstate", this.onAddress);
    addEventListener("slotwise:door", this.onDoor);
    this.#show();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("popstate", this.onAddress);
    removeEventListener("slotwise:door", this.onDoor);
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
      await Promise.all([route.load(), this.#askWho()]);
      if (this.route === route && !this.#isShut()) {
        this.page = document.createElement(route.tag);
        this.ready = true;
      }
    } catch (failure) {
      this.failure = failure;
    }
  }

  async #askWho() {
    this.who = await standing();
    if (this.who.asked) {
      await import("./sign-in.js");
    }
  }

  /** A page that was shown stays, whoever signs in: what was not saved is still there. */
  async #door() {
    await this.#askWho();
    if (!this.ready) {
      this.#show();
    }
  }

  #isShut() {
    return this.who?.asked && !this.who.signed_in;
  }

  render() {
    const isShut = this.#isShut();
    const isOpen = this.who && !isShut;
    return html`
      <a class="skip" href="#content" @click=${this.#skip}>Skip to content</a>
      <header class="topbar">
        <a class="brand" href="/editor" @click=${this.#follow}>Slotwise</a>
        <nav aria-label="Pages">${ROUTES.map((route) => this.#link(route))}</nav>
        ${isOpen ? html`<sw-ai-state></sw-ai-state><sw-who .standing=${this.who}></sw-who>` : nothing}
        <button type="button" @click=${this.#toggle}>
          ${theme() === "dark" ? html`${sunIcon} Light` : html`${moonIcon} Dark`}
        </button>
      </header>
      ${isOpen ? html`<sw-banners></sw-banners>` : html`<div></div>`}
      <main id="content" tabindex="-1">
        ${isShut ? html`<sw-sign-in></sw-sign-in>` : nothing}
        <div ?hidden=${isShut}>${this.#content()}</div>
      </main>
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
