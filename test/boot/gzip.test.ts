import { gunzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { gzip } from '../../lib/boot/gzip';

/** Bytes that repeat themselves, as text does: a few kinds, in runs of any length. */
const repeating = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 1, max: 700 })), { maxLength: 40 })
  .map(runs => Buffer.concat(runs.map(([byte, times]) => Buffer.alloc(times, byte))));
const few = fc.array(fc.constantFrom(...Buffer.from('abc\n')), { maxLength: 2000 }).map(bytes => Buffer.from(bytes));
const any = fc.uint8Array({ maxLength: 2000 }).map(bytes => Buffer.from(bytes));

describe('gzip', () => {
  test.each([
    ['that repeat themselves in runs', repeating],
    ['of few kinds', few],
    ['of any kind', any],
  ])('is what gunzip reads, for bytes %s', (_kind, bytes) => {
    fc.assert(fc.property(bytes, data => gunzipSync(gzip(data)).equals(data)));
  });

  test('finds what is far away, and no farther than gunzip looks', () => {
    const far = Buffer.concat([Buffer.from('needle'), Buffer.alloc(32_762, 'x'), Buffer.from('needle')]);
    const tooFar = Buffer.concat([Buffer.from('needle'), Buffer.alloc(32_763, 'x'), Buffer.from('needle')]);

    expect(gunzipSync(gzip(far)).equals(far)).toBe(true);
    expect(gunzipSync(gzip(tooFar)).equals(tooFar)).toBe(true);
    expect(gzip(far).length).toBeLessThan(gzip(tooFar).length);
  });

  test('is the same bytes on every machine and with every Node', () => {
    expect(gzip(Buffer.from('coo coo coo, said the pigeon\n')).toString('hex')).toMatchInlineSnapshot(
      `"1f8b08000000000002ff4bcecf5780621d85e2c4cc1485928c548582ccf4d4fc3c2e00d64bca0b1d000000"`,
    );
  });

  test('makes text a third of what it was, or less', () => {
    const text = Buffer.from(Array.from({ length: 400 }, (_, i) => `put /etc/app/file-${i} 0644 root:root\n`).join(''));

    expect(gzip(text).length).toBeLessThan(text.length / 3);
  });
});
