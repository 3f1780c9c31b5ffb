const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Bits of a base64 digit that are data; the sixth says that another digit follows (ECMA-426, "Mappings structure"). */
const DATA_BITS = 5;
const GOES_ON = 1 << DATA_BITS;

/** The segments of each generated line, their fields as numbers: column, source, line, column, name. */
export function decodeMappings(mappings) {
  const state = [0, 0, 0, 0, 0];
  return mappings.split(';').map((line) => {
    state[0] = 0;
    return line
      .split(',')
      .filter(Boolean)
      .map((segment) => readNumbers(segment).map((difference, field) => (state[field] += difference)));
  });
}

/** The reverse: each field as its difference from the segment before. */
export function encodeMappings(lines) {
  const state = [0, 0, 0, 0, 0];
  return lines
    .map((segments) => {
      state[0] = 0;
      return segments
        .map((segment) => segment.map((value, field) => write(value, field, state)).join(''))
        .join();
    })
    .join(';');
}

function write(value, field, state) {
  const difference = value - state[field];
  state[field] = value;
  let rest = difference < 0 ? (-difference << 1) | 1 : difference << 1;
  let digits = '';
  do {
    const data = rest & (GOES_ON - 1);
    rest >>>= DATA_BITS;
    digits += DIGITS[rest > 0 ? data | GOES_ON : data];
  } while (rest > 0);
  return digits;
}

function readNumbers(segment) {
  const numbers = [];
  let value = 0;
  let shift = 0;
  for (const digit of segment) {
    const bits = DIGITS.indexOf(digit);
    value += (bits & (GOES_ON - 1)) << shift;
    shift += DATA_BITS;
    if (bits & GOES_ON) continue;
    numbers.push(value & 1 ? -(value >>> 1) : value >>> 1);
    value = 0;
    shift = 0;
  }
  return numbers;
}
