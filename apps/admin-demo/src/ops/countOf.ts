/** `1 error`, `2 errors`, `1,024 page views`. */
export function countOf(count: number, thing: string): string {
  const whole = Math.round(count);
  return `${whole.toLocaleString('en')} ${thing}${whole === 1 ? '' : 's'}`;
}
