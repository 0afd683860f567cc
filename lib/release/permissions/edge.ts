import type { PermissionTable } from './type-permissions';

const DOMAIN = 'acs:cdn:*:*:domain/{domain_name|domain}';
const ZONE = 'acs:alidns:*:*:domain/{domain_name}';

export const EDGE: PermissionTable = {
  cdn_domain_new: {
    read: { [DOMAIN]: 'cdn: DescribeCdnDomainDetail DescribeDomainCertificateInfo ListTagResources' },
    write: {
      'acs:cdn:*:*:domain/*': 'cdn: AddCdnDomain',
      [DOMAIN]:
        'cdn: StartCdnDomain StopCdnDomain ModifyCdnDomain ModifyCdnDomainSchdmByProperty SetCdnDomainSSLCertificate DeleteCdnDomain TagResources UntagResources',
    },
  },
  cdn_domain_config: {
    read: { [DOMAIN]: 'cdn: DescribeCdnDomainConfigs' },
    write: { [DOMAIN]: 'cdn: BatchSetCdnDomainConfig DeleteSpecificConfig DescribeCdnDomainDetail' },
  },
  cdn_real_time_log_delivery: {
    read: { [DOMAIN]: 'cdn: DescribeDomainRealtimeLogDelivery' },
    write: {
      [DOMAIN]:
        'cdn: CreateRealTimeLogDelivery ModifyRealtimeLogDelivery EnableRealtimeLogDelivery DisableRealtimeLogDelivery DeleteRealtimeLogDelivery',
    },
  },
  alidns_record: {
    // A record is asked for by its id alone, which says nothing of its zone.
    read: { '*': 'alidns: DescribeDomainRecordInfo' },
    write: {
      [ZONE]:
        'alidns: AddDomainRecord UpdateDomainRecord UpdateDomainRecordRemark SetDomainRecordStatus DeleteDomainRecord',
    },
  },
  ssl_certificates_service_certificate: {
    read: { '*': 'yundun-cert: GetUserCertificateDetail' },
    write: { '*': 'yundun-cert: UploadUserCertificate CreateCertificateName DeleteUserCertificate' },
  },
  wafv3_domain: {
    read: { '*': 'yundun-waf: DescribeDomainDetail ListTagResources' },
    write: { '*': 'yundun-waf: CreateDomain ModifyDomain DeleteDomain TagResources UntagResources' },
  },
  wafv3_defense_template: {
    read: { '*': 'yundun-waf: DescribeDefenseTemplate DescribeTemplateResources' },
    write: {
      '*': 'yundun-waf: CreateDefenseTemplate ModifyDefenseTemplate ModifyDefenseTemplateStatus ModifyTemplateResources DeleteDefenseTemplate',
    },
  },
  wafv3_defense_rule: {
    read: { '*': 'yundun-waf: DescribeDefenseRule' },
    write: { '*': 'yundun-waf: CreateDefenseRule ModifyDefenseRule ModifyDefenseRuleStatus DeleteDefenseRule' },
  },
};
