import { DefaultTokenResolver, StringConcat, TerraformResource, TerraformStack, Tokenization } from 'cdktf';

/** What `resource` will be in the synthesized stack, with its tokens resolved. */
export function renderedResource(resource: TerraformResource): unknown {
  return Tokenization.resolve(resource.toTerraform(), {
    scope: TerraformStack.of(resource),
    resolver: new DefaultTokenResolver(new StringConcat()),
    preparing: false,
  });
}
