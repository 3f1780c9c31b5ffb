/** Answers a request to one path. */
export type Route = (request: Request) => Response | Promise<Response>;
