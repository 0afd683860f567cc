/** What is said of an adoption, in a language. What cannot be meant is told in English; the command line has Chinese for it. */
export interface AdoptWords {
  readonly import: (address: string, id: string) => string;
  readonly mustMatch: (values: string) => string;
  readonly notYetKnown: string;
  readonly lost: (isReplaced: boolean, address: string) => string;
  readonly changed: (address: string) => string;
  readonly plan: (imports: number, made: number, changed: number, lost: number) => string;
  readonly wrote: (file: string) => string;
}

const EN: AdoptWords = {
  import: (address, id) => `import ${address} <- ${id}`,
  mustMatch: values => `must be so already: ${values}`,
  notYetKnown: 'what the stack is about to make',
  lost: (isReplaced, address) => `would ${isReplaced ? 'replace' : 'delete'} ${address}`,
  changed: address => `change ${address}`,
  plan: (imports, made, changed, lost) =>
    `plan: ${imports} to import, ${made} to create, ${changed} to change, ${lost} to destroy or make anew`,
  wrote: file => `wrote ${file}`,
};

const ZH: AdoptWords = {
  import: (address, id) => `导入 ${address} <- ${id}`,
  mustMatch: values => `现有资源必须已经是：${values}`,
  notYetKnown: '由该栈即将创建的资源决定',
  lost: (isReplaced, address) => `将${isReplaced ? '替换' : '删除'} ${address}`,
  changed: address => `修改 ${address}`,
  plan: (imports, made, changed, lost) => `计划：导入 ${imports}，新建 ${made}，修改 ${changed}，销毁或重建 ${lost}`,
  wrote: file => `已写出 ${file}`,
};

export const ADOPT_WORDS = { en: EN, zh: ZH } as const;
