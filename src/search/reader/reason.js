// Why an entry is one of the hits (`reason.rs`, `usage.rs`).

import { fold } from "./analyse.js";
import { ACRONYM, ADMITTED, DEPRECATED, USAGE, withoutParenthesis } from "./files.js";

// What was typed of what is said for phrases of an entry.
export function saidFor(pack, record, { typed }) {
  const typedWords = typed.split(" ");
  const isTyped = ([said]) => pack.analyser.words(said).every(({ folded }) => pack.rules.small.includes(folded) || typedWords.includes(folded));
  return record.said.filter(isTyped);
}

export function reasons(pack, record, { name, isNamed }, { words }, said, marker) {
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
  if (!isExplained) all.push(...said.map(reasonOf));
  const mayBePart = all.length === 0 && record.said.length > 0;
  words.forEach((word, at) => {
    const typed = fold(word.spelling).replaceAll("-", "");
    const begins = [...typed].slice(0, pack.rules.telling).join("");
    const isCorrected = word.corrections.length > 0;
    // Texts are read again only for the few words that may be understood as another.
    const mayDiffer = () => word.readings.some(([folded, factor]) => factor > 0 && !folded.startsWith(begins));
    if (!isCorrected && (isExplained || !mayDiffer()) && !mayBePart) return;
    const read = marker.readAs(record, at, isNamed);
    if (read === null) {
      const part = mayBePart && record.said.find(([phrase]) => marker.isPart(phrase, at));
      if (part && !all.some(({ typed }) => typed === part[0])) all.push(reasonOf(part));
      return;
    }
    if (fold(read).startsWith(typed) || fold(word.spelling).split("-").includes(fold(read))) return;
    const isOther = !fold(read).startsWith(begins);
    const itsBeginning = [...fold(read)].slice(0, pack.rules.telling).join("");
    const isSlip = word.corrections.some((correction) => correction.startsWith(itsBeginning));
    if (isCorrected && (!isOther || isSlip)) all.push({ kind: "corrected", typed: word.spelling, read });
    else if (isOther) all.push({ kind: "understood", typed: word.spelling, read });
  });
  return all;
}

const reasonOf = ([typed, read, isBroader]) => ({ kind: isBroader ? "broader" : "understood", typed, read });

// The label at a place among the names: after the title, and the title without its parenthesis.
function labelOf(record, { rank: itsRank, place }) {
  const label = record.names[place - (withoutParenthesis(record.title) ? 2 : 1)];
  return label && Number(label[1]) === itsRank ? label : null;
}
