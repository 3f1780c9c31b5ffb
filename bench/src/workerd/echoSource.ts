/** A Worker that parses the JSON of a post and writes it again, and does nothing else. */
export const ECHO_SOURCE = `export default {
  async fetch(request) {
    if (request.method !== 'POST') return new Response('');
    const again = JSON.stringify(JSON.parse(await request.text()));
    return new Response(JSON.stringify({ length: again.length }), { headers: { 'content-type': 'application/json' } });
  },
};`;
