import { whyOnEverything } from '../actions-without-resources';
import { allowances, conditionValues } from '../policy-document';
import { isExpression, type RenderedResource } from '../resource';
import { eachResource, Rule } from '../rule';
import { checkov, kics } from '../scanner-check';

const POLICIES = ['ram_policy', 'resource_manager_policy'];
const ATTACHMENTS = [
  'ram_user_policy_attachment',
  'ram_group_policy_attachment',
  'ram_role_policy_attachment',
  'resource_manager_policy_attachment',
];
/** Policies of the cloud that end with full access to everything, or to all permissions. */
const ADMINISTRATOR = ['AdministratorAccess', 'AliyunRAMFullAccess'];
/** RenderedArguments that hold a password and nothing else. */
const PASSWORDS = /^(.*_)?(password|secret_key|private_key)$|^secret_data$/;
/** What is no password, though it is called so. */
const NO_PASSWORDS = /^(kms_encrypted_password|.*_policy)$/;
const MINIMUM_PASSWORD = 14;
/** A subject whose owner is a pattern: `*`, `repo:*`, `project_path:*`. */
const ANYBODY = /^(\w+:)?\*/;

export const IDENTITY_RULES: readonly Rule[] = [
  {
    id: 'identity/no-administrator-policy',
    severity: 'error',
    concern: 'security',
    what: 'No policy allows every action on every resource.',
    why: 'Whoever gets hold of the identity gets hold of the account.',
    fix: 'List the actions and the resources that are needed.',
    scanners: [kics('e8e62026-da63-4904-b402-65adfe3ca975', 'ram_policy')],
    find: eachResource(POLICIES, policy => {
      const all = allowances(documentOf(policy)).some(
        ({ actions, resources }) => actions.some(isEverything) && resources.includes('*'),
      );
      return all && 'allows everything on everything';
    }),
  },
  {
    id: 'identity/no-administrator-grant',
    severity: 'error',
    concern: 'security',
    what: 'Nobody is made an administrator by a stack of an application.',
    why: 'Whoever may deploy the application then owns the account.',
    fix: 'Attach a policy with the actions that are needed. Administrators are made by hand, and few.',
    find: eachResource(
      ATTACHMENTS,
      attachment =>
        attachment.says('policy_type', 'System') &&
        attachment.says('policy_name', ...ADMINISTRATOR) &&
        `grants ${attachment.text('policy_name')}`,
    ),
  },
  {
    id: 'identity/no-wildcard-action',
    severity: 'warning',
    concern: 'security',
    what: 'Policies list actions, and not all of a service.',
    why: 'A server that may read one secret need not be able to delete them all.',
    fix: 'List the actions that are called. The audit log shows which.',
    find: eachResource(POLICIES, policy => {
      const wide = allowances(documentOf(policy))
        .flatMap(({ actions }) => actions)
        .find(action => /^[\w-]*:?\*$/.test(action) && !isEverything(action));
      return wide && `allows '${wide}'`;
    }),
  },
  {
    id: 'identity/no-wildcard-resource',
    severity: 'info',
    concern: 'security',
    what: 'Policies name resources where the service knows them by name.',
    why: 'Otherwise the grant reaches what other systems keep in the same account.',
    fix: 'Name the resource (`acs:oss:*:*:my-bucket/*`). What RAM cannot restrict, such as alarms and certificates, is left out here.',
    find: eachResource(POLICIES, policy => {
      const wide = allowances(documentOf(policy))
        .filter(({ resources, actions }) => resources.includes('*') && !actions.some(isEverything))
        .flatMap(({ actions }) => actions)
        .filter(action => whyOnEverything(action) === undefined);
      return wide.length > 0 && `allows ${wide.join(', ')} on every resource`;
    }),
  },
  {
    id: 'identity/no-grant-to-user',
    severity: 'warning',
    concern: 'security',
    what: 'Policies are attached to groups and roles, and not to single people.',
    why: 'Nobody sees any more who may do what, and people keep what they were once given.',
    fix: 'Attach the policy to a group and put the person in it.',
    scanners: [kics('66505003-7aba-45a1-8d83-5162d5706ef5', 'ram_user_policy_attachment')],
    find: eachResource(['ram_user_policy_attachment'], () => 'attaches a policy to a user'),
  },
  {
    id: 'identity/no-access-key',
    severity: 'error',
    concern: 'security',
    what: 'No access key is made.',
    why: 'A key never ends, works from anywhere, and its secret stands in the state.',
    fix: 'Let servers use a role, and pipelines an OIDC provider (`PipelineIdentity`).',
    find: eachResource(['ram_access_key'], () => 'makes a key that never ends, with its secret in the state'),
  },
  {
    id: 'identity/trusted-principals',
    severity: 'error',
    concern: 'security',
    what: 'A role says who may take it: no wildcard, and from an OIDC provider only a subject whose owner is named.',
    why: 'A role that trusts a whole provider, such as GitHub, is open to every repository in the world.',
    fix: 'Name the principal, and test `oidc:sub` against the repository and the branch.',
    find: eachResource(['ram_role'], role => {
      const trust = allowances(role.value('assume_role_policy_document') ?? role.value('document'));
      if (trust.some(({ principals }) => principals.some(principal => /^(\w+:)?\*$/.test(principal)))) {
        return 'can be taken by anybody';
      }
      const federated = trust.filter(({ principals }) =>
        principals.some(principal => principal.startsWith('Federated:') && principal.includes('oidc-provider')),
      );
      const subjects = federated.map(statement => conditionValues(statement, 'oidc:sub'));
      if (subjects.some(values => values.length === 0)) {
        return 'can be taken by every subject of its OIDC provider';
      }
      const open = subjects.flat().find(subject => ANYBODY.test(subject));
      return open !== undefined && `can be taken by '${open}', which is not one owner alone`;
    }),
  },
  {
    id: 'identity/no-literal-password',
    severity: 'error',
    concern: 'security',
    what: 'No password, private key or secret is written in the stack.',
    why: 'It then stands in the synthesized files, in the plan, in the state and in the history of each.',
    fix: 'Give KMS ciphertext (`kms_encrypted_password`), or make the secret with a placeholder and fill it in elsewhere (`ignore_changes`).',
    find: stack =>
      stack.everything().flatMap(resource => {
        const name = Object.keys(resource.body).find(argument => isPassword(resource, argument));
        return name ? [{ resource, message: `holds a literal \`${name}\`` }] : [];
      }),
  },
  {
    id: 'identity/no-provider-keys',
    severity: 'error',
    concern: 'security',
    what: 'Neither the provider nor the state backend is configured with an access key.',
    why: 'Whoever reads the repository, or the output of a pipeline, can act as the deployer.',
    fix: 'Take credentials from the environment of the run: a role or an OIDC token.',
    find: stack => {
      const places = [...stack.providers, stack.backend?.[1] ?? {}];
      const guilty = places.some(place => isGiven(place['access_key']) || isGiven(place['secret_key']));
      return guilty ? [{ message: 'holds an access key of the provider or of the state backend' }] : [];
    },
  },
  {
    id: 'identity/strong-passwords',
    severity: 'warning',
    concern: 'security',
    what: `The account asks people for long passwords (${MINIMUM_PASSWORD} or more), and locks after a few wrong ones.`,
    why: 'Short passwords are guessed.',
    fix: 'Set `minimum_password_length` to 14 or more, keep what is required on, and `max_login_attempts` at 5 or fewer.',
    scanners: [
      checkov('CKV_ALI_13', 'ram_account_password_policy'),
      checkov('CKV_ALI_14', 'ram_account_password_policy'),
      checkov('CKV_ALI_15', 'ram_account_password_policy'),
      checkov('CKV_ALI_17', 'ram_account_password_policy'),
      checkov('CKV_ALI_19', 'ram_account_password_policy'),
      checkov('CKV_ALI_23', 'ram_account_password_policy'),
    ],
    find: eachResource(['ram_account_password_policy'], policy => {
      const off = ['lowercase_characters', 'uppercase_characters', 'numbers', 'symbols'].find(kind =>
        policy.says(`require_${kind}`, false),
      );
      const length = policy.number('minimum_password_length') ?? 12;
      const attempts = policy.number('max_login_attempts') ?? 5;
      const isWeak = length < MINIMUM_PASSWORD || off !== undefined || attempts > 5 || attempts === 0;
      return (
        isWeak && `asks for ${length} characters${off ? `, without ${off}` : ''}, and locks after ${attempts} attempts`
      );
    }),
  },
  {
    id: 'identity/second-factor',
    severity: 'warning',
    concern: 'security',
    what: 'People log in to the console with a second factor.',
    why: 'A password alone is stolen by a page that looks like the right one.',
    fix: 'Set `mfa_bind_required` on the login, and `enforce_mfa_for_login` for the account.',
    scanners: [
      checkov('CKV_ALI_24', 'ram_security_preference'),
      kics('dcda2d32-e482-43ee-a926-75eaabeaa4e0', 'ram_security_preference'),
    ],
    find: eachResource(['ram_login_profile', 'ram_security_preference'], login => {
      const isEnforced =
        login.type === 'alicloud_ram_login_profile'
          ? !login.says('mfa_bind_required', false)
          : login.misses('enforce_mfa_for_login')
            ? !login.lacks('mfa_operation_for_login', 'mandatory')
            : !login.lacks('enforce_mfa_for_login', true);
      return !isEnforced && 'asks for no second factor';
    }),
  },
  {
    id: 'identity/rotated-keys',
    severity: 'warning',
    concern: 'security',
    what: 'Keys of KMS are renewed by themselves, once a year or more often.',
    why: 'What one stolen key can read is then limited to what was written while it was in use.',
    fix: 'Set `automatic_rotation` to `Enabled` and `rotation_interval` to `365d` or less.',
    scanners: [checkov('CKV_ALI_27', 'kms_key'), kics('cb319d87-b90f-485e-a7e7-f2408380f309', 'kms_key')],
    find: eachResource(
      ['kms_key'],
      key => !isAsymmetric(key) && key.lacks('automatic_rotation', 'Enabled') && 'is never renewed',
    ),
  },
];

function documentOf(policy: RenderedResource): unknown {
  return policy.value('policy_document') ?? policy.value('document');
}

function isEverything(action: string): boolean {
  return action === '*' || action === '*:*';
}

function isPassword(resource: RenderedResource, argument: string): boolean {
  const isSecretValue = resource.type === 'alicloud_oos_secret_parameter' && argument === 'value';
  const isNamedSo = isSecretValue || (PASSWORDS.test(argument) && !NO_PASSWORDS.test(argument));
  return (
    isNamedSo &&
    (resource.text(argument) ?? '') !== '' &&
    !resource.ignores(argument) &&
    typeof resource.value(argument) === 'string'
  );
}

/** Whether a text is given, and by no expression. */
function isGiven(value: unknown): boolean {
  return typeof value === 'string' && value !== '' && !isExpression(value);
}

function isAsymmetric(key: RenderedResource): boolean {
  return /^(RSA|EC|Aliyun_SM2)/i.test(key.text('key_spec') ?? '') || key.says('origin', 'EXTERNAL');
}
