const SMALLEST_MATCH = 3;
const LONGEST_MATCH = 258;
const WINDOW = 32_768;
/** How many earlier places are tried for each match. */
const TRIES = 128;
const END_OF_BLOCK = 256;
const FIRST_LENGTH = 257;
const LAST_LENGTH = 285;
const NOWHERE = -1;

/**
 * `data` in the form of gzip, the same bytes on every machine. The compressor of Node is not: it finds other matches on other
 * processors, and user data that differs replaces every server. This one has fixed codes, which text does not miss much.
 *
 * It runs at every synthesis, before the engine has had time to optimize it, hence the plain loops over numbers.
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
  const out = new BitWriter(data.length);
  const places = new Places(data);
  out.write(0b011, 3); // the last block, with fixed codes
  for (let at = 0; at < data.length;) {
    const length = places.longestMatch(at);
    const next = at + Math.max(length, 1);
    if (length === 0) {
      out.writeSymbol(data[at] as number);
    } else {
      writeLength(out, length);
      writeDistance(out, at - places.match);
    }
    places.remember(at, next);
    at = next;
  }
  out.writeSymbol(END_OF_BLOCK);
  return out.toBuffer();
}

/** RFC 1951, 3.2.5: eight codes for one length each, then four each for ranges of 2, 4, 8…, with the rest as extra bits. */
function writeLength(out: BitWriter, length: number): void {
  if (length === LONGEST_MATCH) return out.writeSymbol(LAST_LENGTH);
  const above = length - SMALLEST_MATCH;
  const extraBits = Math.max(0, 29 - Math.clz32(above));
  out.writeSymbol(FIRST_LENGTH + 4 * extraBits + (above >> extraBits));
  out.write(above & ((1 << extraBits) - 1), extraBits);
}

/** Four codes for one distance each, then two each for ranges of 2, 4, 8…, with the rest as extra bits. */
function writeDistance(out: BitWriter, distance: number): void {
  const above = distance - 1;
  const extraBits = Math.max(0, 30 - Math.clz32(above));
  out.write(reversed(2 * extraBits + (above >> extraBits), 5), 5);
  out.write(above & ((1 << extraBits) - 1), extraBits);
}

/** Where each run of three bytes was seen: of each hash of one the last place, and of each place the one before it. */
class Places {
  /** Where the match is that was found last. */
  public match = NOWHERE;
  private readonly last = new Int32Array(1 << 15).fill(NOWHERE);
  private readonly before: Int32Array;

  constructor(private readonly data: Buffer) {
    this.before = new Int32Array(data.length);
  }

  public remember(from: number, to: number): void {
    const { data, last, before } = this;
    const end = Math.min(to, data.length - SMALLEST_MATCH + 1);
    for (let at = from; at < end; at++) {
      const hash = hashOf(data[at] as number, data[at + 1] as number, data[at + 2] as number);
      before[at] = last[hash] as number;
      last[hash] = at;
    }
  }

  /** The length of the longest match, the nearest where several are as long. 0 when there is none. */
  public longestMatch(at: number): number {
    const { data, before } = this;
    const limit = Math.min(LONGEST_MATCH, data.length - at);
    if (limit < SMALLEST_MATCH) return 0;
    const first = data[at] as number;
    const second = data[at + 1] as number;
    const third = data[at + 2] as number;
    let longest = 0;
    let place = this.last[hashOf(first, second, third)] as number;
    for (let tries = TRIES; tries > 0 && place !== NOWHERE && at - place <= WINDOW; place = before[place] as number) {
      // Another run may have the same hash.
      if (data[place] !== first || data[place + 1] !== second || data[place + 2] !== third) continue;
      tries--;
      // What does not match where the longest one ends is not longer.
      if (longest === limit || data[place + longest] !== data[at + longest]) continue;
      let length = SMALLEST_MATCH;
      while (length < limit && data[at + length] === data[place + length]) length++;
      if (length > longest) {
        longest = length;
        this.match = place;
      }
    }
    return longest;
  }
}

function hashOf(first: number, second: number, third: number): number {
  return ((first << 10) ^ (second << 5) ^ third) & 0x7fff;
}

/** Bits, the least significant of a byte first. */
class BitWriter {
  private readonly bytes: Buffer;
  private length = 0;
  private pending = 0;
  private pendingBits = 0;

  /** @param size of what is compressed; a byte takes 9 bits at most */
  constructor(size: number) {
    this.bytes = Buffer.alloc(Math.ceil((size * 9) / 8) + 8);
  }

  public write(value: number, bits: number): void {
    this.pending |= value << this.pendingBits;
    this.pendingBits += bits;
    while (this.pendingBits >= 8) {
      this.bytes[this.length++] = this.pending & 0xff;
      this.pending >>>= 8;
      this.pendingBits -= 8;
    }
  }

  /** The fixed codes of RFC 1951, 3.2.6. A code is written from its most significant bit, unlike a number. */
  public writeSymbol(symbol: number): void {
    if (symbol < 144) this.write(reversed(0x30 + symbol, 8), 8);
    else if (symbol < 256) this.write(reversed(0x190 + symbol - 144, 9), 9);
    else if (symbol < 280) this.write(reversed(symbol - 256, 7), 7);
    else this.write(reversed(0xc0 + symbol - 280, 8), 8);
  }

  public toBuffer(): Buffer {
    return Buffer.concat([
      this.bytes.subarray(0, this.length),
      Buffer.from(this.pendingBits > 0 ? [this.pending] : []),
    ]);
  }
}

function reversed(value: number, bits: number): number {
  let result = 0;
  for (let bit = 0; bit < bits; bit++) {
    result = (result << 1) | ((value >> bit) & 1);
  }
  return result;
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
