/** A store that is faked at HTTP: answers with what is queued, then with 200, and keeps what was posted. */
export function fakeStore(...answers: (Response | Error)[]) {
  const posted: { url: URL; headers: Headers; body: string }[] = [];
  const fakeFetch: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    posted.push({ url: new URL(request.url), headers: request.headers, body: await request.text() });
    const answer = answers.shift() ?? new Response('{}');
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { fetch: fakeFetch, posted };
}
