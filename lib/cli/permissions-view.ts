import type { Statement } from '../compute/role-policy';
import { messages, type Language } from './language';
import type { Line } from './write-result';

/** What a stack takes. */
export interface StackNeeds {
  readonly name: string;
  readonly plan: readonly Statement[];
  readonly deploy: readonly Statement[];
}

const WORDS = messages({
  en: { plan: 'to plan', deploy: 'to deploy, besides', on: 'on', where: 'where' },
  zh: { plan: '做 plan', deploy: '部署另需', on: '作用于', where: '条件' },
});

/** Actions by what they are done on, to read. */
export function permissionLines(all: readonly StackNeeds[], language: Language): Line[] {
  const words = WORDS[language];
  return all.flatMap(({ name, plan, deploy }): Line[] => [
    [{ text: name, style: 'bold' }],
    [words.plan],
    ...plan.flatMap(statement => statementLines(statement, language)),
    [words.deploy],
    ...deploy.flatMap(statement => statementLines(statement, language)),
    [],
  ]);
}

function statementLines({ actions, resources, condition }: Statement, language: Language): Line[] {
  const { on, where } = WORDS[language];
  return [
    [`  ${actions.join(' ')}`],
    detail(`${on} ${resources.join(' ')}`),
    ...(condition ? [detail(`${where} ${JSON.stringify(condition)}`)] : []),
  ];
}

function detail(text: string): Line {
  return [{ text: `    ${text}`, style: 'dim' }];
}
