// Excerpts (`excerpt.rs`, `markdown/text.rs`).

import { byteLength } from "./bytes.js";
import { USAGE, withoutParenthesis } from "./files.js";

export class Marker {
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
    const names = [record.title, ...(short ? [short] : []), ...record.names.filter(([, rank]) => Number(rank) !== USAGE).map(([label]) => label)];
    for (const source of [...names, ...record.passages.map(([, , passage]) => passage)]) {
      const word = this.analyser.words(source).find(({ folded }) => this.isReadAs(at, folded, isNamed));
      if (word) return word.spelling;
    }
    return null;
  }

  isPart(said, at) {
    return this.analyser.words(said).some(({ folded }) => this.isReadAs(at, folded, false));
  }

  isReadAs(at, folded, isNamed) {
    const bitsOfOne = (this.wanted.get(folded) ?? 0) | (isNamed ? (this.named.get(folded) ?? 0) : 0);
    return (bitsOfOne & (1 << at)) !== 0;
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
