/** How a digit is moved by its place, once for each (J. Verhoeff, "Error Detecting Decimal Codes", 1969). */
const MOVED = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];

/** Whether a string of digits passes the Verhoeff check, as India's Aadhaar does. */
export function passesVerhoeff(digits: string): boolean {
  let check = 0;
  for (let i = 0; i < digits.length; i++) {
    let digit = Number(digits[digits.length - 1 - i]);
    for (let moves = i % 8; moves > 0; moves--) digit = MOVED[digit] ?? 0;
    check = joined(check, digit);
  }
  return check === 0;
}

/** The product of two elements of the dihedral group of order ten: 0 to 4 turn a pentagon, 5 to 9 turn it over as well. */
function joined(a: number, b: number): number {
  const turned = a < 5 ? a + b : a - b;
  const within = ((turned % 5) + 5) % 5;
  return a < 5 === b < 5 ? within : within + 5;
}
