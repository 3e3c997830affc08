// The reader of a pack: answers from static files what `boussole search` answers from the index.
//
// `pack.rs` says what the files hold. The other modules of this folder are files of `src/search/` over again, each
// under the name of the one that it mirrors; every list and weight comes from the manifest. A test runs them in an
// embedded engine and compares their answers with those of the index.
//
// They know neither the page nor the network: they are given a function that fetches bytes. What is needed is asked for
// as it turns out to be needed: a search runs on the files that are there, notes which are missing, and runs again once
// they have come (`Pack.ask`).
//
// What is published is one file: `pack.rs` puts the modules one after the other, without their imports and comments.

import { Analyser, slug } from "./analyse.js";
import { answer } from "./answer.js";
import { parse, text } from "./bytes.js";
import { DIGIT, fingerprint, rising } from "./code.js";
import { kindOf, read, readTitles } from "./files.js";
import { kinBeginning, kinship } from "./kin.js";
import { Typed, reversed, swaps } from "./near.js";
import { compare, filesOf, lowerBy, place, wordsIn } from "./order.js";
import { weighty } from "./query.js";
import { Scores } from "./ranking.js";
import { beginning } from "./suggest.js";

const FORMAT = 10;

const MISSING = Symbol("missing");

// Files of words in which those that begin alike are looked for. Higher, half a word and a slip cost more bytes; lower,
// more waits.
const MOST_OWN = 2;

// Why a pack cannot answer: `code` is `network`, `damaged` or `outdated`.
export class PackError extends Error {
  constructor(code, message) {
    super(message);
    this.name = "PackError";
    this.code = code;
  }
}

// Opens the pack of a manifest. `fetchBytes(url, isFresh)` gives a promise of bytes; when `isFresh`, not
// from a cache.
export async function openPack(manifestUrl, fetchBytes) {
  const pack = new Pack(manifestUrl, fetchBytes);
  await pack.open(false);
  return pack;
}

class Pack {
  constructor(manifestUrl, fetchBytes) {
    this.manifestUrl = manifestUrl;
    this.folder = manifestUrl.slice(0, manifestUrl.lastIndexOf("/") + 1);
    this.fetchBytes = fetchBytes;
  }

  async open(isFresh) {
    const manifest = parse(text(await this.bytes(this.manifestUrl, isFresh)));
    if (manifest.format !== FORMAT) {
      throw new PackError("outdated", `format ${manifest.format}`);
    }
    if (typeof manifest.pack !== "string" || !manifest.rules) {
      throw new PackError("damaged", this.manifestUrl);
    }
    this.manifest = manifest;
    this.missing = new Set();
    this.rules = manifest.rules;
    this.analyser = new Analyser(manifest.rules);
    this.stop = new Set(manifest.rules.stop.split(" "));
    this.endings = new Set(["", ...manifest.rules.endings.split(" ")]);
    this.verbal = new Set(manifest.rules.verbal.split(" "));
    this.inflections = manifest.rules.inflections.map((group) => group.split(" "));
    this.all = manifest.titles === null ? null : readTitles(manifest.titles, this);
    this.scores = new Scores(manifest.entries);
    this.bodies = new Map();
    this.loading = new Map();
  }

  async bytes(url, isFresh) {
    try {
      return await this.fetchBytes(url, isFresh);
    } catch (error) {
      throw new PackError("network", String(error?.message ?? error));
    }
  }

  // Looks for something. Without `details`, hits come without reasons and excerpts, and from fewer files.
  async search(typed, { limit = 10, kind = null, theme = null, details = true } = {}) {
    const query = typed.normalize("NFKC");
    return this.retry(() => this.ask(() => answer(this, typed, query, { limit, kind, theme, details })));
  }

  // Entries that have a name beginning so, the nearest first.
  async names(typed, limit = 8) {
    const query = typed.normalize("NFKC");
    return this.retry(() => this.ask(() => beginning(this, query, limit)));
  }

  // A site that was published anew while the page was open has other files: they are asked once.
  async retry(work) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof PackError) || error.code === "outdated") throw error;
      const before = this.manifest.pack;
      await this.open(true);
      if (this.manifest.pack === before) throw error;
      return work();
    }
  }

  async ask(work) {
    for (;;) {
      this.missing.clear();
      let result;
      try {
        result = work();
      } catch (error) {
        if (error !== MISSING) throw error;
      }
      if (this.missing.size === 0) return result;
      await Promise.all([...this.missing].map((path) => this.load(path)));
    }
  }

  load(path) {
    if (!this.loading.has(path)) {
      const { loading, bodies } = this;
      const loaded = this.bytes(`${this.folder}${this.manifest.pack}/${path}.json`).then((bytes) => {
        bodies.set(path, read(path, this.body(path, new Uint8Array(bytes)), this));
      });
      loading.set(path, loaded);
      loaded.catch(() => loading.delete(path));
    }
    return this.loading.get(path);
  }

  // The body of a file, once it is known to be whole and of this edition.
  body(path, bytes) {
    const line = bytes.indexOf(10);
    const head = parse(`${text(bytes.subarray(0, Math.max(line, 0))).slice(0, -1)}]`);
    const body = bytes.subarray(line + 1, bytes.length - 1);
    if (head[0] !== FORMAT || head[1] !== this.manifest.pack || parseInt(head[2], 16) !== fingerprint(body)) {
      throw new PackError("damaged", path);
    }
    return parse(text(body));
  }

  // A file, or a note that it is missing.
  need(path) {
    const body = this.bodies.get(path);
    if (body === undefined) {
      this.missing.add(path);
      throw MISSING;
    }
    return body;
  }

  // Runs something. Where it lacks files, what is likely to come after it says which others it will lack, so that all
  // of them are asked for at once: on a poor network, each wait costs more than what comes of it.
  ahead(work, after) {
    try {
      return work();
    } catch (error) {
      if (error === MISSING) this.each([after], (run) => run());
      throw error;
    }
  }

  // Runs something for each of several things, so that what all of them miss is known at once.
  each(things, work) {
    let isMissing = false;
    const results = things.map((thing, at) => {
      try {
        return work(thing, at);
      } catch (error) {
        if (error !== MISSING) throw error;
        isMissing = true;
        return undefined;
      }
    });
    if (isMissing) throw MISSING;
    return results;
  }

  // --- Words

  table(at) {
    return this.need(`mots-${at}`);
  }

  word(folded) {
    return this.table(place(this.manifest.words, folded)).words.get(folded);
  }

  spellings(folded) {
    return this.word(folded)?.spellings ?? [];
  }

  // Whether a word stands in an entry: one of a group may not.
  isWritten(folded) {
    return (this.word(folded)?.coded[0] ?? "") !== "";
  }

  // Whether a set phrase is in no text though its words are (`phrase.rs`).
  lacks(words) {
    const { absent } = this.table(place(this.manifest.words, words[0]));
    const letters = Array.from(words.join(" "), (letter) => letter.codePointAt(0));
    return absent.has(fingerprint(letters) % this.rules.query.sums);
  }

  // The words of a family, which stands in the file of each of them; alone in it, a word is its own.
  family(known) {
    const { families } = this.table(place(this.manifest.words, known.folded));
    return families.get(known.family) ?? [{ folded: known.folded, lemma: known.lemma }];
  }

  starting(prefix, most) {
    return this.beginning(prefix, most + 1).filter((folded) => folded !== prefix).slice(0, most);
  }

  kin(folded) {
    const begins = kinBeginning(folded, this.rules.kin);
    if (begins === null) return [];
    let [best, nearest] = [null, []];
    for (const word of this.beginning(begins)) {
      const kin = kinship(folded, word, this);
      if (!kin) continue;
      const order = best ? kin.shared - best.shared || kin.isInflected - best.isInflected : 1;
      if (order > 0) [best, nearest] = [kin, []];
      if (order >= 0) nearest.push([word, kin]);
    }
    return this.each(nearest, ([word, { isInflected }]) => this.spellings(word).map((known) => ({ known, isInflected }))).flat();
  }

  near(typed, isHalf) {
    const found = new Map();
    const look = (word) => {
      if (found.has(word)) return;
      const slips = typed.distance(word);
      if (slips !== null) found.set(word, slips);
    };
    if (typed.letters.length <= this.rules.near.shortest) {
      this.each(swaps(typed.letters), (word) => this.word(word) && look(word));
    }
    if (typed.letters.length < this.rules.near.shortest) return found;
    if (this.manifest.words.length === 0) {
      this.table(0).keys.forEach(look);
      return found;
    }
    const beginnings = [typed.beginning, typed.unheard].filter((begins) => begins !== null);
    this.each(beginnings, (begins) => this.beginning(begins).forEach(look));
    // Half a word has no end yet; and where one that begins alike is a slip away, those that end alike are left out.
    if (!isHalf && ![...found.values()].includes(1)) {
      this.spelled("arriere", "backward", reversed(typed.ends)).forEach((word) => look(reversed(word)));
    }
    return found;
  }

  // Words that begin so, in order; the first of them are enough where `most` is given. From their own files when these
  // are few, since what was meant is then asked for already.
  beginning(begins, most = Infinity) {
    const files = filesOf(this.manifest.words, begins);
    if (files.length > MOST_OWN) return this.spelled("avant", "forward", begins, most);
    return this.each(files, (at) => wordsIn(this.table(at).keys, begins)).flat();
  }

  spelled(name, key, begins, most = Infinity) {
    const files = filesOf(this.manifest[key], begins);
    const look = (some) => this.each(some, (at) => wordsIn(this.need(`${name}-${at}`), begins)).flat();
    const first = most < Infinity ? look(files.slice(0, MOST_OWN)) : [];
    return first.length < most ? look(files) : first;
  }

  // --- Names

  nameTable(key) {
    return this.all?.names ?? this.need(`noms-${place(this.manifest.names, key)}`).names;
  }

  named(key, isOpen) {
    const [sign, wanted] = [key[0], key.slice(1)];
    const letters = wanted.replaceAll(" ", "");
    const rows = [];
    const [, ...next] = isOpen && this.all === null ? this.each(filesOf(this.manifest.names, letters), (at) => this.need(`noms-${at}`)) : [];
    const { byLetters, byLemmas } = this.nameTable(letters);
    for (let at = lowerBy(byLetters, letters); at < byLetters.length; at += 1) {
      const name = byLetters[at];
      if (!name.letters.startsWith(letters)) break;
      if (isOpen) {
        if (name.folded.startsWith(wanted)) rows.push(name);
        continue;
      }
      if (name.letters !== letters) break;
      if (sign === "." ? name.folded !== name.letters : sign === "=" ? name.folded === wanted : name.lemmas === wanted) rows.push(name);
    }
    if (sign === "~") rows.push(...(byLemmas.get(wanted) ?? []));
    rows.push(...next.flatMap(({ names }) => names.byLetters).filter((name) => name.folded.startsWith(wanted)));
    return rows.sort((a, b) => (isOpen ? compare(a.folded, b.folded) : 0) || a.rank - b.rank || compare(a.spelling, b.spelling) || a.entry - b.entry);
  }

  // What an answer needs whatever its words are read as, in a large lexicon: the themes, names that are or begin with what
  // was typed or some of its words in a row, words that go on from the last, and those that it may be a slip of.
  expect(query) {
    if (this.all !== null) return;
    const words = this.analyser.words(query).slice(0, this.rules.query.words);
    if (words.length === 0) return;
    const { query: least } = this.rules;
    const letters = weighty(words, this.stop).map((word) => word.folded);
    const whole = words.map((word) => word.folded).join(" ");
    const isOpen = !/\s$/u.test(query) && whole.replaceAll(" ", "").length >= least.prefix;
    const runs = letters.flatMap((_, first) => letters.slice(first).map((_, at) => letters.slice(first, first + at + 1).join("")));
    const last = new Typed(letters.at(-1), this.rules);
    this.each(
      [
        () => this.need("themes"),
        () => this.named(`=${whole}`, isOpen),
        () => this.each(runs, (run) => this.nameTable(run)),
        () => isOpen && last.letters.length >= least.prefix && this.starting(last.word, least.longer),
        () => last.mayBeWrong() && last.beginning !== "" && this.beginning(last.beginning),
      ],
      (run) => run(),
    );
  }

  // Every name that has come: all of them, but in a large lexicon.
  allNames() {
    if (this.all) return this.all.names.byLetters;
    return [...this.bodies.values()].flatMap((body) => (body.names ? body.names.byLetters : []));
  }

  // --- Entries

  record(entry) {
    const { texts } = this.manifest;
    return this.need(`fiches-${Math.floor(entry / texts)}`)[entry % texts];
  }

  // What a hit is, before its texts.
  entry(entry) {
    const titles = this.all?.titles;
    if (titles) {
      const [kind, , folder] = kindOf(this.manifest, entry);
      const title = titles.titres[entry];
      const id = titles.ids[entry] || `${folder}/${slug(title)}`;
      return { id, url: titles.adresses[entry] || `${id}/`, title, kind };
    }
    const { id, url, title } = this.record(entry);
    return { id, url, title, kind: kindOf(this.manifest, entry)[0] };
  }

  related(entry) {
    const titles = this.all?.titles;
    return titles ? rising(titles.lies[entry]) : this.record(entry).related;
  }

  themeOf(entry) {
    const titles = this.all?.titles;
    const signs = titles ? titles.themes : this.need("themes");
    return this.manifest.themes[DIGIT.get(signs[entry]) - 1]?.[0];
  }
}
