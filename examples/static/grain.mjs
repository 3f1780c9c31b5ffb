import { crc32, deflateSync } from 'node:zlib';

const WIDTH = 960;
const HEIGHT = 540;
/** Shades from the dark of a ring to the light between two. */
const SHADES = 48;

/** A board of oak as a PNG: rings, cut lengthwise, with the fine noise of pores. */
export function grain() {
  const rows = Buffer.alloc((WIDTH + 1) * HEIGHT);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) rows[y * (WIDTH + 1) + 1 + x] = shadeAt(x, y);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  // 8 bits a pixel, by palette (PNG specification, section 11.2.1)
  header.set([8, 3, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const chunks = { IHDR: header, PLTE: palette(), IDAT: deflateSync(rows), IEND: Buffer.alloc(0) };
  return Buffer.concat([signature, ...Object.entries(chunks).map(([type, data]) => chunk(type, data))]);
}

function shadeAt(x, y) {
  const bend = 26 * Math.sin(x / 190) + 11 * Math.sin(x / 61 + y / 240);
  const distance = Math.hypot(y - 610 + bend, x / 7 - 40);
  const ring = (Math.sin(distance / 4.2 + 3 * Math.sin(distance / 31)) + 1) / 2;
  const pore = Math.abs(Math.sin(x * 12.9898 + y * 78.233) * 43_758.5453) % 1;
  const light = 0.72 * ring ** 1.6 + 0.2 * (1 - y / HEIGHT) + 0.08 * pore;
  return Math.min(SHADES - 1, Math.floor(light * SHADES));
}

function palette() {
  const colours = Buffer.alloc(SHADES * 3);
  for (let shade = 0; shade < SHADES; shade++) {
    const light = shade / (SHADES - 1);
    colours.set([118 + 104 * light, 78 + 98 * light, 44 + 86 * light], shade * 3);
  }
  return colours;
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8 + body.length);
  frame.writeUInt32BE(data.length, 0);
  frame.set(body, 4);
  frame.writeUInt32BE(crc32(body), 4 + body.length);
  return frame;
}
