/** An option as the script tag has it: `sampleRate` is `data-sample-rate`. */
export function dataName(option: string): string {
  return `data-${option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
