import type { PermissionTable } from './type-permissions';

// Ids are given by the cloud, so what is known before a deployment is the product and the region.
const VPC = 'acs:vpc:{region}:*:*';
const ECS = 'acs:ecs:{region}:*:*';

export const NETWORK: PermissionTable = {
  vpc: {
    read: { [VPC]: 'vpc: DescribeVpcAttribute DescribeRouteTableList' },
    write: {
      [VPC]:
        'vpc: CreateVpc ModifyVpcAttribute ModifyRouteTableAttributes AssociateVpcCidrBlock UnassociateVpcCidrBlock DeleteVpc TagResources UnTagResources',
    },
  },
  vswitch: {
    read: { [VPC]: 'vpc: DescribeVSwitchAttributes' },
    write: { [VPC]: 'vpc: CreateVSwitch ModifyVSwitchAttribute DeleteVSwitch TagResources UnTagResources' },
  },
  route_table: {
    read: { [VPC]: 'vpc: DescribeRouteTableList' },
    write: { [VPC]: 'vpc: CreateRouteTable ModifyRouteTableAttributes DeleteRouteTable TagResources UnTagResources' },
  },
  route_table_attachment: {
    read: { [VPC]: 'vpc: DescribeRouteTableList' },
    write: { [VPC]: 'vpc: AssociateRouteTable UnassociateRouteTable' },
  },
  route_entry: {
    read: { [VPC]: 'vpc: DescribeRouteTables DescribeRouteEntryList' },
    write: { [VPC]: 'vpc: CreateRouteEntry DeleteRouteEntry' },
  },
  nat_gateway: {
    read: { [VPC]: 'vpc: DescribeNatGateways ListTagResources' },
    write: {
      [VPC]:
        'vpc: CreateNatGateway ModifyNatGatewayAttribute DeletionProtection DeleteNatGateway TagResources UnTagResources',
    },
    serviceRole: 'nat.aliyuncs.com',
  },
  eip_address: {
    read: { [VPC]: 'vpc: DescribeEipAddresses DescribeHighDefinitionMonitorLogAttribute' },
    write: {
      [VPC]:
        'vpc: AllocateEipAddress ModifyEipAddressAttribute DeletionProtection ReleaseEipAddress TagResources UnTagResources',
    },
  },
  eip_association: {
    read: { [VPC]: 'vpc: DescribeEipAddresses' },
    write: { [VPC]: 'vpc: AssociateEipAddress ModifyEipForwardMode UnassociateEipAddress' },
  },
  snat_entry: {
    read: { [VPC]: 'vpc: DescribeSnatTableEntries' },
    write: { [VPC]: 'vpc: CreateSnatEntry ModifySnatEntry DeleteSnatEntry' },
  },
  security_group: {
    read: { [ECS]: 'ecs: DescribeSecurityGroups DescribeSecurityGroupAttribute' },
    write: {
      // It is made in a VPC, which is asked about too.
      [`${ECS} ${VPC}`]: 'ecs: CreateSecurityGroup',
      [ECS]:
        'ecs: ModifySecurityGroupAttribute ModifySecurityGroupPolicy DeleteSecurityGroup TagResources UntagResources',
    },
  },
  security_group_rule: {
    read: { [ECS]: 'ecs: DescribeSecurityGroupAttribute' },
    write: {
      // Opening is documented for every group alone, and closing for one.
      '*': 'ecs: AuthorizeSecurityGroup AuthorizeSecurityGroupEgress ModifySecurityGroupRule ModifySecurityGroupEgressRule',
      [ECS]: 'ecs: RevokeSecurityGroup RevokeSecurityGroupEgress',
    },
  },
};
