// The reader of a pack: answers from static files what `boussole search` answers from the index.
//
// `pack.rs`, beside this file, says what the files hold. This is the query, the ranking and the excerpts
// of `query.rs`, `ranking.rs`, `near.rs`, `kin.rs`, `excerpt.rs`, `reason.rs` and `suggest.rs` over again,
// function by function and under the same names; every list and weight comes from the manifest. A test runs
// it in an embedded engine and compares its answers with those of the index.
//
// It knows neither the page nor the network: it is given a function that fetches bytes. What it needs is
// asked for as it turns out to be needed: a search runs on the files that are there, notes which are
// missing, and runs again once they have come (`Pack.ask`).
//
// Whole lines of comment are left out of what is published.

const FORMAT = 5;
const SIGNS = "#$%&'()*+-.0123456789:;=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~";
const DIGIT = new Map([...SIGNS].map((sign, at) => [sign, at]));
const HALF = 44;
const [TITLE, SHORT, ACRONYM, ADMITTED, DEPRECATED, HIDDEN, USAGE] = [0, 1, 2, 3, 4, 5, 6];
const MISSING = Symbol("missing");

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

  // Rows of words that begin so, in order, until `take` says that it is enough.
  range(prefix, take) {
    const last = this.manifest.words.length;
    for (let at = place(this.manifest.words, prefix); at <= last; at += 1) {
      const { keys, words } = this.table(at);
      for (let row = lower(keys, prefix); row < keys.length; row += 1) {
        if (!keys[row].startsWith(prefix) || take(words.get(keys[row])) === false) return;
      }
      if (at < last && !(this.manifest.words[at].startsWith(prefix) || this.manifest.words[at] < prefix)) return;
    }
  }

  spellings(folded) {
    return this.word(folded)?.spellings ?? [];
  }

  // Whether a word stands in an entry: one of a group may not.
  isWritten(folded) {
    return (this.word(folded)?.coded[0] ?? "") !== "";
  }

  // The words of a family; alone in it, a word is its own.
  family(known) {
    const { families } = this.table(place(this.manifest.words, known.family));
    return families.get(known.family) ?? [{ folded: known.folded, lemma: known.lemma }];
  }

  starting(prefix, most) {
    const words = [];
    this.range(prefix, ({ folded }) => {
      if (folded !== prefix) words.push(folded);
      return words.length < most;
    });
    return words;
  }

  kin(folded) {
    const begins = kinBeginning(folded, this.rules.kin);
    let [best, nearest] = [null, []];
    if (begins === null) return nearest;
    this.range(begins, (row) => {
      const kin = kinship(folded, row.folded, this);
      if (!kin) return;
      const order = best ? kin.shared - best.shared || kin.isInflected - best.isInflected : 1;
      if (order > 0) [best, nearest] = [kin, []];
      if (order >= 0) nearest.push(...row.spellings.map((known) => ({ known, isInflected: kin.isInflected })));
    });
    return nearest;
  }

  near(typed) {
    const found = new Map();
    const look = (word) => {
      if (found.has(word)) return;
      const slips = typed.distance(word);
      if (slips !== null) found.set(word, slips);
    };
    const isSmall = typed.letters.length <= this.rules.near.shortest;
    if (isSmall) {
      this.each(swaps(typed.letters), (word) => this.word(word) && look(word));
    }
    if (typed.letters.length >= this.rules.near.shortest) {
      if (this.manifest.words.length === 0) {
        this.table(0).keys.forEach(look);
      } else {
        const ranges = [["avant", "forward", typed.begins], ["arriere", "backward", reversed(typed.ends)]];
        if (typed.unheard !== null) ranges.push(["avant", "forward", typed.unheard]);
        this.each(ranges, ([name, key, begins]) => {
          const firsts = this.manifest[key];
          const from = place(firsts, begins);
          let to = from;
          while (to < firsts.length && firsts[to].startsWith(begins)) to += 1;
          this.each(Array.from({ length: to - from + 1 }, (_, at) => from + at), (at) => {
            const words = this.need(`${name}-${at}`);
            for (let row = lower(words, begins); row < words.length && words[row].startsWith(begins); row += 1) {
              look(name === "avant" ? words[row] : reversed(words[row]));
            }
          });
        });
      }
    }
    return found;
  }

  // --- Names

  nameTable(key) {
    return this.all?.names ?? this.need(`noms-${place(this.manifest.names, key)}`).names;
  }

  named(key, isOpen) {
    const [sign, wanted] = [key[0], key.slice(1)];
    const letters = wanted.replaceAll(" ", "");
    const rows = [];
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
    if (isOpen && this.all === null) {
      for (let at = place(this.manifest.names, letters); at < this.manifest.names.length && this.manifest.names[at].startsWith(letters); at += 1) {
        rows.push(...this.need(`noms-${at + 1}`).names.byLetters.filter((name) => name.folded.startsWith(wanted)));
      }
    }
    return rows.sort((a, b) => (isOpen ? compare(a.folded, b.folded) : 0) || a.rank - b.rank || compare(a.spelling, b.spelling) || a.entry - b.entry);
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

// --- Files

function read(path, body, pack) {
  switch (path.split("-")[0]) {
    case "mots":
      return readWords(body);
    case "noms":
      return { names: nameTable(readNames(body, pack)) };
    case "avant":
    case "arriere":
      return readSpellings(body);
    case "fiches":
      return body.map(([id, url, title, names, related, headings, passages, said = []]) => ({ id, url, title, names, related, headings, passages, said }));
    default:
      return body;
  }
}

function readWords(body) {
  const columns = ["mots", "formes", "entrees", "poids", "titres_mots", "longueurs"].map((name) => body[name].split(" "));
  const [keys, words] = [[], new Map()];
  if (body.mots !== "") {
    columns[0].forEach((spellings, at) => {
      const each = spellings.split(",");
      const folded = fold(each[0]);
      const forms = columns[1][at].split(",");
      const known = each.map((spelling, which) => {
        const [lemma, family] = forms[which].split("/");
        const own = { folded, spelling, lemma: other(folded, lemma) };
        own.family = other(own.lemma, family);
        return own;
      });
      keys.push(folded);
      words.set(folded, { folded, spellings: known, coded: columns.slice(2).map((column) => column[at]), postings: null });
    });
  }
  const families = new Map();
  if (body.familles !== "") {
    const members = body.membres.split(" ");
    body.familles.split(" ").forEach((family, at) => {
      families.set(family, members[at].split(",").map((member) => {
        const [word, lemma] = member.split("/");
        const folded = other(family, word);
        return { folded, lemma: other(folded, lemma) };
      }));
    });
  }
  return { keys, words, families };
}

// The entries that have a word: `entries`, `impacts`, and by position `lengths` of titles that have it.
function postings(row, rules) {
  if (row.postings === null) {
    const [coded, impacts, inTitle, lengths] = row.coded;
    const isCut = coded[0] === "!";
    const numbers = isCut ? numbersOf(coded.slice(1)) : null;
    const entries = isCut ? risingOf(numbers.slice(1)) : rising(coded);
    const titles = new Map();
    rising(inTitle).forEach((position, at) => titles.set(position, DIGIT.get(lengths[at])));
    row.postings = {
      entries,
      count: isCut ? numbers[0] : entries.length,
      impacts: Float64Array.from(impacts, (sign) => (DIGIT.get(sign) + 1) / rules.ranking.steps),
      titles,
    };
  }
  return row.postings;
}

function readTitles(body, pack) {
  const rows = [];
  const lemmas = new Map(body.lemmes === "" ? [] : body.lemmes.split(" ").map((row) => row.split("/")));
  body.titres.forEach((title, entry) => {
    const names = [[title, TITLE]];
    const short = withoutParenthesis(title);
    if (short) names.push([short, SHORT]);
    if (body.noms[entry]) names.push(...body.noms[entry].split("\t").map((name) => [name.slice(1), Number(name[0])]));
    names.forEach(([label, rank], at) => rows.push(name(pack, label, lemmas, entry, rank, at)));
  });
  return { titles: { ...body, lies: body.lies.split(" ") }, names: nameTable(rows) };
}

function readNames(body, pack) {
  const owner = (coded) => {
    const numbers = coded.slice(0, -2);
    return [numbersOf(numbers)[0], Number(coded.at(-2)), DIGIT.get(coded.at(-1))];
  };
  const owners = body.ou.split(" ");
  const rows = body.noms.map((label, at) => name(pack, label, null, ...owner(owners[at])));
  const lemmaOwners = body.lemmes_ou.split(" ");
  body.lemmes.forEach((row, at) => {
    const [entry, rank, place] = owner(lemmaOwners[at]);
    const [lemmas, folded = ""] = row.split("\t");
    rows.push({ label: "", folded, letters: "", spelling: "", lemmas, isLemmas: true, entry, rank, place });
  });
  return rows;
}

function name(pack, label, lemmas, entry, rank, at) {
  const words = pack.analyser.words(label);
  const folded = words.map((word) => word.folded).join(" ");
  const spelling = words.map((word) => word.spelling).join(" ");
  const lemmaOf = (word) => other(word.folded, lemmas.get(word.spelling) ?? "");
  const itsLemmas = lemmas ? weighty(words, pack.stop).map(lemmaOf).join(" ") : folded;
  return { label, folded, letters: folded.replaceAll(" ", ""), spelling, lemmas: itsLemmas, isLemmas: false, entry, rank, place: at };
}

// Names by their letters, and those whose lemmas are not their words by these.
function nameTable(rows) {
  const byLemmas = new Map();
  for (const row of rows) {
    if (row.isLemmas || row.lemmas !== row.folded) {
      byLemmas.set(row.lemmas, [...(byLemmas.get(row.lemmas) ?? []), row]);
    }
  }
  const byLetters = rows.filter((row) => row.letters !== "").sort((a, b) => compare(a.letters, b.letters));
  return { byLetters, byLemmas };
}

function readSpellings(body) {
  let last = [];
  return body.split(" ").map((row) => {
    const [shared, ...rest] = row;
    last = [...last.slice(0, DIGIT.get(shared)), ...rest];
    return last.join("");
  });
}

function numbersOf(coded) {
  const numbers = [];
  let [number, unit] = [0, 1];
  for (const sign of coded) {
    const digit = DIGIT.get(sign);
    number += (digit % HALF) * unit;
    unit *= HALF;
    if (digit < HALF) {
      numbers.push(number);
      [number, unit] = [0, 1];
    }
  }
  return numbers;
}

function risingOf(gaps) {
  let next = 0;
  return gaps.map((gap) => (next += gap + 1) - 1);
}

const rising = (coded) => (coded ? risingOf(numbersOf(coded)) : []);

// A word by what another lacks.
function other(from, coded) {
  if (coded === "") return from;
  const [gone, ...rest] = coded;
  return from.slice(0, from.length - DIGIT.get(gone)) + rest.join("");
}

function kindOf(manifest, entry) {
  let first = 0;
  return manifest.kinds.find(([, count]) => entry < (first += count)) ?? ["page", 0, ""];
}

function withoutParenthesis(title) {
  const found = title.trimEnd().match(/^(.*)\([^(]*\)$/su);
  return found ? found[1].trimEnd() : "";
}

// --- Words of a text (`analyse.rs`, `link/tokens.rs`, `link/inclusive.rs`)

const PART = "\\p{Alphabetic}\\p{N}_\\u0300-\\u036f\\u00ad\\u200c\\u200d\\u2060";
const WORD = new RegExp(`[${PART}]+`, "gu");
const ACRONYM_DOTTED = new RegExp(`\\p{Lu}(?![${PART}])(?:\\.\\p{Lu}(?![${PART}]))+\\.?`, "uy");
const CLITIC = new RegExp(`['’ʼ′‘][${PART}]`, "uy");
const SPACED = /(?<![A-Za-z0-9\u0080-\uffff])[A-Za-z](?:([. ])[A-Za-z](?:\1[A-Za-z])*)?(?![A-Za-z0-9\u0080-\uffff])/g;
const FEMININE = "(?:[tdr]?rices?|ices?|ines?|l?l?elles?|lles?|euses?|[ièe]?[èe]res?|e?sses?|ennes?|iennes?|ales?|ives?|ves?|fe?s?|nes?|les?|tes?|se?s?|es?|x|aux)";
const GROUP = new RegExp(`(?:([·•‧⋅・.\\-\\u2010\\u2011/])${FEMININE}(?:\\1(?:s|x|aux)){0,2}|\\(${FEMININE}\\)(?:s|x|aux)?)(?![${PART}])`, "uy");
const GROUP_SIGNS = new Set("·•‧⋅・.-\u2010\u2011/(");
const APOSTROPHES = new Set("'’ʼ′‘");
// Words kept with their small letters: more than those of a page of results.
const MOST_KNOWN = 4000;
const PRONOUN = /^[.\-\u2010\u2011/](?:elles?|les?|tes?|se?s?|nes?|es|fe?s?)$/u;
const BOND = /^[-\u2010\u2011'’ʼ′‘]$/u;

class Analyser {
  constructor(rules) {
    this.elided = new Set(rules.elided.split(" "));
    this.longest = rules.query.longestWord;
    this.known = new Map();
  }

  words(source) {
    const typed = raiseAcronyms(source);
    const words = [];
    let last = null;
    for (WORD.lastIndex = 0; ; ) {
      const found = WORD.exec(typed);
      if (!found) return words;
      const start = found.index;
      let end = WORD.lastIndex;
      // The sign after a word says which of the longer patterns is worth trying.
      const dotted = typed[end] === "." ? sticky(ACRONYM_DOTTED, typed, start) : null;
      if (dotted) {
        end = start + dotted.length;
      } else if (GROUP_SIGNS.has(typed[end])) {
        const group = sticky(GROUP, typed, end);
        if (group && !PRONOUN.test(group)) end += group.length;
      }
      WORD.lastIndex = end;
      const [key, folded] = this.keys(dotted ?? found[0]);
      const isElided = APOSTROPHES.has(typed[end]) && sticky(CLITIC, typed, end) !== null && this.elided.has(key);
      if (key === "" || isLonger(key, this.longest) || isElided) {
        last = null;
        continue;
      }
      const isBound = last !== null && BOND.test(typed.slice(last, start));
      words.push({ spelling: key, folded, start, end, isBound });
      last = end;
    }
  }

  // A word in small letters, and the same without accents. A lexicon has few words and says them often.
  keys(written) {
    let keys = this.known.get(written);
    if (!keys) {
      const key = keyOf(written);
      keys = [key, fold(key)];
      if (this.known.size > MOST_KNOWN) this.known.clear();
      this.known.set(written, keys);
    }
    return keys;
  }

  // What a text is found by: its words, and compounds in one piece.
  terms(source, take) {
    for (const compound of this.compounds(source)) {
      for (const { folded } of compound.words) take(folded);
      if (compound.folded !== null) take(compound.folded);
    }
  }

  // The words of a text by compounds; most are of one word. Those of more are also known in one piece.
  compounds(source) {
    const compounds = [];
    for (const word of this.words(source)) {
      if (word.isBound) compounds.at(-1).words.push(word);
      else compounds.push({ words: [word] });
    }
    for (const compound of compounds) {
      const joined = compound.words.map(({ spelling }) => spelling).join("");
      compound.folded = compound.words.length > 1 && !isLonger(joined, this.longest) ? fold(joined) : null;
    }
    return compounds;
  }
}

// In letters, of which some are two units long.
const isLonger = (key, longest) => key.length > longest && [...key].length > longest;

function sticky(pattern, source, at) {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0] ?? null;
}

function keyOf(written) {
  return written.normalize("NFC").toLowerCase().replace(/œ/gu, "oe").replace(/æ/gu, "ae").replace(/[.\u00ad\u200c\u200d\u2060]/gu, "");
}

function raiseAcronyms(source) {
  return source.replace(SPACED, (letters, separator) => {
    // *y a t il* asks.
    if (separator === " " && /\by a\b/iu.test(letters)) return letters;
    const count = (letters.length + 1) / 2;
    return count >= (separator === "." ? 2 : 3) ? letters.toUpperCase().replaceAll(" ", ".") : letters;
  });
}

// Small letters without accents (`model::fold`).
function fold(word) {
  return word.normalize("NFD").replace(/[\u0300-\u036f\u00ad\u200b-\u200d\ufeff]/gu, "").toLowerCase().replace(/œ/gu, "oe").replace(/æ/gu, "ae").replace(/ß/gu, "ss");
}

function slug(title) {
  return fold(title).replace(/[^a-z0-9]+/gu, "-").replace(/^-|-$/gu, "");
}

// --- Words typed wrong (`near.rs`)

class Typed {
  constructor(word, rules) {
    this.rules = rules.near;
    this.word = word;
    this.letters = [...word];
    const count = this.letters.length;
    this.limit = count < this.rules.shortest ? 0 : count <= this.rules.one ? 1 : 2;
    const shared = this.rules.shared.find(([below]) => count < below)?.[1] ?? 0;
    this.begins = this.letters.slice(0, shared).join("");
    this.ends = this.letters.slice(Math.max(count - shared, 0)).join("");
    this.unheard = this.begins.startsWith("h") ? this.begins.slice(1) : /^[aeiouy]/.test(this.begins) ? `h${this.begins}` : null;
    this.sound = sound(word, this.rules);
  }

  mayBeWrong() {
    return this.letters.length >= this.rules.swap;
  }

  isShort() {
    return this.letters.length < this.rules.sure;
  }

  distance(known) {
    const count = this.letters.length;
    if (count < this.rules.shortest) return isSwapped(this.word, known) ? 1 : null;
    const sharesAnEnd = known.startsWith(this.begins) || known.endsWith(this.ends) || (this.unheard !== null && known.startsWith(this.unheard));
    if (!sharesAnEnd && !(count === this.rules.shortest && isSwapped(this.word, known))) return null;
    if (sharesAnEnd && this.sound !== null && this.sound === sound(known, this.rules)) return 1;
    const letters = [...known];
    if (Math.abs(letters.length - count) > this.limit) return null;
    if (this.rules.opposites.some((opposite) => this.word === opposite + known || known === opposite + this.word)) return null;
    const distance = osa(this.letters, letters);
    return distance <= this.limit ? distance : null;
  }
}

// How a word sounds (`sound.rs`).
function sound(word, { sounds, silent, heard }) {
  if (!/^[a-z]+$/.test(word)) return null;
  const beforeE = word.replace(/[es]+$/, "").length;
  let end = beforeE;
  if (!word.slice(beforeE).includes("e")) {
    end = word.length;
    while (end > 0 && silent.includes(word[end - 1])) end -= 1;
    if (word.slice(0, end).endsWith("er")) end -= 2;
  }
  const follows = {
    "": () => true,
    n: (letter) => letter === "" || !"aeiouymn".includes(letter),
    f: (letter) => letter !== "" && "eiy".includes(letter),
    v: (letter) => letter !== "" && "aeiouy".includes(letter),
  };
  let all = "";
  for (let at = 0; at < end; ) {
    const fits = ([letters, next]) => word.startsWith(letters, at) && follows[next](word[at + letters.length] ?? "");
    const [letters, , signs] = sounds.find(fits) ?? [word[at], "", word[at]];
    for (const sign of signs) if (!all.endsWith(sign)) all += sign;
    at += letters.length;
  }
  return all.length >= heard ? all : null;
}

function swaps(letters) {
  return letters.slice(1).map((_, at) => [...letters.slice(0, at), letters[at + 1], letters[at], ...letters.slice(at + 2)].join(""));
}

function isSwapped(one, known) {
  return one !== known && one.length === known.length && swaps([...one]).includes(known);
}

// Optimal string alignment.
function osa(one, two) {
  let [before, previous] = [[], Array.from({ length: two.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= one.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= two.length; j += 1) {
      const cost = one[i - 1] === two[j - 1] ? 0 : 1;
      current[j] = Math.min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + cost);
      if (i > 1 && j > 1 && one[i - 1] === two[j - 2] && one[i - 2] === two[j - 1]) {
        current[j] = Math.min(current[j], before[j - 2] + 1);
      }
    }
    [before, previous] = [previous, current];
  }
  return previous[two.length];
}

const reversed = (word) => [...word].reverse().join("");

// --- Kin of an unknown word (`kin.rs`)

function kinBeginning(word, [, leastInflected, longest]) {
  const letters = [...word];
  return letters.length > leastInflected ? letters.slice(0, Math.max(letters.length - longest, leastInflected)).join("") : null;
}

function kinship(word, known, { endings, inflections, verbal, rules }) {
  const [least, leastInflected, longest, leastVerbal] = rules.kin;
  const [one, two] = [[...word], [...known]];
  let shared = 0;
  while (shared < one.length && shared < two.length && one[shared] === two[shared]) shared += 1;
  let best = null;
  for (let at = shared, tried = 0; at >= leastInflected && tried < longest; at -= 1, tried += 1) {
    const [mine, its] = [one.slice(at).join(""), two.slice(at).join("")];
    if (inflections.some((group) => group.includes(mine) && group.includes(its))) return { shared: at, isInflected: true };
    const isVerbal = at >= leastVerbal && verbal.has(mine) && verbal.has(its);
    const isDerived = isVerbal || (at >= least && endings.has(mine) && endings.has(its));
    if (best === null && isDerived) best = { shared: at, isInflected: false };
  }
  return best;
}

// --- What was typed, understood (`query.rs`)

function plan(pack, typed) {
  const { rules } = pack;
  const words = pack.analyser.words(typed).slice(0, rules.query.words);
  const folded = words.map((word) => word.folded);
  const isTold = folded.some((word) => rules.own.includes(word));
  if (words.length === 0) return { words: [], keys: [], typed: "", isTold };
  const opening = question(folded, rules.openings, pack.analyser.elided);
  const closing = questionEnd(folded.slice(opening), rules.closings, pack.analyser.elided);
  const asked = joined(pack, words.slice(opening, words.length - closing));
  const isOpen = !/\s$/u.test(typed) && closing === 0;
  const wanted = weighty(asked, pack.stop);
  const last = words.at(-1);
  const reads = pack.each(wanted, (word, at) => readWord(pack, word, isOpen && word === last && at + 1 === wanted.length));
  const kept = reads.filter((read, at) => reads.findIndex((one) => one.spelling === read.spelling) === at);
  return { words: kept, keys: keys(pack, words, asked, isOpen, kept), typed: folded.join(" "), isTold };
}

// Words typed in two pieces, put together. What has to be known is asked for at once: each word may be in a file
// of its own.
function joined(pack, words) {
  const isUnknown = ({ folded }) => !pack.stop.has(folded) && pack.spellings(folded).length === 0;
  const whole = (before, word) => ({ ...before, spelling: before.spelling + word.spelling, folded: before.folded + word.folded, end: word.end });
  const isWhole = (before, word) => (isUnknown(before) || isUnknown(word)) && pack.spellings(before.folded + word.folded).length > 0;
  pack.each(words, isUnknown);
  pack.each(words.slice(1), (word, at) => isWhole(words[at], word));
  const all = [];
  for (const word of words) {
    const before = all.at(-1);
    if (before !== undefined && isWhole(before, word)) all.splice(-1, 1, whole(before, word));
    else all.push(word);
  }
  return all;
}

const weighty = (words, stop) => {
  const heavy = words.filter((word) => !stop.has(word.folded));
  return heavy.length > 0 ? heavy : words;
};

const question = (words, openings, elided) => firstLength(openings.map((row) => row.split(" ")), words, elided);

const questionEnd = (words, closings, elided) => firstLength(closings.map((row) => row.split(" ").reverse()), words.slice().reverse(), elided);

function firstLength(rows, words, elided) {
  for (const row of rows) {
    const length = lengthOf(row.filter((word) => !elided.has(word)), words, elided);
    if (length > 0) return length;
  }
  return 0;
}

// How many words a row takes up, where they open with it and go on.
function lengthOf(row, words, elided) {
  let next = 0;
  for (let at = 0; at < words.length; at += 1) {
    if (words[at] === row[next]) next += 1;
    else if (elided.has(words[at])) continue;
    else return next === row.length ? at : 0;
  }
  return 0;
}

function readWord(pack, word, isHalf) {
  const { rules } = pack;
  const { factors } = rules;
  const readings = new Map();
  const add = (folded, factor) => {
    readings.set(folded, Math.max(readings.get(folded) ?? 0, factor));
  };
  const addFamily = (known, factor) => {
    for (const member of pack.family(known)) {
      add(member.folded, factor * (member.lemma === known.lemma ? factors.lemma : factors.family));
    }
  };
  const lemmas = [];
  const pushLemma = (lemma) => lemmas.includes(lemma) || lemmas.push(lemma);
  const letters = [...word.folded].length;
  let spellings = pack.spellings(word.folded);
  if (spellings.some((known) => known.spelling === word.spelling)) {
    spellings = spellings.filter((known) => known.spelling === word.spelling);
  }
  const isKnown = spellings.length > 0;
  if (isKnown) add(word.folded, 1);
  for (const known of spellings) {
    addFamily(known, 1);
    pushLemma(known.lemma);
  }
  if (!isKnown) {
    for (const { known, isInflected } of pack.kin(word.folded)) {
      addFamily(known, isInflected ? 1 : factors.derived);
      if (isInflected) pushLemma(known.lemma);
    }
  }
  let beginsOthers = false;
  const isWritten = isKnown && pack.isWritten(word.folded);
  if (isHalf && letters >= (isWritten ? rules.query.longerFrom : rules.query.prefix)) {
    const factor = isWritten ? factors.longer : factors.prefix;
    pack.each(pack.starting(word.folded, rules.query.longer), (longer) => {
      add(longer, factor);
      if (!pack.isWritten(longer)) pack.each(pack.spellings(longer), (known) => addFamily(known, factor));
      beginsOthers = !isKnown;
    });
  }
  let found = [];
  if (readings.size === 0 || (beginsOthers && letters >= rules.query.doubtful)) {
    found = corrections(pack, word.folded);
    for (const [correction, slips] of found) {
      const factor = pack.stop.has(correction) ? 0 : power(factors.slip, slips);
      add(correction, factor);
      for (const known of pack.spellings(correction)) {
        addFamily(known, factor);
        pushLemma(known.lemma);
      }
    }
  }
  if (lemmas.length === 0) lemmas.push(word.folded);
  return {
    spelling: word.spelling,
    readings: [...readings],
    corrections: found.map(([correction]) => correction),
    lemmas,
    isWhole: isWritten && !pack.stop.has(word.folded),
    isHalf: beginsOthers,
    isShort: new Typed(word.folded, rules).isShort(),
  };
}

function corrections(pack, folded) {
  const typed = new Typed(folded, pack.rules);
  if (!typed.mayBeWrong()) return [];
  const near = [...pack.near(typed)];
  const fewest = Math.min(...near.map(([, slips]) => slips));
  const nearest = near
    .filter(([, slips]) => slips === fewest)
    .map(([word, slips]) => ({ word, slips, beginsOtherwise: [...word][0] !== typed.letters[0] }))
    .sort((a, b) => a.beginsOtherwise - b.beginsOtherwise || compare(a.word, b.word))
    .slice(0, pack.rules.query.near);
  const ranked = pack.each(nearest, (one) => ({ ...one, frequency: postings(pack.word(one.word), pack.rules).count }));
  ranked.sort((a, b) => a.beginsOtherwise - b.beginsOtherwise || b.frequency - a.frequency || compare(a.word, b.word));
  return ranked.slice(0, pack.rules.query.corrections).map(({ word, slips }) => [word, slips]);
}

function keys(pack, all, asked, isOpen, wanted) {
  const { rules } = pack;
  const spelling = all.map((word) => word.spelling).join(" ");
  const last = wanted.at(-1);
  const isHalf = last?.isHalf ?? false;
  const isWhole = all.length === 1 && last !== undefined && last.isWhole && [...last.spelling].length < rules.query.longerFrom;
  const make = (key, fit, isCorrected, share = 1) => ({
    key,
    isOpen: fit === "begins",
    isWhole: fit === "begins" && isWhole,
    fit,
    share,
    isCorrected,
    isDoubtful: isCorrected && fit === "inflected" && isHalf,
    spelling,
  });
  const folded = all.map((word) => word.folded);
  const list = [make(`=${folded.join(" ")}`, "exact", false)];
  if (asked.length < all.length) list.push(make(`=${asked.map((word) => word.folded).join(" ")}`, "inflected", false));
  list.push(make(`.${folded.join("")}`, "inflected", false));
  if (isOpen && folded.join("").length >= rules.query.prefix) list.push(make(`=${folded.join(" ")}`, "begins", false));
  const most = Math.max(0, ...wanted.map((word) => word.corrections.length));
  for (let choice = 0; choice < most; choice += 1) {
    const corrected = all.map((word) => {
      const found = wanted.find((one) => one.spelling === word.spelling)?.corrections ?? [];
      return found[choice] ?? found[0] ?? word.folded;
    });
    list.push(make(`=${corrected.join(" ")}`, "inflected", true));
  }
  for (let first = 0; first < wanted.length; first += 1) {
    for (let end = first + 1; end <= wanted.length; end += 1) {
      const part = wanted.slice(first, end);
      const isWhole = part.length === wanted.length;
      const isCorrected = part.some((word) => word.corrections.length > 0);
      for (const lemmas of combine(part, rules.query.combined)) {
        list.push(make(`~${lemmas.join(" ")}`, isWhole ? "inflected" : "inside", isCorrected, part.length / wanted.length));
      }
    }
  }
  return list;
}

function combine(words, most) {
  let all = [[]];
  for (const word of words) {
    const room = Math.max(Math.floor(most / all.length), 1);
    all = all.flatMap((before) => word.lemmas.slice(0, room).map((lemma) => [...before, lemma]));
  }
  return all;
}

// --- Which entry first (`ranking.rs`)

function rank(pack, understood) {
  const { words, keys: names } = understood;
  const { rules } = pack;
  const scores = pack.scores.cleared();
  let [idfs, unknown] = [0, 0];
  pack.each(words, (word) => {
    const rows = pack.each(word.readings.filter(([, factor]) => factor > 0), ([folded, factor]) => [pack.word(folded), factor]);
    let most = 0;
    for (const [row, factor] of rows) {
      if (row) most = Math.max(most, scores.read(postings(row, rules), factor, factor >= rules.factors.lemma));
    }
    const having = Math.max(scores.having.length, most);
    const idf = Math.log(1 + (pack.manifest.entries - having + 0.5) / (having + 0.5));
    idfs += idf;
    unknown += having === 0 ? 1 : doubt(word, rules);
    scores.take(idf);
  });
  pack.each(names, (key) => {
    for (const name of pack.named(key.key, key.isOpen)) {
      const one = scores.name(name.entry);
      const tier = tierOf(key, name, rules.tier);
      if (key.fit === "exact" && (one.exact === null || name.rank < one.exact.rank)) one.exact = name;
      one.isHeld ||= isHeld(key, name, understood) || isPiece(key, name);
      if (tier > one.tier) [one.tier, one.name] = [tier, name];
    }
  });
  addRelated(pack, scores);
  return finish(pack, understood, scores, idfs, unknown);
}

// What entries have gathered: columns, made once, since words of tens of thousands of entries are added up
// for each letter typed.
class Scores {
  constructor(entries) {
    this.impact = new Float64Array(entries);
    this.impactLength = new Uint8Array(entries);
    this.impactSure = new Uint8Array(entries);
    this.text = new Float64Array(entries);
    this.found = new Uint8Array(entries);
    this.inTitle = new Uint8Array(entries);
    this.titled = new Uint8Array(entries);
    this.length = new Uint8Array(entries);
    this.touched = [];
    this.cleared();
  }

  cleared() {
    for (const entry of [...this.touched, ...(this.having ?? [])]) {
      this.impact[entry] = this.impactLength[entry] = this.impactSure[entry] = 0;
      this.text[entry] = this.found[entry] = this.inTitle[entry] = this.titled[entry] = this.length[entry] = 0;
    }
    this.touched = [];
    this.having = [];
    this.names = new Map();
    return this;
  }

  // Adds a reading of the word at hand: the best counts. Gives how many entries have it.
  read({ entries, impacts, titles, count }, factor, isSure) {
    for (let at = 0; at < entries.length; at += 1) {
      const entry = entries[at];
      const known = this.impact[entry];
      if (known === 0) this.having.push(entry);
      const impact = factor * impacts[at];
      if (impact > known) this.impact[entry] = impact;
    }
    for (const [at, length] of titles) {
      this.impactLength[entries[at]] = length;
      if (isSure) this.impactSure[entries[at]] = 1;
    }
    return count;
  }

  // Ends the word at hand.
  take(idf) {
    for (const entry of this.having) {
      if (this.found[entry] === 0) this.touched.push(entry);
      this.text[entry] += idf * this.impact[entry];
      this.found[entry] += 1;
      if (this.impactLength[entry] > 0) {
        this.inTitle[entry] += 1;
        this.titled[entry] += this.impactSure[entry];
        this.length[entry] = this.impactLength[entry];
      }
      this.impact[entry] = this.impactLength[entry] = this.impactSure[entry] = 0;
    }
    this.having = [];
  }

  // What the names of an entry have to do with the query.
  name(entry) {
    let one = this.names.get(entry);
    if (!one) {
      one = { tier: 0, name: null, exact: null, isRelated: false, isHeld: false };
      this.names.set(entry, one);
      if (this.found[entry] === 0) this.touched.push(entry);
    }
    return one;
  }
}

const UNNAMED = { tier: 0, name: null, exact: null, isRelated: false, isHeld: false };

function doubt(word, rules) {
  if (word.corrections.length === 0 || word.isHalf) return 0;
  return word.isShort ? 1 : rules.factors.doubt;
}

function isHeld({ fit, share, isCorrected }, name, { words, typed }) {
  if (fit !== "inside" || isCorrected) return false;
  if (Math.round(share * words.length) > 1) return true;
  const isAcronym = name.rank === ACRONYM && share >= 0.5;
  return (name.folded.includes(" ") || isAcronym) && ` ${typed} `.includes(` ${name.folded} `);
}

function isPiece({ key, isWhole }, { folded }) {
  return isWhole && folded.startsWith(key.slice(1)) && folded.length > key.length - 1 && folded[key.length - 1] !== " ";
}

function isWithin({ key, spelling }, name) {
  const words = (source) => source.split(" ").length;
  return key[0] === "~" && !key.includes(" ") && words(name.folded) > 2 * words(spelling);
}

function tierOf(key, name, tier) {
  const { fit, share, isCorrected, isDoubtful, spelling } = key;
  if (fit === "inflected" && isWithin(key, name)) return tier.around;
  if (isPiece(key, name)) return tier.piece;
  if (fit === "inside") return tier.inside * power(share, tier.insidePower);
  if (isDoubtful) return tier.doubtful;
  const base = fit === "begins" ? tier.begins[name.rank] : tier.exact[name.rank] - (fit === "inflected" ? tier.inflected : 0);
  return base + (name.spelling === spelling ? tier.accents : 0) - (isCorrected ? tier.corrected : 0);
}

function addRelated(pack, scores) {
  const { tier, ranking } = pack.rules;
  const having = (least) => [...scores.names].filter(([, one]) => one.tier >= least).map(([entry]) => entry).sort((a, b) => a - b);
  let named = having(tier.named);
  if (named.length === 0) {
    named = having(tier.begins[HIDDEN]);
    named = named.length > ranking.begun ? [] : named;
  }
  pack.each(named.slice(0, ranking.named), (entry) => {
    for (const related of pack.related(entry)) scores.name(related).isRelated = true;
  });
}

function isForeign({ words, isTold }, scores, unknown, ranking) {
  const count = Math.max(words.length, 1);
  if (words.length === 1 && unknown < 1) return false;
  if (count === 2 && unknown > 0 && !scores.touched.some((entry) => scores.found[entry] > 1)) return true;
  if (count > 2 && scores.touched.some((entry) => scores.found[entry] >= count)) return false;
  const isLong = count >= (isTold ? ranking.longTold : ranking.long);
  return unknown / count > (isLong ? ranking.mostUnknownLong : ranking.mostUnknown);
}

function finish(pack, understood, scores, idfs, unknown) {
  const { tier, ranking } = pack.rules;
  const { words: wanted, isTold } = understood;
  const words = Math.max(wanted.length, 1);
  const isElsewhere = isForeign(understood, scores, unknown, ranking);
  const least = isTold ? ranking.leastCoverageTold : ranking.leastCoverage;
  const ranked = [];
  for (const entry of scores.touched) {
    const one = scores.names.get(entry) ?? UNNAMED;
    const share = scores.found[entry] / words;
    const isNamed = one.tier >= tier.begins[HIDDEN];
    const isTitle = wanted.length > 1 && scores.titled[entry] === wanted.length;
    const isAnswer = isNamed || one.isRelated || one.isHeld || isTitle || (!isElsewhere && share >= least);
    if (!isAnswer) continue;
    const text = (power(share, ranking.coverage) * scores.text[entry]) / Math.max(idfs, Number.MIN_VALUE);
    const isWithin = wanted.length > 0 && scores.inTitle[entry] === wanted.length;
    const within = isWithin ? (tier.within * wanted.length) / Math.max(scores.length[entry], wanted.length) : 0;
    const score = Math.max(one.tier, within, one.isRelated ? tier.related : 0) + text;
    ranked.push({ entry, score, name: one.exact ?? one.name, isNamed });
  }
  return ranked;
}

const order = (a, b) => b.score - a.score || a.entry - b.entry;

// The first of many, in order: a page shows few of the thousands that have a common word.
function firstOf(ranked, limit) {
  const best = [];
  for (const found of ranked) {
    if (best.length >= limit && order(found, best.at(-1)) > 0) continue;
    let at = best.length;
    while (at > 0 && order(found, best[at - 1]) < 0) at -= 1;
    best.splice(at, 0, found);
    if (best.length > limit) best.pop();
  }
  return best;
}

// As Rust's `powi`: a product.
function power(base, exponent) {
  let product = 1;
  for (let count = 0; count < exponent; count += 1) product *= base;
  return product;
}

// --- The answer (`search.rs`)

function answer(pack, typed, query, { limit, kind, theme, details }) {
  const understood = plan(pack, query);
  const ranked = rank(pack, understood);
  const isOfKind = ({ entry }) => kind === null || kindOf(pack.manifest, entry)[0] === kind;
  const isOfTheme = ({ entry }) => theme === null || pack.themeOf(entry) === theme;
  const allowed = ranked.filter((found) => isOfKind(found) && isOfTheme(found));
  const marker = new Marker(pack, understood);
  const hits = pack.each(firstOf(allowed, limit), (found) => hit(pack, understood, marker, found, details));
  return {
    query: typed,
    total: allowed.length,
    kinds: counts(ranked.filter(isOfTheme), ({ entry }) => kindOf(pack.manifest, entry)[0]).map(([key, count]) => ({ kind: key, count })),
    themes: counts(ranked.filter(isOfKind), ({ entry }) => pack.themeOf(entry)).map(([id, count]) => ({ id, count })),
    hits,
    suggestions: allowed.length === 0 ? suggest(pack, understood) : [],
  };
}

// How many there are of each, in the order of the best of each.
function counts(ranked, keyOfOne) {
  const all = new Map();
  for (const found of ranked) {
    const key = keyOfOne(found);
    if (key === undefined) continue;
    const known = all.get(key);
    if (!known) all.set(key, { count: 1, best: found });
    else {
      known.count += 1;
      if (order(found, known.best) < 0) known.best = found;
    }
  }
  return [...all].sort(([, a], [, b]) => order(a.best, b.best)).map(([key, { count }]) => [key, count]);
}

function hit(pack, understood, marker, found, details) {
  const entry = { ...pack.entry(found.entry), score: found.score };
  if (!details) return entry;
  const record = pack.record(found.entry);
  const said = saidFor(pack, record, understood);
  const { parts, heading } = marker.excerpt(record, found.isNamed, said);
  const [section, anchor] = record.headings[heading] ?? [null, null];
  return {
    ...entry,
    url: anchor === null ? entry.url : `${entry.url}#${anchor}`,
    reasons: reasons(pack, record, found, understood, said, marker),
    section,
    excerpt: parts,
  };
}

// --- Why (`reason.rs`)

// What was typed of what is said for phrases of an entry.
function saidFor(pack, record, { typed }) {
  const typedWords = typed.split(" ");
  const isTyped = ([said]) => pack.analyser.words(said).every(({ folded }) => pack.stop.has(folded) || typedWords.includes(folded));
  return record.said.filter(isTyped);
}

function reasons(pack, record, { name, isNamed }, { words }, said, marker) {
  const all = [];
  const label = name === null ? null : labelOf(record, name);
  if (label) {
    const [text, , instead] = label;
    if (name.rank === ACRONYM) all.push({ kind: "acronym", label: text });
    if (name.rank === ADMITTED) all.push({ kind: "name", label: text });
    if (name.rank === USAGE) all.push({ kind: "understood", typed: text, read: record.title });
    if (name.rank === DEPRECATED) all.push({ kind: "avoid", label: text, instead: instead ?? record.title });
  }
  const isExplained = all.length > 0;
  for (const [phrase, written] of isExplained ? [] : said) all.push({ kind: "understood", typed: phrase, read: written });
  words.forEach((word, at) => {
    const begins = [...fold(word.spelling)].slice(0, pack.rules.telling).join("");
    const isCorrected = word.corrections.length > 0;
    // Texts are read again only for the few words that may be understood as another.
    const mayDiffer = () => word.readings.some(([folded, factor]) => factor > 0 && !folded.startsWith(begins));
    if (!isCorrected && (isExplained || !mayDiffer())) return;
    const read = marker.readAs(record, at, isNamed);
    if (read === null) return;
    const isOther = !fold(read).startsWith(begins);
    const itsBeginning = [...fold(read)].slice(0, pack.rules.telling).join("");
    const isSlip = word.corrections.some((correction) => correction.startsWith(itsBeginning));
    if (isCorrected && (!isOther || isSlip)) all.push({ kind: "corrected", typed: word.spelling, read });
    else if (isOther) all.push({ kind: "understood", typed: word.spelling, read });
  });
  return all;
}

// The label at a place among the names: after the title, and the title without its parenthesis.
function labelOf(record, { rank: itsRank, place }) {
  const label = record.names[place - (withoutParenthesis(record.title) ? 2 : 1)];
  return label && Number(label[1]) === itsRank ? label : null;
}

// --- Excerpts (`excerpt.rs`)

class Marker {
  constructor(pack, { words }) {
    this.analyser = pack.analyser;
    this.stop = pack.stop;
    this.written = new Set();
    this.rules = pack.rules.excerpt;
    [this.wanted, this.named] = [new Map(), new Map()];
    words.forEach((word, at) => {
      for (const [folded, factor] of word.readings) {
        const read = factor > 0 ? this.wanted : this.named;
        read.set(folded, (read.get(folded) ?? 0) | (1 << at));
      }
    });
  }

  excerpt(record, isNamed, said) {
    const written = said.flatMap(([, phrase]) => this.analyser.words(phrase)).map(({ folded }) => folded);
    this.written = new Set(written.filter((folded) => !this.stop.has(folded)));
    const first = record.passages.find(([role]) => role === 0);
    const isBare = ([role, , passage]) => role === 1 && byteLength(passage) < this.rules.shortest;
    const others = isNamed ? [] : record.passages.filter((passage) => !isBare(passage));
    let [best, most] = [null, -1];
    for (const passage of first ? [first, ...others] : others) {
      const found = bits(this.found(passage[2]));
      if (found > most) [best, most] = [passage, found];
    }
    if (best === null) return { parts: [], heading: -1 };
    return { parts: this.mark(best[2]), heading: best[0] === 0 ? -1 : best[1] };
  }

  readAs(record, at, isNamed) {
    const short = withoutParenthesis(record.title);
    const names = [record.title, ...(short ? [short] : []), ...record.names.map(([label]) => label)];
    for (const source of [...names, ...record.passages.map(([, , passage]) => passage)]) {
      const bitsOf = (folded) => (this.wanted.get(folded) ?? 0) | (isNamed ? (this.named.get(folded) ?? 0) : 0);
      const word = this.analyser.words(source).find(({ folded }) => (bitsOf(folded) & (1 << at)) !== 0);
      if (word) return word.spelling;
    }
    return null;
  }

  found(source) {
    let found = 0;
    this.analyser.terms(source, (folded) => (found |= (this.wanted.get(folded) ?? 0) | (this.written.has(folded) ? 1 << 31 : 0)));
    return found;
  }

  mark(source) {
    const isWanted = (folded) => this.wanted.has(folded) || this.written.has(folded);
    const marked = this.analyser.compounds(source).flatMap(({ words, folded }) => {
      const isWhole = folded !== null && isWanted(folded);
      return isWhole ? [{ start: words[0].start, end: words.at(-1).end }] : words.filter((word) => isWanted(word.folded));
    });
    const [from, to] = this.window(source, marked);
    const parts = [];
    const push = (piece, isMarked) => {
      if (parts.length > 0 && parts.at(-1).marked === isMarked) parts.at(-1).text += piece;
      else if (piece !== "") parts.push({ text: piece, marked: isMarked });
    };
    let at = from;
    push(from > 0 ? "… " : "", false);
    for (const { start, end } of marked.filter((word) => from <= word.start && word.end <= to)) {
      push(source.slice(at, start), false);
      push(source.slice(start, end), true);
      at = end;
    }
    push(source.slice(at, to).trimEnd(), false);
    push(to < source.length ? "…" : "", false);
    return parts;
  }

  window(source, marked) {
    const { length, before, abbreviations } = this.rules;
    const first = marked[0]?.start ?? 0;
    let start = 0;
    if (first >= letters(source, 0, length)) {
      const sentence = sentences(source, abbreviations).findLast((begin) => begin <= first) ?? 0;
      let near = Math.max(first - before, 0);
      const space = source.indexOf(" ", near);
      if (space >= 0 && space < first) near = space + 1;
      start = Math.max(sentence, near);
    }
    const end = letters(source, start, length);
    const space = source.slice(start, end).lastIndexOf(" ");
    return [start, end < source.length && space >= 0 && start + space > first ? start + space : end];
  }
}

// Where so many letters after a place end.
function letters(source, start, count) {
  let at = start;
  for (let letter = 0; letter < count && at < source.length; letter += 1) at += source.codePointAt(at) > 0xffff ? 2 : 1;
  return at;
}

function bits(number) {
  let count = 0;
  for (let rest = number; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

// Where sentences begin (`markdown::sentences`): French abbreviations and initials end none.
function sentences(source, abbreviations) {
  const begins = [0];
  for (const { index, 0: end } of source.matchAll(/[.!?…][.!?…»”)\u00a0\u202f]*\s+(?=[\p{Lu}«“"])/gu)) {
    const last = source.slice(begins.at(-1), index).split(/[\s'’(«]/u).at(-1);
    const isAbbreviation = last.includes(".") || /^\p{Lu}$/u.test(last) || abbreviations.includes(last.toLowerCase());
    if (source[index] !== "." || !isAbbreviation) begins.push(index + end.length);
  }
  return begins;
}

// --- Names near what was typed (`suggest.rs`)

function suggest(pack, { typed }) {
  const { most, least, hidden } = pack.rules.suggest;
  const mine = pairs(typed);
  const best = new Map();
  for (const { folded, entry, rank: itsRank } of pack.allNames()) {
    const alike = likeness(mine, pairs(folded)) - (itsRank >= HIDDEN ? hidden : 0);
    if (alike >= least) best.set(entry, Math.max(best.get(entry) ?? 0, alike));
  }
  const nearest = [...best].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, most);
  return pack.each(nearest, ([entry]) => {
    const { id, url, title } = pack.entry(entry);
    return { id, url, title };
  });
}

function pairs(word) {
  const all = [" ", ...word, " "];
  return all.slice(1).map((letter, at) => all[at] + letter).sort();
}

function likeness(a, b) {
  let [left, right, common] = [0, 0, 0];
  while (left < a.length && right < b.length) {
    if (a[left] === b[right]) [left, right, common] = [left + 1, right + 1, common + 1];
    else if (a[left] < b[right]) left += 1;
    else right += 1;
  }
  return Math.floor((2000 * common) / Math.max(a.length + b.length, 1));
}

// --- Names while typing

function beginning(pack, query, limit) {
  const folded = pack.analyser.words(query).map((word) => word.folded).join(" ");
  if (folded === "") return [];
  const best = new Map();
  for (const row of pack.named(`=${folded}`, true)) {
    if (row.rank !== HIDDEN && (best.get(row.entry)?.rank ?? 9) > row.rank) best.set(row.entry, row);
  }
  const rows = [...best.values()].sort((a, b) => (a.folded !== folded) - (b.folded !== folded) || a.rank - b.rank);
  return pack.each(rows.slice(0, limit), (row) => ({ ...pack.entry(row.entry), label: row.label }));
}

// --- Small things

// The last of a table's files whose first key is not after this one.
function place(firsts, key) {
  let [low, high] = [0, firsts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (firsts[middle] <= key) low = middle + 1;
    else high = middle;
  }
  return low;
}

function lower(list, key) {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle] < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

function lowerBy(names, lettersOfOne) {
  let [low, high] = [0, names.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (names[middle].letters < lettersOfOne) low = middle + 1;
    else high = middle;
  }
  return low;
}

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

function byteLength(source) {
  let length = 0;
  for (const letter of source) {
    const code = letter.codePointAt(0);
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return length;
}

function fingerprint(bytes) {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

function parse(source) {
  try {
    return JSON.parse(source);
  } catch {
    throw new PackError("damaged", source.slice(0, 60));
  }
}

function text(bytes) {
  if (typeof TextDecoder === "function") return new TextDecoder().decode(bytes);
  let decoded = "";
  const all = new Uint8Array(bytes);
  for (let at = 0; at < all.length; ) {
    const first = all[at];
    const size = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    let code = size === 1 ? first : first & (0xff >> (size + 1));
    for (let next = 1; next < size; next += 1) code = (code << 6) | (all[at + next] & 0x3f);
    decoded += String.fromCodePoint(code);
    at += size;
  }
  return decoded;
}
