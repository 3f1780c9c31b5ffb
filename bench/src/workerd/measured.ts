/** A running program that takes posts, and whose CPU is counted. */
export interface Measured {
  /** `http://127.0.0.1:port` */
  readonly url: string;
  /** CPU that it has used so far on all threads, seconds. */
  cpuSeconds(): number;
  stop(): Promise<void>;
}
