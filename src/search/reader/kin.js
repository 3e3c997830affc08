// Kin of an unknown word (`kin.rs`).

export function kinBeginning(word, [, leastInflected, longest]) {
  const letters = [...word];
  return letters.length > leastInflected ? letters.slice(0, Math.max(letters.length - longest, leastInflected)).join("") : null;
}

export function kinship(word, known, { endings, inflections, verbal, rules }) {
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
