// Names near what was typed (`suggest.rs`), and names while typing.

import { HIDDEN } from "./files.js";
import { isOneOfMany } from "./ranking.js";

export function suggest(pack, { typed }) {
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


export function beginning(pack, query, limit) {
  const folded = pack.analyser.words(query).map((word) => word.folded).join(" ");
  if (folded === "") return [];
  const best = new Map();
  for (const row of pack.named(`=${folded}`, true)) {
    if (row.rank !== HIDDEN && !isOneOfMany(folded, row) && (best.get(row.entry)?.rank ?? 9) > row.rank) best.set(row.entry, row);
  }
  const rows = [...best.values()].sort((a, b) => (a.folded !== folded) - (b.folded !== folded) || a.rank - b.rank);
  return pack.each(rows.slice(0, limit), (row) => ({ ...pack.entry(row.entry), label: row.label }));
}
