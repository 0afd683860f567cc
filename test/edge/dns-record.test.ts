import { DnsRecord } from '../../lib/edge/dns-record';
import { emptyStack, synth } from '../util';

const recordOf = (domainName: string, zone = 'example.com') =>
  new DnsRecord(emptyStack(), 'Record', { domainName, zone, target: 'alb.aliyuncs.com' });

describe('DnsRecord', () => {
  test.each([
    ['www.example.com', 'www'],
    ['dev.pigeon.example.com', 'dev.pigeon'],
  ])('makes %s stand for another name', (domainName, rr) => {
    const stack = synth(scope => new DnsRecord(scope, 'Record', { domainName, zone: 'example.com', target: 'a.b' }));

    expect(stack.the('alidns_record')).toMatchObject({
      domain_name: 'example.com',
      rr,
      type: 'CNAME',
      value: 'a.b',
      ttl: 600,
      line: 'default',
    });
  });

  test.each(['www.example.org', 'wwwexample.com', 'com'])('fails for %s, which is not in the zone', domainName => {
    expect(() => recordOf(domainName)).toThrow(
      `'test/Record': '${domainName}' is not in the zone; a name in it is 'www.example.com'`,
    );
  });

  test('fails for the zone itself', () => {
    expect(() => recordOf('example.com')).toThrow(
      "'test/Record': 'example.com' is the zone itself, which cannot be a CNAME; use a name in it, such as 'www.example.com'",
    );
  });
});
