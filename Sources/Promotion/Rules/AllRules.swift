extension RuleBook {
    /// Every rule, in the order of the report.
    static let rules: [any Rule] = [
        // Network policies
        NetworkPolicyNotEnforced(), DNSRuleMissesNodeResolver(), GatewaySourceOutsideCluster(), IdentityEgressBlocked(),
        PolicyStartGap(), PolicyEgressServiceMismatch(), PolicyCustomResource(), PolicyIPBlockInCluster(),
        StandalonePodPolicy(),
        // Storage
        StorageClassMissing(), StorageClassDefaultMissing(), StorageClassLegacy(), StorageDriverAbsent(),
        DataDirectoryNotEmpty(), VolumeNotWritable(), VolumeZoneImmediate(), VolumeZoneBound(),
        VolumeNodeAffinityMissing(), VolumeSharedOnBlock(), VolumeSharedByReplicas(), VolumeHeldDuringRollout(),
        LocalPathProvisioner(), LocalPersistentVolume(), HostPathData(), ExtraMounts(), VolumeSizeUntested(),
        VolumeExpansionOff(), VolumeAttachLimit(),
        // The way in
        HealthCheckPath(), GatewayClassAbsent(), GatewayClassParameters(), GatewayVendorObject(), GatewayAPIAbsent(),
        LoadBalancerInternal(),
        LoadBalancerInstanceTargets(), TLSSecretIgnored(), CertificateFeedsNothing(), IngressClassAbsent(),
        IngressClassUnset(), IngressPublicByDefault(), IngressClassFieldIgnored(), IngressAnnotationIgnored(),
        NodePortEntry(), HostPortEntry(), PortMapping(), MetalLBResource(), MetalLBAnnotation(),
        LoadBalancerAddressFixed(), ExternalAddresses(), AppProtocolProbe(), RouteKindUnsupported(),
        RouteFeatureUnsupported(), RouteProtocolsMixed(), AddressReadAsIP(), AddressInHostName(), ExternalDNSPrefix(),
        // Workloads
        ImageNotInRegistry(), ImageRegistryUnclear(), ImagePullPolicyNever(), ImageTagMutable(), ImageArchitecture(),
        NodeArchitectureAbsent(), MetricsServerAbsent(), MetricsServerDuplicate(), PodLargerThanNode(),
        CapacityExceeded(), PodsPerNode(), DisruptionBudgetBlocks(), SingleReplicaData(), NodeNameFixed(),
        NodeLabelAbsent(), NodeLabelRefused(), ZoneConstraintTooStrict(), SpotGracePeriod(),
        EphemeralStorageUnbounded(),
        EphemeralStorageOverLimit(),
        // Admission
        PrivilegedContainer(), HostNamespace(), HostPathRefused(), HostPortRefused(), CapabilityRefused(),
        RequestsDefaulted(), RequestsRaised(), QuotaExceededAfterChange(), SafeguardProbeMissing(), SafeguardImageTag(),
        SafeguardProvisioner(), SafeguardSelectorShared(), SafeguardReservedLabel(), ManagedNamespace(),
        LeaderElectionInManagedNamespace(),
        // Identity and API
        IdentityLabelMissing(), ClientCertificateUser(), ClientCertificateRequest(), ClusterAddressOutside(),
        ClusterAddressWritten(), APIVersionNotServed(), CustomResourceAbsent(), FeatureGate(), VersionNotOffered(),
    ]
}
