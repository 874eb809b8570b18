/**
 * One editing of one cabinet: the plan with its history, what is held over it, its scores, what rules say, and
 * saving. Mouse, touch and keyboard all call the same methods; views listen for "change".
 */
import { isAbort } from "../api/http.js";
import { catalogueName, scoresInWords } from "../ui/words.js";
import { History } from "./history.js";
import { overlaysOf } from "./overlay.js";
import { clear, differences, place, reprice, setPar, slotAt, swap } from "./plan.js";

/**
 * @typedef {import("./plan.js").Plan} Plan
 * @typedef {import("../api/advice.js").Score} Score
 * @typedef {import("../api/fleet.js").Product} Product
 * @typedef {{valid: boolean, violations: import("../api/advice.js").Violation[], repaired: Plan|null, failure: any}} Check
 * @typedef {{productId: string, from: string|null}} Held
 * @typedef {{scoreAll: Function, check: Function, load: Function, save: Function}} Api
 */

export class EditorSession extends EventTarget {
  /**
   * @param {{api: Api, device: import("../api/fleet.js").Device, cabinet: import("../api/fleet.js").CabinetRef,
   *   catalogue: Map<string, Product>, plan: Plan, etag: string|null, say: (text: string) => void}} parts
   */
  constructor({ api, device, cabinet, catalogue, plan, etag, say }) {
    super();
    this.api = api;
    this.device = device;
    this.cabinet = cabinet;
    this.catalogue = catalogue;
    this.say = say;
    this.saved = plan;
    this.etag = etag;
    this.history = new History(plan);
    /** @type {Held|null} */
    this.held = null;
    /** @type {Map<string, Score>|null} */
    this.scores = null;
    /** @type {Error|null} */
    this.scoreFailure = null;
    /** @type {string} */
    this.selected = plan.slots[0].position;
    /** @type {string|null} */
    this.pointed = null;
    this.overlay = "products";
    this.check = /** @type {Check} */ ({ valid: true, violations: [], repaired: null, failure: null });
    this.saving = "idle";
    /** @type {Map<string, {score: Score, productId: string}>} */
    this.placed = new Map();
    this.scoreRun = new AbortController();
    this.checkRun = new AbortController();
  }

  get plan() {
    return this.history.plan;
  }

  get changes() {
    return differences(this.saved, this.plan);
  }

  get isDirty() {
    return this.changes.length > 0;
  }

  product(id) {
    return id === null ? undefined : this.catalogue.get(id);
  }

  productAt(position) {
    return this.product(slotAt(this.plan, position)?.productId ?? null);
  }

  /** Takes a product in hand, from the palette or out of a slot, and asks once what every slot would be worth. @param {string} productId @param {string|null} [from] */
  async pickUp(productId, from = null) {
    this.drop();
    this.held = { productId, from };
    this.say(`${catalogueName(this.catalogue, productId)} is held. Scoring the slots.`);
    this.#changed();
    await this.#score();
  }

  /** Lets go without placing anything. */
  cancel() {
    if (this.held) {
      this.say(`${catalogueName(this.catalogue, this.held.productId)} is put back.`);
      this.drop();
      this.#changed();
    }
  }

  /** Ends holding, silently. */
  drop() {
    this.scoreRun.abort();
    this.held = null;
    this.scores = null;
    this.scoreFailure = null;
    this.pointed = null;
  }

  /** @returns {boolean} whether the held product now stands there; not where a rule forbids it */
  placeAt(position) {
    const { held } = this;
    if (!held) {
      return false;
    }
    const score = this.scores?.get(position);
    if (score && !score.allowed) {
      this.say(`Not allowed at ${position}: ${score.concerns[0]?.message ?? "a rule forbids it"}`);
      this.select(position);
      return false;
    }
    const name = catalogueName(this.catalogue, held.productId);
    const { plan, label } = held.from ? this.#moved(held.from, position, name) : this.#assigned(held, position, name);
    this.drop();
    if (score) {
      this.placed = new Map(this.placed).set(position, { score, productId: held.productId });
    }
    this.#apply(plan, label, position);
    return true;
  }

  #moved(from, to, name) {
    const other = this.productAt(to);
    const label = other ? `${name} and ${other.name} swapped, ${from} with ${to}` : `${name} moved from ${from} to ${to}`;
    return { plan: from === to ? this.plan : swap(this.plan, from, to), label };
  }

  #assigned(held, position, name) {
    const before = this.productAt(position);
    const product = this.product(held.productId);
    const label = before ? `${name} placed at ${position}, instead of ${before.name}` : `${name} placed at ${position}`;
    return { plan: product ? place(this.plan, position, product) : this.plan, label };
  }

  clearSlot(position) {
    const product = this.productAt(position);
    if (product) {
      this.#apply(clear(this.plan, position), `${product.name} removed from ${position}`, position);
    }
  }

  reprice(position, price) {
    this.#apply(reprice(this.plan, position, price), `Price at ${position} set to ${price}`, position);
  }

  setPar(position, par) {
    this.#apply(setPar(this.plan, position, par), `Par level at ${position} set to ${par}`, position);
  }

  /** Takes a whole other plan of this cabinet as one step, such as a repair. */
  replace(plan, label) {
    this.#apply(plan, label, this.selected);
  }

  undo() {
    const step = this.history.undo();
    this.#stepped(step, "Undone");
  }

  redo() {
    const step = this.history.redo();
    this.#stepped(step, "Done again");
  }

  select(position) {
    if (this.selected !== position) {
      this.selected = position;
      this.#changed();
    }
  }

  /** The slot under the pointer; costs nothing but a repaint. */
  point(position) {
    if (this.pointed !== position) {
      this.pointed = position;
      this.#changed();
    }
  }

  /** Colours the slots by an overlay, where there are figures for it. */
  show(overlay) {
    if (!overlaysOf(this.saved.slots).some(({ id }) => id === overlay)) {
      this.say(`There are no figures for ${overlay} here.`);
      return;
    }
    this.overlay = overlay;
    this.say(`Showing ${overlay}.`);
    this.#changed();
  }

  /** Asks the rule book about the plan as it stands; an older answer never overwrites a newer one. */
  async validate() {
    this.checkRun.abort();
    const run = (this.checkRun = new AbortController());
    try {
      const answer = await this.api.check({ ...this.#subject(), signal: run.signal });
      this.check = { ...answer, failure: null };
      this.#changed();
    } catch (failure) {
      if (!isAbort(failure)) {
        this.check = { ...this.check, failure };
        this.#changed();
      }
    }
  }

  /** @returns {Promise<"saved"|"stale"|"failed">} */
  async save() {
    if (this.saving === "busy") {
      return "failed";
    }
    const plan = this.plan;
    this.#saving("busy");
    try {
      const { etag } = await this.api.save(this.cabinet.key, plan, this.etag);
      this.etag = etag;
      this.saved = plan;
      this.saveFailure = null;
      this.#saving("idle");
      this.say("Saved.");
      return "saved";
    } catch (failure) {
      this.saveFailure = failure;
      this.#saving("idle");
      return failure.status === 412 ? "stale" : "failed";
    }
  }

  /** Continues on top of what somebody else saved, with the given plan as the working one. */
  rebase(saved, etag, plan, label) {
    this.saved = saved;
    this.etag = etag;
    this.saveFailure = null;
    this.#apply(plan, label, this.selected);
  }

  async #score() {
    const run = (this.scoreRun = new AbortController());
    const productId = this.held?.productId;
    this.scoreFailure = null;
    try {
      const scores = await this.api.scoreAll({ ...this.#subject(), productId, signal: run.signal });
      if (!run.signal.aborted) {
        this.scores = scores;
        this.say(scoresInWords(scores));
      }
    } catch (failure) {
      if (isAbort(failure) || run.signal.aborted) {
        return;
      }
      this.scoreFailure = failure;
      this.say("Scoring failed. The product can still be placed.");
    }
    this.#changed();
  }

  /** Asks for the scores again after a failure. */
  async retryScores() {
    if (this.held) {
      await this.#score();
    }
  }

  #subject() {
    return { deviceId: this.device.id, cabinetIndex: this.cabinet.index, plan: this.plan };
  }

  #apply(plan, label, focus) {
    if (plan !== this.plan) {
      this.history.push(plan, label, focus);
    }
    this.selected = focus;
    this.say(`${label}.`);
    this.#changed();
    void this.validate();
  }

  #stepped(step, verb) {
    if (!step) {
      this.say("Nothing left.");
      return;
    }
    this.drop();
    this.selected = step.focus ?? this.selected;
    this.say(`${verb}: ${step.label}.`);
    this.#changed();
    void this.validate();
  }

  #saving(state) {
    this.saving = state;
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}
