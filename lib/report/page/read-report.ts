import { architecture } from '../diagram/architecture';
import { layOut } from '../diagram/layout';
import { toSvg } from '../diagram/svg';
import { coverageOf } from '../plan/coverage';
import { findingsOf } from '../findings';
import type { WrittenStack } from '../stack-reader';
import { readTraffic } from '../traffic/traffic';
import type { Language } from '../words';
import type { StackReport } from './stack-report';

/** Draws, checks and reads a stack for the page. */
export async function readReport(stack: WrittenStack, number: number): Promise<StackReport> {
  const traffic = readTraffic(stack);
  const draw = async (language: Language) =>
    toSvg(await layOut(architecture(stack, traffic, language)), {
      prefix: `picture-${number}-${language}`,
      isPartOfPage: true,
    });
  const pictures = { en: await draw('en'), zh: await draw('zh') };
  const coverage = coverageOf(stack);
  return { stack, traffic, pictures, findings: findingsOf(stack), ...(coverage.length > 0 && { coverage }) };
}
