import { Construct } from 'constructs';
import { LogDashboard as LogDashboardResource } from '../../.gen/alicloud/log-dashboard';
import { physicalName } from '../names';

/** One chart: what it asks of a store, and how it shows the answer. */
export interface Chart {
  readonly title: string;
  readonly type: 'linepro' | 'table';
  readonly store: string;
  readonly query: string;
  readonly x: readonly string[];
  readonly y: readonly string[];
}

const WIDTH = 10;
const HEIGHT = 8;

/** Charts of the last day, two in a row. */
export class LogDashboard extends Construct {
  constructor(
    scope: Construct,
    id: string,
    props: { readonly projectName: string; readonly charts: readonly Chart[] },
  ) {
    super(scope, id);
    const name = physicalName(this, 63);
    new LogDashboardResource(this, 'Resource', {
      projectName: props.projectName,
      dashboardName: name,
      displayName: name,
      charList: JSON.stringify(props.charts.map(render)),
    });
  }
}

function render({ title, type, store, query, x, y }: Chart, index: number): object {
  return {
    title,
    type,
    action: {},
    search: { logstore: store, topic: '', query, start: '-86400s', end: 'now' },
    display: {
      xAxis: x,
      yAxis: y,
      xPos: (index % 2) * WIDTH,
      yPos: Math.floor(index / 2) * HEIGHT,
      width: WIDTH,
      height: HEIGHT,
      displayName: title,
    },
  };
}

/** Requests, 95th percentile, errors and top paths, from the access log of the load balancer. */
export function trafficCharts(store: string): Chart[] {
  const minute = "date_trunc('minute', __time__) as minute";
  const perMinute = (title: string, value: string, name: string): Chart => ({
    title,
    type: 'linepro',
    store,
    query: `* | select ${minute}, ${value} as ${name} group by minute order by minute limit 1500`,
    x: ['minute'],
    y: [name],
  });
  const path = "split_part(request_uri, '?', 1) as path";
  return [
    perMinute('Requests a minute', 'count(1)', 'requests'),
    perMinute('95th percentile, seconds', 'approx_percentile(request_time, 0.95)', 'p95'),
    perMinute('Answers 500-599 a minute', 'count_if(status >= 500)', 'errors'),
    {
      title: 'Top paths',
      type: 'table',
      store,
      query: `* | select ${path}, count(1) as requests, count_if(status >= 500) as errors, approx_percentile(request_time, 0.95) as p95 group by path order by requests desc limit 20`,
      x: [],
      y: [],
    },
  ];
}
