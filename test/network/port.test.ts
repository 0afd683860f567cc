import * as fc from 'fast-check';
import { Port } from '../../lib/network/port';

const numbers = fc.integer({ min: 1, max: 65_535 });

describe('Port', () => {
  test('is written as security group rules take it', () => {
    fc.assert(fc.property(numbers, number => Port.tcp(number).toString() === `${number}/${number}`));
    fc.assert(
      fc.property(numbers, numbers, (one, other) => {
        const [first, last] = [Math.min(one, other), Math.max(one, other)];
        const port = Port.tcpRange(first, last);
        expect([port.first, port.last, port.toString()]).toEqual([first, last, `${first}/${last}`]);
      }),
    );
  });

  test.each([
    ['SSH', Port.SSH, '22/22'],
    ['HTTP', Port.HTTP, '80/80'],
    ['HTTPS', Port.HTTPS, '443/443'],
    ['PostgreSQL', Port.POSTGRES, '5432/5432'],
    ['Redis', Port.REDIS, '6379/6379'],
  ])('knows the port of %s', (_service, port, text) => {
    expect(port.toString()).toBe(text);
  });

  test.each([0, -1, 65_536, 80.5, NaN])('fails to be number %p', number => {
    expect(() => Port.tcp(number)).toThrow(`a port range runs upward within 1-65535, got ${number}-${number}`);
  });

  test.each([
    [443, 80],
    [0, 80],
    [80, 65_536],
    [1, 2.5],
    [1.5, 2],
  ])('fails to run from %p to %p', (first, last) => {
    expect(() => Port.tcpRange(first, last)).toThrow(`a port range runs upward within 1-65535, got ${first}-${last}`);
  });
});

describe('Port.toNumber', () => {
  test('gives the one port', () => {
    expect(Port.tcp(5000).toNumber()).toBe(5000);
  });

  test('fails for a run of several', () => {
    expect(() => Port.tcpRange(5000, 5009).toNumber()).toThrow('one port is needed here, got 5000-5009');
  });
});
