import { TerraformOutput } from 'cdktf';

/** What cdktf knows of an attribute when it renders HCL. */
interface HclOutput {
  readonly output: Readonly<Record<string, Readonly<Record<string, object>>>>;
}

/** An output of several lines. cdktf renders one in HCL as if it had one line, which is no HCL; this says that it is text. */
export class TextOutput extends TerraformOutput {
  public override toHclTerraform(): unknown {
    const { output, ...rest } = super.toHclTerraform() as HclOutput;
    const asText = Object.entries(output).map(([name, { value, ...others }]) => [
      name,
      { value: { ...value, type: 'simple', storageClassType: 'string' }, ...others },
    ]);
    return { ...rest, output: Object.fromEntries(asText) as object };
  }
}
