import type { ActorKind } from '../traffic/actor';

/** Lines of a small drawing for each kind, on a square of 20. */
export const ICONS: Readonly<Record<ActorKind, string>> = {
  internet: 'M10 2a8 8 0 1 0 0 16a8 8 0 1 0 0-16M2 10h16M10 2c-5 5-5 11 0 16M10 2c5 5 5 11 0 16',
  range: 'M10 3a3.2 3.2 0 1 0 0 6.4a3.2 3.2 0 1 0 0-6.4M3.5 17.5c0-7 13-7 13 0z',
  'prefix-list': 'M3 5h14M3 10h14M3 15h9',
  host: 'M3 4h14v9H3zM7 17h6M10 13v4',
  cdn: 'M6 15.5a4 4 0 0 1-.6-7.9a5 5 0 0 1 9.5 1.3a3.4 3.4 0 0 1-.4 6.6z',
  bucket: 'M3 4.5h14L15.2 17H4.8zM3.7 9h12.6',
  'load-balancer': 'M10 2.5v5M10 7.5L4 12.5v4M10 7.5l6 5v4M10 7.5v9M2.5 17h3M8.5 17h3M14.5 17h3',
  servers: 'M3 3h14v5.5H3zM3 11.5h14V17H3zM6 5.8h.1M6 14.3h.1M10 5.8h4M10 14.3h4',
  'security-group': 'M10 2.5l6.5 2.5v5c0 4-3 6.500-6.500 7.500c-3.500-1-6.500-3.500-6.500-7.500V5z',
  nat: 'M3 7h12M12 4l3 3l-3 3M17 13H5M8 10l-3 3l3 3',
  database: 'M3.500 5c0-3 13-3 13 0s-13 3-13 0v10c0 3 13 3 13 0V5M3.500 10c0 3 13 3 13 0',
  cache: 'M11 2L4.500 11.500h5L8.500 18l7-10h-5.200z',
};
