import { architecture } from '../../../lib/report/diagram/architecture';
import { toDot } from '../../../lib/report/diagram/dot';
import { layOut, type Layout } from '../../../lib/report/diagram/layout';
import { toMermaid } from '../../../lib/report/diagram/mermaid';
import { diagramPage } from '../../../lib/report/diagram/page';
import { toSvg } from '../../../lib/report/diagram/svg';
import { textWidth, wrap } from '../../../lib/report/diagram/text-size';
import type { WrittenStack } from '../../../lib/report/stack-reader';
import { readTraffic } from '../../../lib/report/traffic/traffic';
import { changed, defaultProduction, stackOf, without } from '../default-production';

const production = defaultProduction();

function pictureOf(stack: WrittenStack, language: 'en' | 'zh' = 'en') {
  return architecture(stack, readTraffic(stack), language);
}

/** The edges as lines, by the titles of what they join. */
function edgesOf(stack: WrittenStack): string[] {
  const { nodes, edges } = pictureOf(stack);
  const title = (id: string) => nodes.find(node => node.id === id)?.title;
  return edges.map(({ from, to, lines }) => `${title(from)} -> ${title(to)}: ${lines.join(' | ')}`);
}

async function svgOf(stack: WrittenStack): Promise<string> {
  return toSvg(await layOut(pictureOf(stack)));
}

describe('the picture of the default production', () => {
  test('has the flow from the internet to the shared instances, with ports from the rules', () => {
    expect(edgesOf(production)).toEqual([
      'Internet -> CDN: HTTPS 443',
      'CDN -> OSS bucket: HTTPS 443 | /assets/*',
      'CDN -> Load balancer (ALB): HTTPS 443 | all but /assets/*',
      'Internet -> Load balancer (ALB): HTTPS 443',
      'Load balancer (ALB) -> Backend: tcp 5000 | /api, /api/*',
      'Load balancer (ALB) -> Frontend: tcp 80, 443 | everything else',
      'Administrators -> Backend: tcp 22',
      'Frontend -> Backend: tcp 5000',
      'Administrators -> Frontend: tcp 22',
      'Backend -> RDS database: tcp 5432',
      'Backend -> Redis: tcp 6379',
      'Backend -> NAT gateway: any port',
      'Frontend -> NAT gateway: any port',
      'NAT gateway -> Internet: any port',
    ]);
  });

  test('has a box for the region, the VPC, the vswitches of both zones, and what is not ours', () => {
    const picture = pictureOf(production);
    const outline = (boxes: typeof picture.boxes): unknown[] =>
      boxes.map(({ title, line, chips, boxes: inner }) => [
        title,
        line,
        chips.map(chip => `${chip.title} ${chip.line}`),
        outline(inner),
      ]);
    expect(outline(picture.boxes)).toEqual([
      [
        'Region cn-hangzhou',
        undefined,
        [],
        [
          [
            'VPC, not ours',
            'vpc-bp1pigeonshared0001',
            [],
            [
              ['vSwitches', undefined, ['cn-hangzhou-h 10.0.220.0/28', 'cn-hangzhou-i 10.0.220.16/28'], []],
              ['vSwitches', undefined, ['cn-hangzhou-h 10.0.221.0/24', 'cn-hangzhou-i 10.0.222.0/24'], []],
            ],
          ],
          ['Not ours', undefined, [], []],
        ],
      ],
    ]);
    const theirs = picture.nodes.filter(({ isOurs, construct }) => !isOurs && construct !== undefined);
    expect(theirs.map(({ title }) => title)).toEqual(['RDS database', 'Redis']);
  });

  test('changes with the rules', async () => {
    const before = edgesOf(production);
    const closed = changed(production, resources => without(resources, /From-Web-Frontend-SecurityGroup-On-5000/));
    expect(before.filter(edge => !edgesOf(closed).includes(edge))).toEqual(['Frontend -> Backend: tcp 5000']);
    const moved = changed(production, resources => {
      const rules = Object.values(resources['alicloud_security_group_rule'] ?? {});
      rules.filter(rule => rule['port_range'] === '5000/5000').forEach(rule => (rule['port_range'] = '5001/5001'));
    });
    expect(edgesOf(moved)).toContain('Load balancer (ALB) -> Backend: tcp 5001 | ✕ 5000 blocked | /api, /api/*');
    const [one, other] = [await svgOf(production), await svgOf(moved)];
    expect(one).not.toContain('✕');
    expect(other).toContain('class="edge main blocked"');
    expect(other).toContain('✕ 5000 blocked');
  });

  test('says when one zone of the load balancer is not let in', () => {
    const stack = changed(production, resources => without(resources, /Web_Backend_SecurityGroup_From-10-0-220-16/));
    expect(edgesOf(stack)).toContain(
      'Load balancer (ALB) -> Backend: tcp 5000 | ✕ 5000 not from every zone | /api, /api/*',
    );
  });

  test('says of a rule for anybody whether the servers have a public address', () => {
    const opened = changed(production, resources => {
      const rules = Object.values(resources['alicloud_security_group_rule'] ?? {});
      rules.filter(rule => rule['port_range'] === '22/22').forEach(rule => (rule['cidr_ip'] = '0.0.0.0/0'));
    });
    expect(edgesOf(opened)).toContain('Internet -> Backend: tcp 22 | no public address');
    const addressed = changed(opened, resources => {
      Object.values(resources['alicloud_ecs_launch_template'] ?? {}).forEach(
        one => (one['internet_max_bandwidth_out'] = 5),
      );
    });
    expect(edgesOf(addressed)).toContain('Internet -> Backend: tcp 22');
    expect(edgesOf(addressed)).toContain('Backend -> Internet: any port');
  });

  test('is the same each time', async () => {
    expect(await svgOf(production)).toBe(await svgOf(defaultProduction()));
  });

  test('is told in words, and has no script', async () => {
    const svg = await svgOf(production);
    expect(svg).toMatch(/role="img" aria-labelledby="diagram-title diagram-desc"/);
    expect(svg).toContain('<title id="diagram-title">Architecture of pigeon-web-production</title>');
    expect(svg).toContain('Backend may call RDS database pgm-bp1pigeonshared01: tcp 5432.');
    expect(svg).not.toMatch(/<script|href=|\son\w+=|url\(/);
  });

  test('speaks Chinese', () => {
    const { nodes, description } = pictureOf(production, 'zh');
    expect(nodes.map(({ title }) => title)).toContain('应用型负载均衡 ALB');
    expect(description).toContain('Frontend 可以访问 Backend：tcp 5000。');
  });

  test('keeps nodes apart from each other, and inside their boxes', async () => {
    const layout = await layOut(pictureOf(production));
    expectNoOverlap(layout);
    const region = layout.boxes.find(({ it }) => it.kind === 'region');
    for (const box of layout.boxes) expect(isInside(box, region as Area)).toBe(true);
  });

  test('is Mermaid for a page in Markdown', () => {
    const text = toMermaid(pictureOf(production));
    expect(text).toMatch(/^flowchart TB\n/);
    expect(text).toContain('subgraph b1 ["VPC, not ours<br/>vpc-bp1pigeonshared0001"]');
    expect(text).toContain('==>|"tcp 5000<br/>/api, /api/#42;"|');
  });

  test('is a page for a browser, which allows nothing but its own style', async () => {
    const svg = await svgOf(production);
    const page = diagramPage('a & b', svg, 'zh');
    expect(page).toContain('<html lang="zh-CN">');
    expect(page).toContain('<title>a &#38; b</title>');
    expect(page).toMatch(/default-src 'none'; style-src 'sha256-[^ ]+' 'sha256-[^ ]+'"/);
  });
});

const HOSTILE = '</style><script>alert(1)</script>"\'>\u001b[31m\u202e-->]]>';

describe('the picture of a hostile stack', () => {
  const stack = stackOf({
    alicloud_cdn_domain_new: { a: { domain_name: HOSTILE, sources: [{ content: HOSTILE, port: 80 }] } },
    alicloud_oss_bucket: { b: { bucket: HOSTILE, '//': { metadata: { path: HOSTILE } } } },
    alicloud_instance: {
      c: {
        instance_name: HOSTILE,
        vswitch_id: '${alicloud_vswitch.v.id}',
        security_groups: ['${alicloud_security_group.g.id}'],
      },
    },
    alicloud_security_group: { g: {} },
    alicloud_security_group_rule: {
      r: {
        security_group_id: '${alicloud_security_group.g.id}',
        type: 'ingress',
        cidr_ip: HOSTILE,
        ip_protocol: HOSTILE,
        port_range: '80/80',
      },
    },
    alicloud_vswitch: { v: { cidr_block: HOSTILE, zone_id: HOSTILE, vpc_id: HOSTILE } },
    alicloud_rds_account: { d: { db_instance_id: HOSTILE } },
  });

  test.each(['svg', 'svg in a page', 'mermaid', 'page'])('injects nothing into %s', async form => {
    const layout = await layOut(pictureOf(stack));
    const svg = toSvg(layout, { isPartOfPage: form === 'svg in a page' });
    const text = { mermaid: toMermaid(layout.picture), page: diagramPage(HOSTILE, svg, 'en') }[form] ?? svg;
    expect(text).not.toMatch(/<script|alert\(1\)<|-->\]/);
    // oxlint-disable-next-line no-control-regex -- these are what is looked for
    expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e]/);
    expect(text).toContain(form === 'mermaid' ? 'script#62;alert' : 'script&#62;alert');
  });

  test('gives Graphviz no text at all', () => {
    expect(toDot(pictureOf(stack))).not.toMatch(/script|alert/);
  });
});

describe('a picture of any stack', () => {
  test('is drawn for one that nobody takes part in', async () => {
    const svg = await svgOf(stackOf({ alicloud_log_project: { a: {} } }));
    expect(svg).toContain('<svg');
  });

  test('has vswitches that nothing stands in, and a VPC of its own', () => {
    const stack = stackOf({
      alicloud_vpc: { main: { cidr_block: '10.0.0.0/8' } },
      alicloud_vswitch: { a: { vpc_id: '${alicloud_vpc.main.id}', cidr_block: '10.0.0.0/24', zone_id: 'z' } },
    });
    const [region] = pictureOf(stack).boxes;
    expect(region?.title).toBe('Region cn-shanghai');
    expect(region?.boxes[0]).toMatchObject({ title: 'VPC 10.0.0.0/8', construct: 'alicloud_vpc.main' });
  });

  test('breaks long names and cuts none', async () => {
    const name = 'a-very-long-name-of-a-server-that-somebody-chose-'.repeat(3);
    const layout = await layOut(pictureOf(stackOf({ alicloud_instance: { a: { instance_name: name } } })));
    const [node] = layout.nodes.filter(({ it }) => it.kind === 'servers');
    expect(node?.text.labels.map(({ text }) => text).join('')).toBe(name);
    expect(Math.max(...(node?.text.labels ?? []).map(({ text }) => textWidth(text, 13, true)))).toBeLessThan(
      node?.width as number,
    );
  });
});

describe('text', () => {
  test('is wider in Chinese and in bold', () => {
    expect(textWidth('网关', 10)).toBeGreaterThan(textWidth('ab', 10));
    expect(textWidth('ab', 10, true)).toBeGreaterThan(textWidth('ab', 10));
    expect(textWidth('😀', 10)).toBeGreaterThan(10);
  });

  test('is broken after separators, and anywhere where there is none', () => {
    expect(wrap('short', 20)).toEqual(['short']);
    expect(wrap('one-two-three-four-five', 12)).toEqual(['one-two-', 'three-four-', 'five']);
    expect(wrap('x'.repeat(30), 12).join('')).toBe('x'.repeat(30));
    expect(wrap('x'.repeat(30), 12).length).toBe(3);
  });
});

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function isInside(inner: Area, outer: Area): boolean {
  return (
    inner.x >= outer.x - 1 &&
    inner.y >= outer.y - 1 &&
    inner.x + inner.width <= outer.x + outer.width + 1 &&
    inner.y + inner.height <= outer.y + outer.height + 1
  );
}

function expectNoOverlap({ nodes }: Layout): void {
  for (const [index, a] of nodes.entries()) {
    for (const b of nodes.slice(index + 1)) {
      const apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
      expect([a.it.title, b.it.title, apart]).toEqual([a.it.title, b.it.title, true]);
    }
  }
}
