import { Construct } from 'constructs';
import { ITerraformDependable } from 'cdktf';
import { LogStore as LogStoreResource } from '../../.gen/alicloud/log-store';
import { LogStoreIndex } from '../../.gen/alicloud/log-store-index';
import { Duration } from '../values/duration';

/** What a field of a log is searched as. */
export type FieldType = 'text' | 'long' | 'double' | 'json';

/** The fields that can be searched and counted, by name. What is not listed is kept, and found by nobody's search. */
export type LogFields = Readonly<Record<string, FieldType>>;

export interface LogStoreProps {
  readonly projectName: string;
  /** 2-63 of a-z, 0-9, `_` and `-`. */
  readonly storeName: string;
  /** How long lines are kept: 1 to 3650 whole days, of which 3650 is for ever. */
  readonly retention: Duration;
  readonly fields: LogFields;
  /** Refuse every plan that would destroy the store. @default true */
  readonly preventDestroy?: boolean;
}

/** Where a text is cut into words. */
const TOKENS = ', \'";=()[]{}?@&<>/:\n\t\r';

/** A store of one kind of log, with its index. */
export class LogStore extends Construct {
  public readonly storeName: string;
  /** What has to be there before somebody else writes to the store. @internal */
  public readonly _ready: ITerraformDependable;

  /**
   * @throws when the retention is no 1 to 3650 whole days
   */
  constructor(scope: Construct, id: string, props: LogStoreProps) {
    super(scope, id);
    const days = props.retention.toDays();
    if (days > 3650) {
      throw new Error(`'${this.node.path}': a log is kept 1 to 3650 days, got '${props.retention}'`);
    }
    const store = new LogStoreResource(this, 'Resource', {
      projectName: props.projectName,
      logstoreName: props.storeName,
      retentionPeriod: days,
      shardCount: 2,
      autoSplit: true,
      maxSplitShardCount: 16,
      appendMeta: true,
      // Nobody writes to it but with a signature.
      enableWebTracking: false,
      encryptConf: { enable: true, encryptType: 'default' },
      lifecycle: { preventDestroy: props.preventDestroy ?? true },
    });
    // No index of the whole text: what a line holds beyond its fields is searched by nobody.
    const index = new LogStoreIndex(this, 'Index', {
      project: props.projectName,
      logstore: store.logstoreName,
      fieldSearch: Object.entries(props.fields).map(([name, type]) => ({
        name,
        type,
        enableAnalytics: true,
        ...(type === 'text' || type === 'json' ? { token: TOKENS } : {}),
      })),
    });
    // Who searches needs the index, so it is where the name comes from.
    this.storeName = index.logstore;
    this._ready = index;
  }
}
