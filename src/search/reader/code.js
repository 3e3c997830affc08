// Numbers as signs, and what a file is known by (`code.rs`).

const SIGNS = "#$%&'()*+-.0123456789:;=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~";
export const DIGIT = new Map([...SIGNS].map((sign, at) => [sign, at]));
const HALF = 44;

export function numbersOf(coded) {
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

export function risingOf(gaps) {
  let next = 0;
  return gaps.map((gap) => (next += gap + 1) - 1);
}

export const rising = (coded) => (coded ? risingOf(numbersOf(coded)) : []);

export function fingerprint(bytes) {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
