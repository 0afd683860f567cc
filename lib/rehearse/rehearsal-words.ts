/** What is said of a rehearsal, in a language. The names of steps are those of the engine. */
export interface RehearsalWords {
  readonly ok: string;
  readonly failed: string;
  readonly warning: string;
  readonly keptIn: (folder: string) => string;
  readonly ended: (isOk: boolean, seconds: string, engine: string) => string;
  /** What a step came to, such as `3 to create`. */
  readonly note: (note: string) => string;
}

const EN: RehearsalWords = {
  ok: 'ok  ',
  failed: 'FAIL',
  warning: 'warning: ',
  keptIn: folder => `the simulated world is kept in ${folder}`,
  ended: (isOk, seconds, engine) => `${isOk ? 'passed' : 'failed'} in ${seconds} s with ${engine}`,
  note: note => note,
};

/** Every note that a step has. */
const NOTES: readonly (readonly [RegExp, string])[] = [
  [/(\d+) to import/, '导入 $1'],
  [/(\d+) to create/, '新建 $1'],
  [/(\d+) to change/, '修改 $1'],
  [/(\d+) to replace/, '替换 $1'],
  [/(\d+) to destroy/, '销毁 $1'],
  [/^no changes$/, '没有变化'],
  [/^nothing is left$/, '没有残留'],
  [/^(\d+) resources are left$/, '残留 $1 个资源'],
  [/^(\d+) resources$/, '$1 个资源'],
  [/^failed, as was asked$/, '按要求失败'],
  [/^failed$/, '失败'],
];

const ZH: RehearsalWords = {
  ok: '通过',
  failed: '失败',
  warning: '警告：',
  keptIn: folder => `模拟的环境保留在 ${folder}`,
  ended: (isOk, seconds, engine) => `${isOk ? '通过' : '失败'}，用时 ${seconds} 秒，引擎 ${engine}`,
  note: note => NOTES.reduce((text, [pattern, chinese]) => text.replace(pattern, chinese), note),
};

export const REHEARSAL_WORDS = { en: EN, zh: ZH } as const;
