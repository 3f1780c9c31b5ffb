/** Whether a header of this name, in any case, carries a trace (W3C Trace Context, sections 2.2 and 2.3). */
export function isTraceHeader(name: string): boolean {
  return /^trace(parent|state)$/i.test(name);
}
