import { Construct } from 'constructs';
import { RamRole } from '../../.gen/alicloud/ram-role';
import { RamRolePolicyAttachment } from '../../.gen/alicloud/ram-role-policy-attachment';
import { IGrantee } from '../compute/instance-role';
import { attachPolicy, policyDocument, Statement } from '../compute/role-policy';
import { physicalName } from '../names';
import { Duration } from '../values/duration';
import { attachPolicies } from './policies';

export interface PipelineRoleProps {
  /** The ARN of the provider whose tokens are believed. */
  readonly provider: string;
  readonly issuer: string;
  readonly audience: string;
  /** What a token has to be about. `*` stands for anything. */
  readonly subjects: readonly string[];
  /** How long one run may act as the role, an hour to twelve. */
  readonly session: Duration;
}

/** A RAM role that pipelines act as. They show a token in place of a key: for this issuer, audience and subjects alone. */
export class PipelineRole extends Construct implements IGrantee {
  /** What a pipeline is told, such as `acs:ram::1234567890123456:role/pipeline-deploy-production`. */
  public readonly arn: string;
  private readonly roleName: string;

  /** @throws when there are no subjects: a condition without values would hold for nobody, or for all */
  constructor(scope: Construct, id: string, props: PipelineRoleProps) {
    super(scope, id);
    if (props.subjects.length === 0) {
      throw new Error(`'${this.node.path}': a role is for somebody, and no token of this source could have it`);
    }
    const role = new RamRole(this, 'Resource', {
      roleName: physicalName(this, 64),
      assumeRolePolicyDocument: policyDocument([trust(props)]),
      maxSessionDuration: props.session.toSeconds(),
      force: true,
    });
    this.roleName = role.roleName;
    this.arn = role.arn;
  }

  public grant(id: string, statement: Statement): void {
    attachPolicy(this, id, this.roleName, statement);
  }

  /** Allow what `statements` say, in as many policies as their size takes. */
  public grantAll(id: string, statements: readonly Statement[]): void {
    attachPolicies(this, id, statements, (scope, policyName) => {
      new RamRolePolicyAttachment(scope, 'Attachment', {
        roleName: this.roleName,
        policyName,
        policyType: 'Custom',
      });
    });
  }
}

/** Issuer, audience and subject are always said: without a subject every repository of the issuer would do. */
function trust({ provider, issuer, audience, subjects }: PipelineRoleProps): object {
  const exact = { 'oidc:iss': [issuer], 'oidc:aud': [audience] };
  const isPattern = subjects.some(subject => subject.includes('*'));
  return {
    Action: 'sts:AssumeRole',
    Principal: { Federated: [provider] },
    Condition: isPattern
      ? { StringEquals: exact, StringLike: { 'oidc:sub': subjects } }
      : { StringEquals: { ...exact, 'oidc:sub': subjects } },
  };
}
