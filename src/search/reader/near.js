// Words typed wrong (`near.rs`, `sound.rs`).

export class Typed {
  constructor(word, rules) {
    this.rules = rules.near;
    this.word = word;
    this.letters = [...word];
    const count = this.letters.length;
    this.singular = [...singular(word, this.rules)];
    this.limit = count < this.rules.shortest ? 0 : this.singular.length <= this.rules.one ? 1 : 2;
    const shared = this.rules.shared.find(([below]) => count < below)?.[1] ?? 0;
    this.beginning = this.letters.slice(0, shared).join("");
    this.ends = this.letters.slice(Math.max(count - shared, 0)).join("");
    this.unheard = this.beginning.startsWith("h") ? this.beginning.slice(1) : /^[aeiouy]/.test(this.beginning) ? `h${this.beginning}` : null;
    this.sound = sound(word, this.rules);
  }

  mayBeWrong() {
    return this.letters.length >= this.rules.swap && !/^[0-9]+$/.test(this.word);
  }

  isShort() {
    return this.letters.length < this.rules.sure;
  }

  begins(known) {
    return (
      known.startsWith(this.beginning) ||
      (this.unheard !== null && known.startsWith(this.unheard)) ||
      (this.letters.length <= this.rules.shortest && isSwapped(this.word, known))
    );
  }

  distance(known) {
    const count = this.letters.length;
    if (count < this.rules.shortest) return isSwapped(this.word, known) ? 1 : null;
    if (!this.begins(known) && !known.endsWith(this.ends)) return null;
    if (this.sound !== null && this.sound === sound(known, this.rules)) return 1;
    const letters = [...singular(known, this.rules)];
    if (Math.abs(letters.length - this.singular.length) > this.limit) return null;
    if (this.rules.opposites.some((opposite) => this.word === opposite + known || known === opposite + this.word)) return null;
    const distance = Math.max(osa(this.singular, letters), 1);
    return distance <= this.limit ? distance : null;
  }
}

const singular = (word, { shortest }) => (/[sx]$/.test(word) && word.length > shortest ? word.slice(0, -1) : word);

// How a word sounds (`sound.rs`).
function sound(word, { sounds, silent, heard, vowels }) {
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
  if (all.length < heard) return null;
  const isConsonant = (sign) => sign !== undefined && !vowels.includes(sign);
  const isMute = (sign, at) => sign === "e" && isConsonant(all[at - 1]) && isConsonant(all[at + 1]);
  const spoken = [...all].filter((sign, at) => !isMute(sign, at)).join("");
  return spoken.length >= heard ? spoken : all;
}

export function swaps(letters) {
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

export const reversed = (word) => [...word].reverse().join("");
