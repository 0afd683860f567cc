import { messages, type Language } from './language';

type Code = keyof (typeof WORDS)['en'];

/** What the system says of files that cannot be read or written. */
const WORDS = messages({
  en: {
    EACCES: 'that is not allowed',
    EEXIST: 'it is there already',
    EISDIR: 'it is a folder, and no file',
    ENAMETOOLONG: 'the name is too long',
    ENOENT: 'there is no such file or folder',
    ENOSPC: 'the disk is full',
    ENOTDIR: 'what should be a folder is a file',
    ENOTEMPTY: 'it is not empty',
    EPERM: 'that is not allowed',
    EROFS: 'the disk can only be read',
  },
  zh: {
    EACCES: '没有权限',
    EEXIST: '已经存在',
    EISDIR: '它是目录，不是文件',
    ENAMETOOLONG: '名称太长',
    ENOENT: '没有这样的文件或目录',
    ENOSPC: '磁盘已满',
    ENOTDIR: '应为目录的地方是一个文件',
    ENOTEMPTY: '目录不为空',
    EPERM: '没有权限',
    EROFS: '磁盘为只读',
  },
});

/** Whether an error is of a file that cannot be read or written. */
export function isFileTrouble(error: unknown): error is NodeJS.ErrnoException & { readonly code: Code } {
  return error instanceof Error && Object.hasOwn(WORDS.en, (error as NodeJS.ErrnoException).code ?? '');
}

/** The file, where the system names it, and what is the matter with it. */
export function fileTrouble(
  { code, path }: { readonly code: Code; readonly path?: string },
  language: Language,
): string {
  const colon = language === 'zh' ? '：' : ': ';
  return path === undefined ? WORDS[language][code] : `'${path}'${colon}${WORDS[language][code]}`;
}
