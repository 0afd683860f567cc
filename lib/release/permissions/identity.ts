import type { PermissionTable } from './type-permissions';

const ROLE = 'acs:ram:*:*:role/{role_name}';
const POLICY = 'acs:ram:*:*:policy/{policy_name}';
const GROUP = 'acs:ram:*:*:group/{group_name}';
const PROVIDER = 'acs:ram:*:*:oidc-provider/{oidc_provider_name}';
const NAMESPACE = 'acs:cr:{region}:*:repository/{instance_id}/{name}';
const REPOSITORY = 'acs:cr:{region}:*:repository/{instance_id}/{namespace}/{name}';
const REGISTRY = 'acs:cr:{region}:*:instance/{instance_id}';

export const IDENTITY: PermissionTable = {
  ram_role: {
    read: { [ROLE]: 'ram: GetRole ListTagResources' },
    write: {
      [ROLE]:
        'ram: CreateRole UpdateRole DeleteRole ListPoliciesForRole DetachPolicyFromRole TagResources UntagResources',
    },
  },
  ram_policy: {
    read: { [POLICY]: 'ram: GetPolicy ListTagResources' },
    write: {
      [POLICY]:
        'ram: CreatePolicy CreatePolicyVersion UpdatePolicyDescription ListPolicyVersions DeletePolicyVersion ListEntitiesForPolicy DetachPolicyFromUser DetachPolicyFromGroup DetachPolicyFromRole DeletePolicy TagResources UntagResources',
    },
  },
  ram_role_policy_attachment: {
    read: { [ROLE]: 'ram: ListPoliciesForRole' },
    write: { [`${ROLE} ${POLICY}`]: 'ram: AttachPolicyToRole DetachPolicyFromRole' },
  },
  ram_group: {
    read: { [GROUP]: 'ram: GetGroup' },
    write: {
      [GROUP]: 'ram: CreateGroup UpdateGroup ListUsersForGroup ListPoliciesForGroup DetachPolicyFromGroup DeleteGroup',
    },
  },
  ram_group_policy_attachment: {
    read: { [GROUP]: 'ram: ListPoliciesForGroup' },
    write: { [`${GROUP} ${POLICY}`]: 'ram: AttachPolicyToGroup DetachPolicyFromGroup' },
  },
  ims_oidc_provider: {
    read: { [PROVIDER]: 'ram: GetOIDCProvider' },
    write: {
      '*': 'ram: CreateOIDCProvider',
      [PROVIDER]:
        'ram: UpdateOIDCProvider AddFingerprintToOIDCProvider RemoveFingerprintFromOIDCProvider DeleteOIDCProvider',
    },
  },
  cr_ee_namespace: {
    read: { [NAMESPACE]: 'cr: GetNamespace' },
    write: { [NAMESPACE]: 'cr: CreateNamespace UpdateNamespace DeleteNamespace' },
  },
  cr_ee_repo: {
    read: { [REPOSITORY]: 'cr: GetRepository' },
    write: { [REPOSITORY]: 'cr: CreateRepository UpdateRepository DeleteRepository' },
  },
  cr_vpc_endpoint_linked_vpc: {
    read: { [REGISTRY]: 'cr: GetInstanceVpcEndpoint' },
    write: { [REGISTRY]: 'cr: CreateInstanceVpcEndpointLinkedVpc DeleteInstanceVpcEndpointLinkedVpc' },
  },
};
