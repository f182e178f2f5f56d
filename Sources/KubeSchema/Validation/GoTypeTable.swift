extension GoType {
    /// The fields of the server's own types in their order, from the `types.go` files of Kubernetes 1.36 (k8s.io/api
    /// v0.36 with the differences of the internal types that the server's messages show).
    ///
    /// A line is a type and its fields: `Name/nameInManifest:type`, where the manifest's name is left out if it is the
    /// same but for the first letter. Types: `s` text, `i` number, `b` truth value, `q` quantity, `o` number or text,
    /// `m` map, `v` a selector that is never absent, `*` anything that may be absent, `T` a structure, `*T` one that may
    /// be absent, `[]T` a list of them; `+T` lists the fields of `T` here, `+meta` those of the metadata.
    static let table = """
        AWSElasticBlockStoreVolumeSource VolumeID:s FSType/fsType:s Partition:i ReadOnly:b
        Affinity NodeAffinity:*NodeAffinity PodAffinity:*PodAffinity PodAntiAffinity:*PodAntiAffinity
        AppArmorProfile Type:s LocalhostProfile:*
        AzureDiskVolumeSource DiskName:s DataDiskURI/diskURI:s CachingMode:* FSType/fsType:* ReadOnly:* Kind:*
        AzureFilePersistentVolumeSource SecretName:s ShareName:s ReadOnly:b SecretNamespace:*
        AzureFileVolumeSource SecretName:s ShareName:s ReadOnly:b
        CSIPersistentVolumeSource Driver:s VolumeHandle:s ReadOnly:b FSType/fsType:s VolumeAttributes:m
          ControllerPublishSecretRef:*SecretReference NodeStageSecretRef:*SecretReference
          NodePublishSecretRef:*SecretReference ControllerExpandSecretRef:*SecretReference
          NodeExpandSecretRef:*SecretReference
        CSIVolumeSource Driver:s ReadOnly:* FSType/fsType:* VolumeAttributes:m
          NodePublishSecretRef:*LocalObjectReference
        Capabilities Add:* Drop:*
        CephFSPersistentVolumeSource Monitors:* Path:s User:s SecretFile:s SecretRef:*SecretReference ReadOnly:b
        CephFSVolumeSource Monitors:* Path:s User:s SecretFile:s SecretRef:*LocalObjectReference ReadOnly:b
        CinderPersistentVolumeSource VolumeID:s FSType/fsType:s ReadOnly:b SecretRef:*SecretReference
        CinderVolumeSource VolumeID:s FSType/fsType:s ReadOnly:b SecretRef:*LocalObjectReference
        ClusterTrustBundleProjection Name:* SignerName:* LabelSelector:* Optional:* Path:s
        ConfigMapEnvSource +LocalObjectReference Optional:*
        ConfigMapKeySelector +LocalObjectReference Key:s Optional:*
        ConfigMapProjection +LocalObjectReference Items:[]KeyToPath Optional:*
        ConfigMapVolumeSource +LocalObjectReference Items:[]KeyToPath DefaultMode:* Optional:*
        Container Name:s Image:s Command:* Args:* WorkingDir:s Ports:[]ContainerPort EnvFrom:[]EnvFromSource
          Env:[]EnvVar Resources:ResourceRequirements ResizePolicy:[]ContainerResizePolicy RestartPolicy:*
          RestartPolicyRules:[]ContainerRestartRule VolumeMounts:[]VolumeMount VolumeDevices:[]VolumeDevice
          LivenessProbe:*Probe ReadinessProbe:*Probe StartupProbe:*Probe Lifecycle:*Lifecycle TerminationMessagePath:s
          TerminationMessagePolicy:s ImagePullPolicy:s SecurityContext:*SecurityContext Stdin:b StdinOnce:b TTY/tty:b
        ContainerPort Name:s HostPort:i ContainerPort:i Protocol:s HostIP:s
        ContainerResizePolicy ResourceName:s RestartPolicy:s
        ContainerRestartRule Action:s ExitCodes:*ContainerRestartRuleOnExitCodes
        ContainerRestartRuleOnExitCodes Operator:s Values:*
        CustomResourceDefinitionVersion Name:s Served:b Storage:b Deprecated:b DeprecationWarning:* Schema:*
          Subresources:* AdditionalPrinterColumns:* SelectableFields:*
        DaemonSetUpdateStrategy Type:s RollingUpdate:*RollingUpdateDaemonSet
        DeploymentStrategy Type:s RollingUpdate:*RollingUpdateDeployment
        DownwardAPIProjection Items:[]DownwardAPIVolumeFile
        DownwardAPIVolumeFile Path:s FieldRef:*ObjectFieldSelector ResourceFieldRef:*ResourceFieldSelector Mode:*
        DownwardAPIVolumeSource Items:[]DownwardAPIVolumeFile DefaultMode:*
        EmptyDirVolumeSource Medium:s SizeLimit:*
        EnvFromSource Prefix:s ConfigMapRef:*ConfigMapEnvSource SecretRef:*SecretEnvSource
        EnvVar Name:s Value:s ValueFrom:*EnvVarSource
        EnvVarSource FieldRef:*ObjectFieldSelector ResourceFieldRef:*ResourceFieldSelector
          ConfigMapKeyRef:*ConfigMapKeySelector SecretKeyRef:*SecretKeySelector FileKeyRef:*FileKeySelector
        EphemeralContainer Name:s Image:s Command:* Args:* WorkingDir:s Ports:[]ContainerPort
          EnvFrom:[]EnvFromSource Env:[]EnvVar Resources:ResourceRequirements ResizePolicy:[]ContainerResizePolicy
          RestartPolicy:* RestartPolicyRules:[]ContainerRestartRule VolumeMounts:[]VolumeMount
          VolumeDevices:[]VolumeDevice LivenessProbe:*Probe ReadinessProbe:*Probe StartupProbe:*Probe
          Lifecycle:*Lifecycle TerminationMessagePath:s TerminationMessagePolicy:s ImagePullPolicy:s
          SecurityContext:*SecurityContext Stdin:b StdinOnce:b TTY/tty:b TargetContainerName:s
        EphemeralVolumeSource VolumeClaimTemplate:*PersistentVolumeClaimTemplate
        ExecAction Command:*
        FCVolumeSource TargetWWNs:* Lun:* FSType/fsType:s ReadOnly:b WWIDs/wwids:*
        FileKeySelector VolumeName:s Path:s Key:s Optional:*
        FlexPersistentVolumeSource Driver:s FSType/fsType:s SecretRef:*SecretReference ReadOnly:b Options:m
        FlexVolumeSource Driver:s FSType/fsType:s SecretRef:*LocalObjectReference ReadOnly:b Options:m
        FlockerVolumeSource DatasetName:s DatasetUUID:s
        GCEPersistentDiskVolumeSource PDName/pdName:s FSType/fsType:s Partition:i ReadOnly:b
        GRPCAction Port:i Service:*
        GitRepoVolumeSource Repository:s Revision:s Directory:s
        GlusterfsPersistentVolumeSource EndpointsName/endpoints:s Path:s ReadOnly:b EndpointsNamespace:*
        GlusterfsVolumeSource EndpointsName/endpoints:s Path:s ReadOnly:b
        HTTPGetAction Path:s Port:o Host:s Scheme:s HTTPHeaders/httpHeaders:[]HTTPHeader
        HTTPHeader Name:s Value:s
        HostAlias IP/ip:s Hostnames:*
        HostIP IP/ip:s
        HostPathVolumeSource Path:s Type:*
        ISCSIPersistentVolumeSource TargetPortal:s IQN/iqn:s Lun:i ISCSIInterface/iscsiInterface:s FSType/fsType:s
          ReadOnly:b Portals:* DiscoveryCHAPAuth/chapAuthDiscovery:b SessionCHAPAuth/chapAuthSession:b
          SecretRef:*SecretReference InitiatorName:*
        ISCSIVolumeSource TargetPortal:s IQN/iqn:s Lun:i ISCSIInterface/iscsiInterface:s FSType/fsType:s ReadOnly:b
          Portals:* DiscoveryCHAPAuth/chapAuthDiscovery:b SessionCHAPAuth/chapAuthSession:b
          SecretRef:*LocalObjectReference InitiatorName:*
        ImageVolumeSource Reference:s PullPolicy:s
        KeyToPath Key:s Path:s Mode:*
        Lifecycle PostStart:*LifecycleHandler PreStop:*LifecycleHandler StopSignal:*
        LifecycleHandler Exec:*ExecAction HTTPGet/httpGet:*HTTPGetAction TCPSocket/tcpSocket:*TCPSocketAction
          Sleep:*SleepAction
        LocalObjectReference Name:s
        LocalVolumeSource Path:s FSType/fsType:*
        NFSVolumeSource Server:s Path:s ReadOnly:b
        NodeAddress Type:s Address:s
        NodeAffinity RequiredDuringSchedulingIgnoredDuringExecution:*NodeSelector
          PreferredDuringSchedulingIgnoredDuringExecution:[]PreferredSchedulingTerm
        NodeSelector NodeSelectorTerms:[]NodeSelectorTerm
        NodeSelectorRequirement Key:s Operator:s Values:*
        NodeSelectorTerm MatchExpressions:[]NodeSelectorRequirement MatchFields:[]NodeSelectorRequirement
        ObjectFieldSelector APIVersion/apiVersion:s FieldPath:s
        ObjectReference Kind:s Namespace:s Name:s UID/uid:s APIVersion/apiVersion:s ResourceVersion:s FieldPath:s
        PersistentVolumeClaimSpec AccessModes:* Selector:* Resources:VolumeResourceRequirements VolumeName:s
          StorageClassName:* VolumeMode:* DataSource:*TypedLocalObjectReference DataSourceRef:*TypedObjectReference
          VolumeAttributesClassName:*
        PersistentVolumeClaimTemplate +meta Spec:PersistentVolumeClaimSpec
        PersistentVolumeClaimVolumeSource ClaimName:s ReadOnly:b
        PersistentVolumeSource GCEPersistentDisk/gcePersistentDisk:*GCEPersistentDiskVolumeSource
          AWSElasticBlockStore/awsElasticBlockStore:*AWSElasticBlockStoreVolumeSource HostPath:*HostPathVolumeSource
          Glusterfs:*GlusterfsPersistentVolumeSource NFS/nfs:*NFSVolumeSource RBD/rbd:*RBDPersistentVolumeSource
          ISCSI/iscsi:*ISCSIPersistentVolumeSource Cinder:*CinderPersistentVolumeSource
          CephFS/cephfs:*CephFSPersistentVolumeSource FC/fc:*FCVolumeSource Flocker:*FlockerVolumeSource
          FlexVolume:*FlexPersistentVolumeSource AzureFile:*AzureFilePersistentVolumeSource
          VsphereVolume:*VsphereVirtualDiskVolumeSource Quobyte:*QuobyteVolumeSource AzureDisk:*AzureDiskVolumeSource
          PhotonPersistentDisk:*PhotonPersistentDiskVolumeSource PortworxVolume:*PortworxVolumeSource
          ScaleIO:*ScaleIOPersistentVolumeSource Local:*LocalVolumeSource
          StorageOS/storageos:*StorageOSPersistentVolumeSource CSI/csi:*CSIPersistentVolumeSource
        PersistentVolumeSpec Capacity:m +PersistentVolumeSource AccessModes:* ClaimRef:*ObjectReference
          PersistentVolumeReclaimPolicy:s StorageClassName:s MountOptions:* VolumeMode:*
          NodeAffinity:*VolumeNodeAffinity VolumeAttributesClassName:*
        PhotonPersistentDiskVolumeSource PdID:s FSType/fsType:s
        PodAffinity RequiredDuringSchedulingIgnoredDuringExecution:[]PodAffinityTerm
          PreferredDuringSchedulingIgnoredDuringExecution:[]WeightedPodAffinityTerm
        PodAffinityTerm LabelSelector:* Namespaces:* TopologyKey:s NamespaceSelector:* MatchLabelKeys:*
          MismatchLabelKeys:*
        PodAntiAffinity RequiredDuringSchedulingIgnoredDuringExecution:[]PodAffinityTerm
          PreferredDuringSchedulingIgnoredDuringExecution:[]WeightedPodAffinityTerm
        PodCertificateProjection SignerName:s KeyType:s MaxExpirationSeconds:* CredentialBundlePath:s KeyPath:s
          CertificateChainPath:s UserAnnotations:m
        PodDNSConfig Nameservers:* Searches:* Options:[]PodDNSConfigOption
        PodDNSConfigOption Name:s Value:*
        PodDisruptionBudgetSpec MinAvailable:* Selector:* MaxUnavailable:* UnhealthyPodEvictionPolicy:*
        PodFailurePolicy Rules:[]PodFailurePolicyRule
        PodFailurePolicyOnExitCodesRequirement ContainerName:* Operator:s Values:*
        PodFailurePolicyOnPodConditionsPattern Type:s Status:s
        PodFailurePolicyRule Action:s OnExitCodes:*PodFailurePolicyOnExitCodesRequirement
          OnPodConditions:[]PodFailurePolicyOnPodConditionsPattern
        PodIP IP/ip:s
        PodOS Name:s
        PodReadinessGate ConditionType:s
        PodResourceClaim Name:s ResourceClaimName:* ResourceClaimTemplateName:*
        PodSchedulingGate Name:s
        PodSchedulingGroup PodGroupName:*
        PodSecurityContext HostNetwork:b HostPID:b HostIPC:b ShareProcessNamespace:* HostUsers:*
          SELinuxOptions/seLinuxOptions:*SELinuxOptions WindowsOptions:*WindowsSecurityContextOptions RunAsUser:*
          RunAsGroup:* RunAsNonRoot:* SupplementalGroups:* SupplementalGroupsPolicy:* FSGroup/fsGroup:*
          FSGroupChangePolicy/fsGroupChangePolicy:* Sysctls:[]Sysctl SeccompProfile:*SeccompProfile
          AppArmorProfile:*AppArmorProfile SELinuxChangePolicy/seLinuxChangePolicy:*
        PodSpec Volumes:[]Volume InitContainers:[]Container Containers:[]Container
          EphemeralContainers:[]EphemeralContainer RestartPolicy:s TerminationGracePeriodSeconds:*
          ActiveDeadlineSeconds:* DNSPolicy/dnsPolicy:s NodeSelector:m ServiceAccountName:s
          AutomountServiceAccountToken:* NodeName:s SecurityContext:*PodSecurityContext
          ImagePullSecrets:[]LocalObjectReference Hostname:s Subdomain:s SetHostnameAsFQDN:* Affinity:*Affinity
          SchedulerName:s Tolerations:[]Toleration HostAliases:[]HostAlias PriorityClassName:s Priority:*
          PreemptionPolicy:* DNSConfig/dnsConfig:*PodDNSConfig ReadinessGates:[]PodReadinessGate RuntimeClassName:*
          Overhead:m EnableServiceLinks:* TopologySpreadConstraints:[]TopologySpreadConstraint OS/os:*PodOS
          SchedulingGates:[]PodSchedulingGate ResourceClaims:[]PodResourceClaim Resources:*ResourceRequirements
          HostnameOverride:* SchedulingGroup:*PodSchedulingGroup
        PodTemplateSpec +meta Spec:PodSpec
        PortworxVolumeSource VolumeID:s FSType/fsType:s ReadOnly:b
        PreferredSchedulingTerm Weight:i Preference:NodeSelectorTerm
        Probe +ProbeHandler InitialDelaySeconds:i TimeoutSeconds:i PeriodSeconds:i SuccessThreshold:i
          FailureThreshold:i TerminationGracePeriodSeconds:*
        ProbeHandler Exec:*ExecAction HTTPGet/httpGet:*HTTPGetAction TCPSocket/tcpSocket:*TCPSocketAction
          GRPC/grpc:*GRPCAction
        ProjectedVolumeSource Sources:[]VolumeProjection DefaultMode:*
        QuobyteVolumeSource Registry:s Volume:s ReadOnly:b User:s Group:s Tenant:s
        RBDPersistentVolumeSource CephMonitors/monitors:* RBDImage/image:s FSType/fsType:s RBDPool/pool:s
          RadosUser/user:s Keyring:s SecretRef:*SecretReference ReadOnly:b
        RBDVolumeSource CephMonitors/monitors:* RBDImage/image:s FSType/fsType:s RBDPool/pool:s RadosUser/user:s
          Keyring:s SecretRef:*LocalObjectReference ReadOnly:b
        ResourceClaim Name:s Request:s
        ResourceFieldSelector ContainerName:s Resource:s Divisor:q
        ResourceRequirements Limits:m Requests:m Claims:[]ResourceClaim
        RoleRef APIGroup/apiGroup:s Kind:s Name:s
        RollingUpdateDaemonSet MaxUnavailable:* MaxSurge:*
        RollingUpdateDeployment MaxUnavailable:* MaxSurge:*
        RollingUpdateStatefulSetStrategy Partition:* MaxUnavailable:*
        SELinuxOptions User:s Role:s Type:s Level:s
        ScaleIOPersistentVolumeSource Gateway:s System:s SecretRef:*SecretReference SSLEnabled/sslEnabled:b
          ProtectionDomain:s StoragePool:s StorageMode:s VolumeName:s FSType/fsType:s ReadOnly:b
        ScaleIOVolumeSource Gateway:s System:s SecretRef:*LocalObjectReference SSLEnabled/sslEnabled:b
          ProtectionDomain:s StoragePool:s StorageMode:s VolumeName:s FSType/fsType:s ReadOnly:b
        ScopeSelector MatchExpressions:[]ScopedResourceSelectorRequirement
        ScopedResourceSelectorRequirement ScopeName:s Operator:s Values:*
        SeccompProfile Type:s LocalhostProfile:*
        SecretEnvSource +LocalObjectReference Optional:*
        SecretKeySelector +LocalObjectReference Key:s Optional:*
        SecretProjection +LocalObjectReference Items:[]KeyToPath Optional:*
        SecretReference Name:s Namespace:s
        SecretVolumeSource SecretName:s Items:[]KeyToPath DefaultMode:* Optional:*
        SecurityContext Capabilities:*Capabilities Privileged:* SELinuxOptions/seLinuxOptions:*SELinuxOptions
          WindowsOptions:*WindowsSecurityContextOptions RunAsUser:* RunAsGroup:* RunAsNonRoot:*
          ReadOnlyRootFilesystem:* AllowPrivilegeEscalation:* ProcMount:* SeccompProfile:*SeccompProfile
          AppArmorProfile:*AppArmorProfile
        ServiceAccountTokenProjection Audience:s ExpirationSeconds:* Path:s
        ServicePort Name:s Protocol:s AppProtocol:* Port:i TargetPort:o NodePort:i
        SleepAction Seconds:i
        StatefulSetUpdateStrategy Type:s RollingUpdate:*RollingUpdateStatefulSetStrategy
        StorageOSPersistentVolumeSource VolumeName:s VolumeNamespace:s FSType/fsType:s ReadOnly:b
          SecretRef:*ObjectReference
        StorageOSVolumeSource VolumeName:s VolumeNamespace:s FSType/fsType:s ReadOnly:b
          SecretRef:*LocalObjectReference
        SuccessPolicy Rules:[]SuccessPolicyRule
        SuccessPolicyRule SucceededIndexes:* SucceededCount:*
        Sysctl Name:s Value:s
        TCPSocketAction Port:o Host:s
        Taint Key:s Value:s Effect:s TimeAdded:*
        Toleration Key:s Operator:s Value:s Effect:s TolerationSeconds:*
        TopologySpreadConstraint MaxSkew:i TopologyKey:s WhenUnsatisfiable:s LabelSelector:* MinDomains:*
          NodeAffinityPolicy:* NodeTaintsPolicy:* MatchLabelKeys:*
        TypedLocalObjectReference APIGroup/apiGroup:* Kind:s Name:s
        TypedObjectReference APIGroup/apiGroup:* Kind:s Name:s Namespace:*
        Volume Name:s +VolumeSource
        VolumeDevice Name:s DevicePath:s
        VolumeMount Name:s ReadOnly:b RecursiveReadOnly:* MountPath:s SubPath:s MountPropagation:* SubPathExpr:s
        VolumeNodeAffinity Required:*NodeSelector
        VolumeProjection Secret:*SecretProjection DownwardAPI:*DownwardAPIProjection ConfigMap:*ConfigMapProjection
          ServiceAccountToken:*ServiceAccountTokenProjection ClusterTrustBundle:*ClusterTrustBundleProjection
          PodCertificate:*PodCertificateProjection
        VolumeResourceRequirements Limits:m Requests:m
        VolumeSource HostPath:*HostPathVolumeSource EmptyDir:*EmptyDirVolumeSource
          GCEPersistentDisk/gcePersistentDisk:*GCEPersistentDiskVolumeSource
          AWSElasticBlockStore/awsElasticBlockStore:*AWSElasticBlockStoreVolumeSource GitRepo:*GitRepoVolumeSource
          Secret:*SecretVolumeSource NFS/nfs:*NFSVolumeSource ISCSI/iscsi:*ISCSIVolumeSource
          Glusterfs:*GlusterfsVolumeSource PersistentVolumeClaim:*PersistentVolumeClaimVolumeSource
          RBD/rbd:*RBDVolumeSource Quobyte:*QuobyteVolumeSource FlexVolume:*FlexVolumeSource
          Cinder:*CinderVolumeSource CephFS/cephfs:*CephFSVolumeSource Flocker:*FlockerVolumeSource
          DownwardAPI:*DownwardAPIVolumeSource FC/fc:*FCVolumeSource AzureFile:*AzureFileVolumeSource
          ConfigMap:*ConfigMapVolumeSource VsphereVolume:*VsphereVirtualDiskVolumeSource
          AzureDisk:*AzureDiskVolumeSource PhotonPersistentDisk:*PhotonPersistentDiskVolumeSource
          Projected:*ProjectedVolumeSource PortworxVolume:*PortworxVolumeSource ScaleIO:*ScaleIOVolumeSource
          StorageOS/storageos:*StorageOSVolumeSource CSI/csi:*CSIVolumeSource Ephemeral:*EphemeralVolumeSource
          Image:*ImageVolumeSource
        VsphereVirtualDiskVolumeSource VolumePath:s FSType/fsType:s StoragePolicyName:s StoragePolicyID:s
        WeightedPodAffinityTerm Weight:i PodAffinityTerm:PodAffinityTerm
        WindowsSecurityContextOptions GMSACredentialSpecName/gmsaCredentialSpecName:*
          GMSACredentialSpec/gmsaCredentialSpec:* RunAsUserName:* HostProcess:*
        """
}
