const SMALLEST_MATCH = 3;
const LONGEST_MATCH = 258;
const WINDOW = 32_768;
/** How many earlier places are tried for each match. */
const TRIES = 128;
const END_OF_BLOCK = 256;
const NOWHERE = -1;

/** What a length or a distance is written as: a code, and extra bits for how far it lies above the code's least value. */
interface Code {
  readonly code: number;
  readonly least: number;
  readonly extraBits: number;
}

const LENGTHS = codes(257, 3, [8, 4, 4, 4, 4, 4]);
const DISTANCES = codes(0, 1, [4, ...Array<number>(13).fill(2)]);
const SYMBOLS = fixedCodes();

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

/** This is a seventh of a synthesis when it is written plainly: nothing is allocated in its loops. */
function deflate(data: Buffer): Buffer {
  const out = new BitWriter(data.length);
  const places = new Places(data);
  out.write(0b011, 3); // the last block, with fixed codes
  for (let at = 0; at < data.length;) {
    const length = places.longestMatch(at);
    const step = length < SMALLEST_MATCH ? 1 : length;
    if (step === 1) {
      out.writeSymbol(data[at] as number);
    } else {
      const [long, far] = [lengthCode(length), distanceCode(places.distance)];
      out.writeSymbol(long.code);
      out.write(length - long.least, long.extraBits);
      out.write(reversed(far.code, 5), 5);
      out.write(places.distance - far.least, far.extraBits);
    }
    for (let end = at + step; at < end; at++) {
      places.remember(at);
    }
  }
  out.writeSymbol(END_OF_BLOCK);
  return out.toBuffer();
}

/** Where each run of three bytes was seen: the last place of each, and of each place the one before it. */
class Places {
  /** Of the match that was found last. */
  public distance = 0;
  private readonly last = new Map<number, number>();
  private readonly before: Int32Array;

  constructor(private readonly data: Buffer) {
    this.before = new Int32Array(data.length);
  }

  public remember(at: number): void {
    const key = this.keyAt(at);
    this.before[at] = this.last.get(key) ?? NOWHERE;
    this.last.set(key, at);
  }

  /** The length of the longest match, the nearest of those as long; 0 when there is none. */
  public longestMatch(at: number): number {
    const { data, before } = this;
    const limit = Math.min(LONGEST_MATCH, data.length - at);
    if (limit < SMALLEST_MATCH) return 0;
    let best = 0;
    let place = this.last.get(this.keyAt(at)) ?? NOWHERE;
    for (let tries = TRIES; tries > 0 && place !== NOWHERE && at - place <= WINDOW; tries--) {
      // What does not match where a longer one ends is not longer.
      if (best < limit && data[place + best] === data[at + best]) {
        let length = 0;
        while (length < limit && data[at + length] === data[place + length]) length++;
        if (length > best) {
          best = length;
          this.distance = at - place;
        }
      }
      place = before[place] as number;
    }
    return best;
  }

  private keyAt(at: number): number {
    const { data } = this;
    return ((data[at] as number) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0);
  }
}

/** Bits, the least significant of a byte first. */
class BitWriter {
  private readonly bytes: Buffer;
  private length = 0;
  private pending = 0;
  private pendingBits = 0;

  /** @param size of what is compressed; with fixed codes no byte takes more than 9 bits */
  constructor(size: number) {
    this.bytes = Buffer.alloc(Math.ceil((size * 9) / 8) + 8);
  }

  /** @param bits at most 15 */
  public write(value: number, bits: number): void {
    this.pending |= value << this.pendingBits;
    this.pendingBits += bits;
    while (this.pendingBits >= 8) {
      this.bytes[this.length++] = this.pending & 0xff;
      this.pending >>>= 8;
      this.pendingBits -= 8;
    }
  }

  public writeSymbol(symbol: number): void {
    this.write(SYMBOLS.value[symbol] as number, SYMBOLS.bits[symbol] as number);
  }

  public toBuffer(): Buffer {
    return Buffer.concat([this.bytes.subarray(0, this.length), Buffer.from(this.pendingBits > 0 ? [this.pending] : [])]);
  }
}

/** The fixed codes of RFC 1951, 3.2.6. A code is written from its most significant bit, unlike a number. */
function fixedCodes(): { value: Uint16Array; bits: Uint8Array } {
  const [value, bits] = [new Uint16Array(286), new Uint8Array(286)];
  for (let symbol = 0; symbol < value.length; symbol++) {
    const [code, size] = fixedCode(symbol);
    value[symbol] = reversed(code, size);
    bits[symbol] = size;
  }
  return { value, bits };
}

function fixedCode(symbol: number): [code: number, bits: number] {
  if (symbol < 144) return [0x30 + symbol, 8];
  if (symbol < 256) return [0x190 + symbol - 144, 9];
  return symbol < 280 ? [symbol - 256, 7] : [0xc0 + symbol - 280, 8];
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

function lengthCode(length: number): Code {
  // The longest match has a code of its own, without extra bits.
  return length === LONGEST_MATCH
    ? { code: 285, least: LONGEST_MATCH, extraBits: 0 }
    : (LENGTHS.findLast(({ least }) => least <= length) as Code);
}

function distanceCode(distance: number): Code {
  return DISTANCES.findLast(({ least }) => least <= distance) as Code;
}

function crc32(data: Buffer): number {
  const table = crcTable();
  let crc = 0xffffffff;
  for (let at = 0; at < data.length; at++) {
    crc = (crc >>> 8) ^ (table[(crc ^ (data[at] as number)) & 0xff] as number);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** What each byte does to the sum. */
function crcTable(): Uint32Array {
  return Uint32Array.from({ length: 256 }, (_, byte) => {
    let sum = byte;
    for (let bit = 0; bit < 8; bit++) {
      sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
    }
    return sum;
  });
}
