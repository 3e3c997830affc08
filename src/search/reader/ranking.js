// Which entry first (`ranking.rs`).

import { ACRONYM, HIDDEN, USAGE, postings } from "./files.js";

export function rank(pack, understood, isWhole) {
  const { words, keys: names } = understood;
  const { rules } = pack;
  const scores = pack.scores.cleared();
  let [idfs, unknown] = [0, 0];
  pack.each(words, (word) => {
    const rows = pack.each(word.readings.filter(([, factor]) => factor > 0), ([folded, factor]) => [pack.word(folded), factor]);
    let most = 0;
    for (const [row, factor] of rows) {
      if (row) most = Math.max(most, scores.read(postings(row, rules), factor, rules.factors));
    }
    const having = Math.max(scores.having.length, most);
    const idf = Math.log(1 + (pack.manifest.entries - having + 0.5) / (having + 0.5));
    idfs += idf;
    unknown += having === 0 ? 1 : doubt(word, rules);
    scores.take(idf, doubt(word, rules));
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
  if (isWhole) addRelated(pack, scores);
  return finish(pack, understood, scores, idfs, unknown);
}

// What entries have gathered: columns, made once, since words of tens of thousands of entries are added up
// for each letter typed.
export class Scores {
  constructor(entries) {
    this.impact = new Float64Array(entries);
    this.impactLength = new Uint8Array(entries);
    this.impactSure = new Uint8Array(entries);
    this.text = new Float64Array(entries);
    this.found = new Uint8Array(entries);
    this.meant = new Uint8Array(entries);
    this.weight = new Float64Array(entries);
    this.strongest = new Float64Array(entries);
    this.inTitle = new Uint8Array(entries);
    this.titled = new Uint8Array(entries);
    this.titleWeight = new Float64Array(entries);
    this.length = new Uint8Array(entries);
    this.touched = [];
    this.cleared();
  }

  cleared() {
    for (const entry of [...this.touched, ...(this.having ?? [])]) {
      this.impact[entry] = this.impactLength[entry] = this.impactSure[entry] = 0;
      this.text[entry] = this.found[entry] = this.meant[entry] = this.weight[entry] = this.strongest[entry] = this.inTitle[entry] = this.titled[entry] = this.titleWeight[entry] = this.length[entry] = 0;
    }
    this.touched = [];
    this.having = [];
    this.names = new Map();
    return this;
  }

  // Adds a reading of the word at hand: the best counts. Gives how many entries have it.
  read({ entries, impacts, titles, count }, factor, { lemma, part }) {
    for (let at = 0; at < entries.length; at += 1) {
      const entry = entries[at];
      const known = this.impact[entry];
      if (known === 0) this.having.push(entry);
      const impact = factor * impacts[at];
      if (impact > known) this.impact[entry] = impact;
    }
    for (const [at, length] of factor > part ? titles : []) {
      this.impactLength[entries[at]] = length;
      if (factor >= lemma) this.impactSure[entries[at]] = 1;
    }
    return count;
  }

  // Ends the word at hand.
  take(idf, doubt) {
    for (const entry of this.having) {
      if (this.found[entry] === 0) this.touched.push(entry);
      this.text[entry] += idf * this.impact[entry];
      this.found[entry] += 1;
      this.meant[entry] += doubt < 1 ? 1 : 0;
      this.weight[entry] += idf * (1 - doubt);
      this.strongest[entry] = Math.max(this.strongest[entry], this.impact[entry]);
      if (this.impactLength[entry] > 0) {
        this.inTitle[entry] += 1;
        this.titleWeight[entry] += idf;
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
  if (word.corrections.length === 0 || word.isHalf || word.isDerived) return 0;
  return word.isShort ? 1 : rules.factors.doubt;
}

function isHeld({ fit, share, isCorrected }, name, { words, typed }) {
  if (fit !== "inside" || isCorrected) return false;
  if (Math.round(share * words.length) > 1) return true;
  const isAcronym = name.rank === ACRONYM && share >= 0.5;
  return (name.folded.includes(" ") || isAcronym) && ` ${typed} `.includes(` ${name.folded} `);
}

function isPiece({ key, isWhole, isKnown }, { rank, folded }) {
  const isAll = isWhole || (isKnown && rank === USAGE);
  return isAll && folded.startsWith(key.slice(1)) && folded.length > key.length - 1 && folded[key.length - 1] !== " ";
}

// One word of what is said in several.
export const isOneOfMany = (key, { rank, folded }) => rank === USAGE && folded.includes(" ") && !key.includes(" ");

function isWithin({ key, spelling }, name) {
  const words = (source) => source.split(" ").length;
  return key[0] === "~" && !key.includes(" ") && words(name.folded) > 2 * words(spelling);
}

function tierOf(key, name, tier) {
  const { fit, share, isCorrected, isDoubtful, spelling } = key;
  if (fit === "inflected" && isWithin(key, name)) return tier.around;
  if (isPiece(key, name)) return tier.piece;
  if (fit === "begins" && isOneOfMany(key.key, name)) return 0;
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

function isForeign({ words, isTold, isLacking }, scores, idfs, unknown, ranking) {
  const count = Math.max(words.length, 1);
  const isSome = (test) => scores.touched.some(test);
  if (isLacking && !isSome((entry) => scores.found[entry] >= count && scores.inTitle[entry] > 0)) return true;
  if (words.length === 1 && unknown < 1) return false;
  if (count === 2 && unknown > 0 && !isSome((entry) => scores.found[entry] > 1 && scores.inTitle[entry] > 0)) return true;
  if (count === 2 && !isTold && !isSome((entry) => scores.found[entry] > 1 || scores.strongest[entry] >= ranking.leastImpact)) return true;
  const isTitled = (entry) => scores.inTitle[entry] > 0 && scores.found[entry] >= ranking.leastCoverage * count;
  const isNear = (entry) => isTitled(entry) || scores.weight[entry] >= ranking.leastWeight * idfs;
  if (count >= ranking.several && !isTold && !isSome(isNear)) return true;
  if (count === 3 && isSome((entry) => scores.inTitle[entry] > 1)) return false;
  if (count > 2 && isSome((entry) => scores.meant[entry] >= count)) return false;
  const isLong = count >= (isTold ? ranking.longTold : ranking.long);
  return unknown / count > (isLong ? ranking.mostUnknownLong : ranking.mostUnknown);
}

function finish(pack, understood, scores, idfs, unknown) {
  const { tier, ranking } = pack.rules;
  const { words: wanted, isTold } = understood;
  const words = Math.max(wanted.length, 1);
  const isElsewhere = isForeign(understood, scores, idfs, unknown, ranking);
  const least = isTold ? ranking.leastCoverageTold : ranking.leastCoverage;
  const idf = Math.max(idfs, Number.MIN_VALUE);
  const ranked = [];
  for (const entry of scores.touched) {
    const one = scores.names.get(entry) ?? UNNAMED;
    const share = (scores.found[entry] / words + scores.weight[entry] / idf) / 2;
    const isNamed = one.tier >= tier.begins[HIDDEN];
    const isTitle = wanted.length > 1 && scores.titled[entry] === wanted.length;
    const inTitle = scores.inTitle[entry];
    const itsLeast = scores.titled[entry] > 0 ? Math.min(least, ranking.leastTitled) : least;
    const isAnswer = isNamed || one.isRelated || one.isHeld || isTitle || (!isElsewhere && share >= itsLeast);
    if (!isAnswer) continue;
    const text = (power(share, ranking.coverage) * scores.text[entry]) / idf;
    let [within, title] = [0, 0];
    if (inTitle > 0) {
      const ofTitle = inTitle / Math.max(scores.length[entry], inTitle);
      title = ((ranking.inTitle * share * scores.titleWeight[entry]) / idf) * Math.sqrt(ofTitle);
      if (inTitle === wanted.length) within = tier.within * ofTitle;
    }
    const score = Math.max(one.tier, within, one.isRelated ? tier.related : 0) + text + title;
    ranked.push({ entry, score, name: one.exact ?? one.name, isNamed });
  }
  return ranked;
}

export const order = (a, b) => b.score - a.score || a.entry - b.entry;

// The first of many, in order: a page shows few of the thousands that have a common word.
export function firstOf(ranked, limit) {
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
export function power(base, exponent) {
  let product = 1;
  for (let count = 0; count < exponent; count += 1) product *= base;
  return product;
}
