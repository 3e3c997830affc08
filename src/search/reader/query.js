// What was typed, understood (`query.rs`, `stop.rs`).

import { one, postings } from "./files.js";
import { Typed } from "./near.js";
import { compare } from "./order.js";
import { power } from "./ranking.js";

export function plan(pack, typed) {
  const words = pack.analyser.words(typed).slice(0, pack.rules.query.words);
  const isOpen = !/\s$/u.test(typed);
  return planOf(pack, pack.ahead(() => parted(pack, words, isOpen), () => planOf(pack, words, isOpen)), isOpen);
}

function planOf(pack, words, isOpenText) {
  const { rules } = pack;
  const folded = words.map((word) => word.folded);
  const isTold = folded.some((word) => rules.own.includes(word));
  if (words.length === 0) return { words: [], keys: [], typed: "", isTold, isLacking: false };
  const opening = question(folded, rules.openings, pack.analyser.elided);
  const closing = questionEnd(folded.slice(opening), rules.closings, pack.analyser.elided);
  const isOpen = isOpenText && closing === 0;
  const last = words.at(-1);
  const readAll = (asked) => {
    const wanted = weighty(asked, pack.stop);
    return pack.each(wanted, (word, at) => readWord(pack, word, isOpen && word.end === last.end && at + 1 === wanted.length, wanted.length === 1));
  };
  const pieces = words.slice(opening, words.length - closing);
  const asked = pack.ahead(() => joined(pack, pieces, isOpen), () => readAll(pieces));
  const isAbsent = pack.ahead(() => isLacking(pack, asked), () => readAll(asked));
  const reads = readAll(asked);
  const kept = reads.filter((read, at) => reads.findIndex((one) => one.spelling === read.spelling) === at);
  return { words: kept, keys: keys(pack, words, asked, isOpen, kept), typed: folded.join(" "), isTold, isLacking: isAbsent };
}

// Words typed with the article that leans on them, and no apostrophe (`query/elision.rs`).
function parted(pack, words, isOpen) {
  const { least, elided, opens } = pack.rules.elisions;
  const isKnown = (folded) => pack.spellings(folded).length > 0;
  const begins = (folded) => pack.starting(folded, 1).length > 0;
  return pack.each(words, (word, at) => {
    const rest = pack.stop.has(word.folded) ? null : without(word, elided, opens);
    const isHalf = isOpen && at + 1 === words.length;
    if (rest === null || isKnown(word.folded) || (isHalf && begins(word.folded))) return word;
    if (pack.kin(word.folded).length > 0) return word;
    const slip = new Typed(word.folded, pack.rules);
    if ([...pack.near(slip, true)].some(([known, slips]) => slips === 1 && slip.begins(known))) return word;
    return isKnown(rest.folded) || (isHalf && [...rest.folded].length >= least && begins(rest.folded)) ? rest : word;
  });
}

function without(word, elisions, opens) {
  for (const [elided, least] of elisions) {
    const rest = word.folded.slice(elided.length);
    if (word.folded.startsWith(elided) && [...rest].length >= least && opens.includes(rest[0])) {
      return word.spelling.startsWith(elided) ? { ...word, folded: rest, spelling: word.spelling.slice(elided.length) } : null;
    }
  }
  return null;
}

// Words typed in two pieces, put together. What has to be known is asked for at once: each word may be in a file
// of its own.
function joined(pack, words, isOpen) {
  const isUnknown = ({ folded }) => !pack.stop.has(folded) && pack.spellings(folded).length === 0;
  const isSilent = ({ folded }) => pack.stop.has(folded);
  // A grammatical word that is a part of another.
  const isPart = (before, word) => isSilent(before) !== isSilent(word) && word.isBound && !before.isBound && !words[words.indexOf(word) + 1]?.isBound;
  const isMeant = (folded, isHalf) => pack.spellings(folded).length > 0 || (isHalf && pack.starting(folded, 1).length > 0);
  const isWhole = (before, word) =>
    (isPart(before, word) || isUnknown(before) || isUnknown(word)) && isMeant(before.folded + word.folded, isPart(before, word) && isOpen && word === words.at(-1));
  const whole = (before, word) => {
    const pieces = isPart(before, word) ? [isSilent(before) ? word.folded : before.folded] : [];
    return { ...before, spelling: `${before.spelling}${word.isBound ? "-" : ""}${word.spelling}`, folded: before.folded + word.folded, end: word.end, pieces };
  };
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

// Whether each of the words that are looked for is in a set phrase that no text has.
function isLacking(pack, words) {
  const { phrase } = pack.rules.query;
  const telling = words.filter((word) => !pack.rules.small.includes(word.folded));
  const keys = telling.map((word) => one(word.folded));
  const absent = new Set();
  pack.each(telling, (word, first) => {
    if (pack.stop.has(word.folded)) return;
    for (let end = first + 2; end <= Math.min(first + phrase, keys.length); end += 1) {
      if (pack.lacks(keys.slice(first, end))) telling.slice(first, end).forEach((its) => absent.add(its));
    }
  });
  return weighty(words, pack.stop).every((word) => absent.has(word));
}

export const weighty = (words, stop) => {
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

function readWord(pack, word, isHalf, isAlone) {
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
  const isDerived = !isKnown && lemmas.length === 0 && readings.size > 0;
  let beginsOthers = false;
  const isWritten = isKnown && pack.isWritten(word.folded);
  if (isHalf && letters >= (isWritten && isAlone ? rules.query.longerFrom : rules.query.prefix)) {
    const factor = isWritten ? factors.longer : factors.prefix;
    pack.each(pack.starting(word.folded, rules.query.longer), (longer) => {
      add(longer, factor);
      if (!pack.isWritten(longer)) pack.each(pack.spellings(longer), (known) => addFamily(known, factor));
      beginsOthers = !isKnown;
    });
  }
  let found = [];
  if (readings.size === 0 || isDerived || (beginsOthers && letters >= rules.query.doubtful)) {
    found = corrections(pack, word.folded, beginsOthers || isDerived);
    if (isDerived) found = found.filter(([, slips]) => slips === 1);
    for (const [correction, slips] of found) {
      const factor = pack.stop.has(correction) ? 0 : power(factors.slip, slips);
      add(correction, factor);
      for (const known of pack.spellings(correction)) {
        addFamily(known, factor);
        pushLemma(known.lemma);
      }
    }
  }
  for (const piece of word.pieces ?? []) {
    if (pack.isWritten(piece)) add(piece, factors.part);
    for (const known of pack.spellings(piece)) pushLemma(known.lemma);
  }
  // Their entries will be wanted: while other words are looked for.
  pack.each([...readings], ([folded, factor]) => factor > 0 && pack.word(folded));
  if (lemmas.length === 0) lemmas.push(word.folded);
  return {
    spelling: word.spelling,
    readings: [...readings],
    corrections: found.map(([correction]) => correction),
    lemmas,
    isWhole: isWritten && !pack.stop.has(word.folded),
    isHalf: beginsOthers,
    isDerived,
    isShort: new Typed(word.folded, rules).isShort(),
  };
}

function corrections(pack, folded, isHalf) {
  const typed = new Typed(folded, pack.rules);
  if (!typed.mayBeWrong()) return [];
  const near = [...pack.near(typed, isHalf)].filter(([word]) => !isHalf || typed.begins(word));
  const fewest = Math.min(...near.map(([, slips]) => slips));
  const alike = near.filter(([, slips]) => slips === fewest);
  const beginning = fewest === 1 ? alike.filter(([word]) => typed.begins(word)) : [];
  const nearest = (beginning.length > 0 ? beginning : alike)
    .map(([word, slips]) => ({ word, slips, beginsOtherwise: [...word][0] !== typed.letters[0] }))
    .sort((a, b) => a.beginsOtherwise - b.beginsOtherwise || compare(a.word, b.word))
    .slice(0, pack.rules.query.near);
  const counted = pack.each(nearest, (one) => ({ ...one, frequency: postings(pack.word(one.word), pack.rules).count }));
  // A word that only leads to others must be all but typed.
  const ranked = counted.filter((one) => one.frequency > 0 || (!one.beginsOtherwise && one.slips === 1));
  ranked.sort((a, b) => a.beginsOtherwise - b.beginsOtherwise || b.frequency - a.frequency || compare(a.word, b.word));
  return ranked.slice(0, pack.rules.query.corrections).map(({ word, slips }) => [word, slips]);
}

function keys(pack, all, asked, isOpen, wanted) {
  const { rules } = pack;
  const spelling = all.map((word) => word.spelling).join(" ");
  const last = wanted.at(-1);
  const isHalf = last?.isHalf ?? false;
  const isWhole = all.length === 1 && last !== undefined && last.isWhole && [...last.spelling].length < rules.query.longerFrom;
  const isKnown = all.length === 1 && last !== undefined && last.isWhole;
  const make = (key, fit, isCorrected, share = 1) => ({
    key,
    isOpen: fit === "begins",
    isWhole: fit === "begins" && isWhole,
    isKnown: fit === "begins" && isKnown,
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
