import { CodeMaker } from 'codemaker';
import type { SchemaJson } from '../schema-json';

/**
 * Runs the generator of `cdktf get` on a schema and writes `providers/alicloud/<resource>/index.ts` under `folder`.
 *
 * Loading the generator asks `terraform` for its version, prints what terraform complains about, and reports a missing
 * terraform to a HashiCorp server. Nothing here needs terraform, so it gets a name that is not there, and reporting is off.
 */
export async function runOfficialGenerator(schema: SchemaJson, folder: string): Promise<void> {
  process.env['TERRAFORM_BINARY_NAME'] = 'terraform-is-not-needed';
  process.env['CHECKPOINT_DISABLE'] = '1';
  const { TerraformProviderGenerator } =
    await import('@cdktf/provider-generator/lib/get/generator/provider-generator.js');
  const code = new ResourcesOnly();
  // The two sides describe the same JSON; the generator's own type asks for fields that no one reads.
  const generator = new TerraformProviderGenerator(
    code,
    schema as ConstructorParameters<typeof TerraformProviderGenerator>[1],
  );
  generator.generateAll();
  await generator.save(folder);
}

const RESOURCE_FILE = /^providers\/[\w-]+\/[\w-]+\/.+\.ts$/;

/**
 * Leaves out what nobody reads: a README for each resource that is one link, and the two indexes, which load all 1,907
 * bindings (2 s and 175 MB) for whoever imports them.
 */
class ResourcesOnly extends CodeMaker {
  public override openFile(filePath: string): void {
    super.openFile(filePath);
    if (!RESOURCE_FILE.test(filePath)) this.exclude(filePath);
  }
}
