// What the files of a pack hold (`pack/words.rs`, `pack/names.rs`, `pack/spellings.rs`, `pack/texts.rs`).

import { fold } from "./analyse.js";
import { DIGIT, numbersOf, rising, risingOf } from "./code.js";
import { compare } from "./order.js";
import { weighty } from "./query.js";

export const [TITLE, SHORT, ACRONYM, ADMITTED, DEPRECATED, HIDDEN, USAGE] = [0, 1, 2, 3, 4, 5, 6];

export function read(path, body, pack) {
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
  return { keys, words, families, absent: new Set(rising(body.absents)) };
}

// The entries that have a word: `entries`, `impacts`, and by position `lengths` of titles that have it.
export function postings(row, rules) {
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

export function readTitles(body, pack) {
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
  const lemmaOf = (word) => other(word.folded, lemmas.get(word.spelling) ?? usual(word.folded));
  const telling = () => (rank === USAGE ? words.filter((word) => !pack.rules.small.includes(word.folded)) : weighty(words, pack.stop));
  const itsLemmas = lemmas ? telling().map(lemmaOf).join(" ") : folded;
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

// How the lemma of most words differs from them (`names.rs`): a plural has a letter more.
const usual = (folded) => (folded.length > 3 && /[sx]$/.test(folded) ? "$" : "");

// A word by what another lacks.
function other(from, coded) {
  if (coded === "") return from;
  const [gone, ...rest] = coded;
  return from.slice(0, from.length - DIGIT.get(gone)) + rest.join("");
}

export function kindOf(manifest, entry) {
  let first = 0;
  return manifest.kinds.find(([, count]) => entry < (first += count)) ?? ["page", 0, ""];
}

// A word without what makes it plural (`usage.rs`).
export const one = (word) => (/[sx]$/.test(word) && [...word].length > 3 ? word.slice(0, -1) : word);

export function withoutParenthesis(title) {
  const found = title.trimEnd().match(/^(.*)\([^(]*\)$/su);
  return found ? found[1].trimEnd() : "";
}
