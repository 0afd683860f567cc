const SMALLEST_MATCH = 3;
const LONGEST_MATCH = 258;
const WINDOW = 32_768;
/** How many earlier places are tried for each match. */
const TRIES = 128;
const END_OF_BLOCK = 256;

/** What a length or a distance is written as: a code, and extra bits for how far it lies above the code's least value. */
interface Code {
  readonly code: number;
  readonly least: number;
  readonly extraBits: number;
}

const LENGTHS = codes(257, 3, [8, 4, 4, 4, 4, 4]);
const DISTANCES = codes(0, 1, [4, ...Array<number>(13).fill(2)]);

/**
 * `data` in the form of gzip, the same bytes on every machine. The compressor of Node is not: it finds other matches on other
 * processors, and user data that differs replaces every server. This one has fixed codes, which text does not miss much.
 */
export function gzip(data: Buffer): Buffer {
  // Deflate, no time, the best compression, no system in particular.
  const head = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255]);
  const tail = Buffer.alloc(8);
  tail.writeUInt32LE(crc32(data), 0);
  tail.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, deflate(data), tail]);
}

function deflate(data: Buffer): Buffer {
  const out = new BitWriter();
  const places = new Places(data);
  out.write(0b011, 3); // the last block, with fixed codes
  for (let at = 0; at < data.length;) {
    const { length, distance } = places.longestMatch(at);
    const step = length < SMALLEST_MATCH ? 1 : length;
    if (step === 1) {
      writeSymbol(out, data[at] as number);
    } else {
      const [long, far] = [codeOf(LENGTHS, length), codeOf(DISTANCES, distance)];
      writeSymbol(out, long.code);
      out.write(length - long.least, long.extraBits);
      out.write(reversed(far.code, 5), 5);
      out.write(distance - far.least, far.extraBits);
    }
    for (let end = at + step; at < end; at++) {
      places.remember(at);
    }
  }
  writeSymbol(out, END_OF_BLOCK);
  return out.toBuffer();
}

/** Where each run of three bytes was seen. */
class Places {
  private readonly seen = new Map<number, number[]>();

  constructor(private readonly data: Buffer) {}

  public remember(at: number): void {
    const places = this.seen.get(this.keyAt(at));
    if (places) {
      places.push(at);
    } else {
      this.seen.set(this.keyAt(at), [at]);
    }
  }

  public longestMatch(at: number): { length: number; distance: number } {
    let best = { length: 0, distance: 0 };
    const limit = Math.min(LONGEST_MATCH, this.data.length - at);
    const places = limit < SMALLEST_MATCH ? [] : (this.seen.get(this.keyAt(at)) ?? []);
    for (let index = places.length - 1; index >= Math.max(0, places.length - TRIES); index--) {
      const distance = at - (places[index] as number);
      if (distance > WINDOW) {
        break;
      }
      let length = 0;
      while (length < limit && this.data[at + length] === this.data[at - distance + length]) {
        length++;
      }
      best = length > best.length ? { length, distance } : best;
    }
    return best;
  }

  private keyAt(at: number): number {
    const [first = 0, second = 0, third = 0] = this.data.subarray(at, at + SMALLEST_MATCH);
    return (first << 16) | (second << 8) | third;
  }
}

/** Bits, the least significant of a byte first. */
class BitWriter {
  private readonly bytes: number[] = [];
  private free = 0;

  public write(value: number, bits: number): void {
    for (let bit = 0; bit < bits; bit++) {
      if (this.free === 0) {
        this.bytes.push(0);
        this.free = 8;
      }
      const last = this.bytes.length - 1;
      this.bytes[last] = (this.bytes[last] as number) | (((value >> bit) & 1) << (8 - this.free));
      this.free--;
    }
  }

  public toBuffer(): Buffer {
    return Buffer.from(this.bytes);
  }
}

/** The fixed codes of RFC 1951, 3.2.6. A code is written from its most significant bit, unlike a number. */
function writeSymbol(out: BitWriter, symbol: number): void {
  if (symbol < 144) {
    out.write(reversed(0x30 + symbol, 8), 8);
  } else if (symbol < 256) {
    out.write(reversed(0x190 + symbol - 144, 9), 9);
  } else if (symbol < 280) {
    out.write(reversed(symbol - 256, 7), 7);
  } else {
    out.write(reversed(0xc0 + symbol - 280, 8), 8);
  }
}

function reversed(value: number, bits: number): number {
  let result = 0;
  for (let bit = 0; bit < bits; bit++) {
    result |= ((value >> bit) & 1) << (bits - 1 - bit);
  }
  return result;
}

/** The codes of RFC 1951, 3.2.5: `counts[n]` of them have `n` extra bits, one after the other. */
function codes(first: number, least: number, counts: readonly number[]): Code[] {
  let [code, value] = [first, least];
  return counts.flatMap((count, extraBits) =>
    Array.from({ length: count }, () => {
      const made = { code, least: value, extraBits };
      code += 1;
      value += 1 << extraBits;
      return made;
    }),
  );
}

function codeOf(list: readonly Code[], value: number): Code {
  // The longest match has a code of its own, without extra bits.
  if (list === LENGTHS && value === LONGEST_MATCH) {
    return { code: 285, least: LONGEST_MATCH, extraBits: 0 };
  }
  return list.findLast(({ least }) => least <= value) as Code;
}

function crc32(data: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) {
      crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    }
  }
  return (crc ^ 0xffffffff) >>> 0;
}
