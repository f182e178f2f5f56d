import KubeObjects

/// The constants that the API server fills in where a field is not given, as data.
///
/// A line is `group.version.Type field=value …`; values are JSON without spaces. Source: what Kubernetes 1.36 stores for
/// objects that leave the fields out; the recorded cases in the tests hold most of them. What depends on other fields
/// is in ``DefaultingRule``.
enum DefaultTable {
    private static let text = """
        core.v1.Container terminationMessagePath="/dev/termination-log" terminationMessagePolicy="File"
        core.v1.EphemeralContainer terminationMessagePath="/dev/termination-log" terminationMessagePolicy="File"
        core.v1.PodSpec restartPolicy="Always" terminationGracePeriodSeconds=30 dnsPolicy="ClusterFirst" \
        securityContext={} schedulerName="default-scheduler"
        core.v1.Probe timeoutSeconds=1 periodSeconds=10 successThreshold=1 failureThreshold=3
        core.v1.HTTPGetAction path="/" scheme="HTTP"
        core.v1.ObjectFieldSelector apiVersion="v1"
        core.v1.SecretVolumeSource defaultMode=420
        core.v1.ConfigMapVolumeSource defaultMode=420
        core.v1.DownwardAPIVolumeSource defaultMode=420
        core.v1.ProjectedVolumeSource defaultMode=420
        core.v1.ServiceAccountTokenProjection expirationSeconds=3600
        core.v1.HostPathVolumeSource type=""
        core.v1.AzureDiskVolumeSource readOnly=false
        core.v1.Secret type="Opaque"
        core.v1.EndpointPort protocol="TCP"
        core.v1.PersistentVolumeSpec persistentVolumeReclaimPolicy="Retain" volumeMode="Filesystem"
        core.v1.PersistentVolumeStatus phase="Pending"
        core.v1.PersistentVolumeClaimSpec volumeMode="Filesystem"
        core.v1.PersistentVolumeClaimStatus phase="Pending"
        core.v1.NamespaceStatus phase="Active"
        core.v1.ServiceSpec sessionAffinity="None" type="ClusterIP"
        apps.v1.DeploymentSpec replicas=1 revisionHistoryLimit=10 progressDeadlineSeconds=600
        apps.v1.ReplicaSetSpec replicas=1
        apps.v1.StatefulSetSpec replicas=1 podManagementPolicy="OrderedReady" revisionHistoryLimit=10 \
        persistentVolumeClaimRetentionPolicy={}
        apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy whenDeleted="Retain" whenScaled="Retain"
        apps.v1.DaemonSetSpec revisionHistoryLimit=10
        batch.v1.CronJobSpec concurrencyPolicy="Allow" suspend=false successfulJobsHistoryLimit=3 \
        failedJobsHistoryLimit=1
        batch.v1.PodFailurePolicyOnPodConditionsPattern status="True"
        autoscaling.v1.HorizontalPodAutoscalerSpec minReplicas=1
        autoscaling.v2.HorizontalPodAutoscalerSpec minReplicas=1
        networking.v1.IngressClassParametersReference scope="Cluster"
        networking.v1.NetworkPolicyPort protocol="TCP"
        rbac.v1.RoleRef apiGroup="rbac.authorization.k8s.io"
        storage.v1.StorageClass reclaimPolicy="Delete" volumeBindingMode="Immediate"
        storage.v1.CSIDriverSpec attachRequired=true podInfoOnMount=false volumeLifecycleModes=["Persistent"] \
        storageCapacity=false fsGroupPolicy="ReadWriteOnceWithFSType" requiresRepublish=false seLinuxMount=false
        scheduling.v1.PriorityClass preemptionPolicy="PreemptLowerPriority"
        discovery.v1.EndpointPort name="" protocol="TCP"
        authentication.v1.TokenRequestSpec expirationSeconds=3600
        admissionregistration.v1.ValidatingWebhook failurePolicy="Fail" matchPolicy="Equivalent" \
        namespaceSelector={} objectSelector={} timeoutSeconds=10
        admissionregistration.v1.MutatingWebhook failurePolicy="Fail" matchPolicy="Equivalent" \
        namespaceSelector={} objectSelector={} timeoutSeconds=10 reinvocationPolicy="Never"
        admissionregistration.v1.RuleWithOperations scope="*"
        admissionregistration.v1.NamedRuleWithOperations scope="*"
        admissionregistration.v1.ServiceReference port=443
        admissionregistration.v1.ValidatingAdmissionPolicySpec failurePolicy="Fail"
        admissionregistration.v1.MutatingAdmissionPolicySpec failurePolicy="Fail"
        admissionregistration.v1.MatchResources namespaceSelector={} objectSelector={} matchPolicy="Equivalent"
        apiextensions.v1.CustomResourceDefinitionSpec conversion={"strategy":"None"}
        apiextensions.v1.ServiceReference port=443
        apiregistration.v1.ServiceReference port=443
        flowcontrol.v1.FlowSchemaSpec matchingPrecedence=1000
        flowcontrol.v1.LimitedPriorityLevelConfiguration nominalConcurrencyShares=30 lendablePercent=0
        flowcontrol.v1.ExemptPriorityLevelConfiguration nominalConcurrencyShares=0 lendablePercent=0
        flowcontrol.v1.QueuingConfiguration queues=64 handSize=8 queueLengthLimit=50
        resource.v1.ExactDeviceRequest allocationMode="ExactCount"
        resource.v1.DeviceSubRequest allocationMode="ExactCount"
        resource.v1beta1.DeviceSubRequest allocationMode="ExactCount"
        resource.v1beta2.ExactDeviceRequest allocationMode="ExactCount"
        resource.v1beta2.DeviceSubRequest allocationMode="ExactCount"
        """

    private static let lines: [Substring: Substring] = {
        var lines: [Substring: Substring] = [:]
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: " ", maxSplits: 1)
            if parts.count == 2 { lines[parts[0]] = parts[1] }
        }
        return lines
    }()

    /// The types that have constants, in alphabetical order.
    static var types: [String] { lines.keys.map(String.init).sorted() }

    /// The constants of a type by field name.
    static func constants(of type: String) -> [String: Value] {
        guard let line = lines[type[...]] else { return [:] }
        var constants: [String: Value] = [:]
        for part in line.split(separator: " ") {
            guard let equals = part.firstIndex(of: "=") else { continue }
            constants[String(part[..<equals])] = value(String(part[part.index(after: equals)...]))
        }
        return constants
    }

    /// Reads the little JSON that the tables use: strings without escapes, whole numbers, truth values, and flat
    /// arrays and objects of one member.
    static func value(_ text: String) -> Value {
        if let number = Int64(text) { return .integer(number) }
        switch text {
        case "true": return true
        case "false": return false
        case "{}": return .emptyObject
        default: break
        }
        let inner = String(text.dropFirst().dropLast())
        switch text.first {
        case "[": return .array([value(inner)])
        case "{":
            let parts = inner.split(separator: ":", maxSplits: 1).map(String.init)
            guard parts.count == 2, let name = value(parts[0]).string else { return .emptyObject }
            return [Key(name): value(parts[1])]
        default: return .string(inner)
        }
    }
}
