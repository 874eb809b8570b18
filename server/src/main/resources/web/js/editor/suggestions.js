/**
 * Moves that the optimiser, or Claude once verified, proposes for the plan as it stands; each is accepted or rejected
 * by itself. The stream only ever appends, and a stream that fails leaves what had come, marked as incomplete.
 */
import { isAbort } from "../api/http.js";
import { place, setPar, slotAt, swap, clear } from "./plan.js";

/**
 * @typedef {import("../api/advice.js").Money} Money
 * @typedef {{id: string, suggestionId: string|null, revision: number, type: string, position: string, other: string|null,
 *   productId: string|null, replacedId: string|null, parLevel: number|null, money: Money, reason: string,
 *   source: string}} Move
 * @typedef {{changes: number, value: number}} Point
 * @typedef {{goal: string, maxChanges: number}} Wish
 */

const EMPTY = {
  moves: /** @type {Move[]} */ ([]),
  refused: /** @type {{text: string, reason: string, source: string}[]} */ ([]),
  words: "",
  wordsSource: "",
  notice: "",
  progress: /** @type {{done: number, total: number}|null} */ (null),
  summary: /** @type {any} */ (null),
  frontier: /** @type {Point[]} */ ([]),
  isFeasible: true,
  conflict: /** @type {string[]} */ ([]),
  fewestChanges: /** @type {number|null} */ (null),
  part: 0,
};

/** The revision of moves that are suggested beside any plan, each valued alone. */
export const SUGGESTED = 0;

export class Suggestions extends EventTarget {
  /** @param {import("./session.js").EditorSession} session @param {{suggest: Function, feedback: Function}} api */
  constructor(session, api) {
    super();
    this.session = session;
    this.api = api;
    /** @type {"idle"|"running"|"done"|"failed"} */
    this.state = "idle";
    /** @type {Error|null} */
    this.failure = null;
    this.selected = 0;
    this.run = new AbortController();
    this.found = { ...EMPTY };
    /** @type {Map<string, import("./plan.js").Plan>} the plan that each acceptance led to */
    this.accepted = new Map();
    /** @type {Set<string>} */
    this.rejected = new Set();
    session.addEventListener("change", () => this.#changed());
  }

  /** Asks for moves on the plan as it stands. @param {Wish} wish */
  async start(wish) {
    this.stop();
    const run = (this.run = new AbortController());
    this.found = { ...EMPTY };
    this.accepted = new Map();
    this.rejected = new Set();
    this.selected = 0;
    this.failure = null;
    this.#become("running");
    try {
      const { device, cabinet, plan } = this.session;
      const subject = { deviceId: device.id, cabinetIndex: cabinet.index, plan };
      await this.api.suggest({ ...subject, ...wish, signal: run.signal, onEvent: (event) => this.#take(event) });
      this.#become("done");
      this.session.say(`${this.found.moves.length} moves are suggested.`);
    } catch (failure) {
      if (isAbort(failure) || run.signal.aborted) {
        return;
      }
      this.failure = failure;
      this.#become("failed");
      this.session.say("The suggestions broke off.");
    }
  }

  /** Leaves the stream; the server stops working on it. */
  stop() {
    this.run.abort();
    if (this.state === "running") {
      this.#become("done");
    }
  }

  get open() {
    return this.found.moves.filter((move) => this.stateOf(move) === "open");
  }

  /** An acceptance that was undone is open again. @param {Move} move @returns {"open"|"accepted"|"rejected"} */
  stateOf(move) {
    if (this.rejected.has(move.id)) {
      return "rejected";
    }
    const plan = this.accepted.get(move.id);
    return plan && this.session.history.holds(plan) ? "accepted" : "open";
  }

  /** Takes a move over into the plan, as one step of its history. */
  accept(move) {
    const after = applied(this.session, this.session.plan, move);
    if (after === null) {
      this.session.say(`${move.position} has changed since. Ask for suggestions again.`);
      return;
    }
    this.#accepted([move], after);
    this.session.replace(after, `Accepted: ${this.words(move)}`);
  }

  /** All open moves of the plan whose interval is above zero, as one step: only those were valued together. */
  acceptSure() {
    const sure = this.open.filter((move) => move.revision !== SUGGESTED && move.money.low > 0);
    let plan = this.session.plan;
    const taken = sure.filter((move) => {
      const after = applied(this.session, plan, move);
      plan = after ?? plan;
      return after !== null;
    });
    if (taken.length > 0) {
      this.#accepted(taken, plan);
      this.session.replace(plan, `Accepted ${taken.length} suggested moves`);
    }
  }

  reject(move) {
    this.rejected = new Set(this.rejected).add(move.id);
    this.#tell(move, "rejected");
    this.session.say(`Rejected: ${this.words(move)}.`);
    this.#changed();
  }

  /** The next or previous open move. @param {1|-1} step */
  go(step) {
    const { moves } = this.found;
    for (let i = this.selected + step; i >= 0 && i < moves.length; i += step) {
      if (this.stateOf(moves[i]) === "open") {
        this.select(i);
        return;
      }
    }
  }

  select(index) {
    this.selected = index;
    const move = this.found.moves[index];
    if (move) {
      this.session.select(move.position);
      this.session.say(`${this.words(move)}.`);
    }
    this.#changed();
  }

  get current() {
    const move = this.found.moves[this.selected];
    return move && this.stateOf(move) === "open" ? move : this.open[0];
  }

  /** What a move does, in words. @param {Move} move */
  words(move) {
    const name = (id) => (id === null ? "nothing" : (this.session.product(id)?.name ?? id));
    switch (move.type) {
      case "swap":
        return `${move.position} and ${move.other} swapped`;
      case "move":
        return `${name(move.productId)} from ${move.other} to ${move.position}`;
      case "clear":
        return `${move.position} emptied`;
      case "set_par":
        return `${move.position} filled up to ${move.parLevel}`;
      default:
        return move.replacedId === null
          ? `${name(move.productId)} at ${move.position}`
          : `${name(move.productId)} at ${move.position} instead of ${name(move.replacedId)}`;
    }
  }

  #take({ name, data }) {
    const { found } = this;
    switch (name) {
      case "move":
        this.found = { ...found, moves: [...this.#beside(data), data] };
        break;
      case "rejected":
        this.found = { ...found, refused: [...found.refused, data] };
        break;
      case "text":
        this.found = { ...found, ...said(found, data) };
        break;
      case "notice":
        this.found = { ...found, notice: data.text, words: "", wordsSource: "" };
        break;
      case "progress":
        this.found = { ...found, progress: data };
        break;
      case "done":
        this.found = { ...found, ...data, progress: null };
        break;
      default:
        return;
    }
    this.#changed();
  }

  /**
   * What stays beside a new move: whatever was decided. A later revision of the plan replaces what is still open of the
   * one before; what is suggested beside any plan stays until the plan changes one of its slots.
   */
  #beside(added) {
    return this.found.moves.filter((move) => {
      if (this.stateOf(move) !== "open") {
        return true;
      }
      if (move.revision === SUGGESTED || added.revision === SUGGESTED) {
        return move.id !== added.id && (move.revision === added.revision || !sharesSlot(move, added));
      }
      return move.revision === added.revision;
    });
  }

  #accepted(moves, plan) {
    moves.forEach((move) => {
      this.accepted.set(move.id, plan);
      this.#tell(move, "accepted");
    });
  }

  #tell(move, verdict) {
    if (move.suggestionId) {
      void this.api.feedback(move.suggestionId, verdict);
    }
  }

  #become(state) {
    this.state = state;
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}

/** Words as they come; those of a later part replace the ones before. */
function said(found, { text, source, part }) {
  const before = part === found.part && found.words ? `${found.words} ` : "";
  return { words: before + text, wordsSource: source, part };
}

function sharesSlot(one, other) {
  const slots = (move) => [move.position, move.other].filter(Boolean);
  return slots(one).some((slot) => slots(other).includes(slot));
}

/** The plan with a move carried out, or null where the slots no longer hold what the move was made for. */
function applied(session, plan, move) {
  const here = slotAt(plan, move.position);
  const other = move.other === null ? undefined : slotAt(plan, move.other);
  if (!here || here.productId !== move.replacedId) {
    return null;
  }
  switch (move.type) {
    case "swap":
      return other?.productId === move.productId ? swap(plan, move.other, move.position) : null;
    case "clear":
      return clear(plan, move.position);
    case "set_par":
      return setPar(plan, move.position, move.parLevel);
    default: {
      const product = session.product(move.productId);
      const after = product ? place(plan, move.position, product) : null;
      return after && other?.productId === move.productId ? clear(after, move.other) : after;
    }
  }
}
