import KubeObjects

/// What defaulting does to an object of a type where a constant does not say it.
///
/// The raw value names the type. A rule runs before the object's own fields are defaulted, as the API server runs
/// them, and changes nothing in an object that it has already been applied to.
enum DefaultingRule: String, CaseIterable, Sendable {
    case pod = "core.v1.Pod"
    case podSpec = "core.v1.PodSpec"
    case container = "core.v1.Container"
    case ephemeralContainer = "core.v1.EphemeralContainer"
    case volume = "core.v1.Volume"
    case replicationController = "core.v1.ReplicationController"
    case serviceSpec = "core.v1.ServiceSpec"
    case servicePort = "core.v1.ServicePort"
    case loadBalancerIngress = "core.v1.LoadBalancerIngress"
    case secret = "core.v1.Secret"
    case namespace = "core.v1.Namespace"
    case nodeStatus = "core.v1.NodeStatus"
    case limitRangeItem = "core.v1.LimitRangeItem"
    case deploymentStrategy = "apps.v1.DeploymentStrategy"
    case statefulSetSpec = "apps.v1.StatefulSetSpec"
    case statefulSetUpdateStrategy = "apps.v1.StatefulSetUpdateStrategy"
    case daemonSetUpdateStrategy = "apps.v1.DaemonSetUpdateStrategy"
    case job = "batch.v1.Job"
    case horizontalPodAutoscalerSpec = "autoscaling.v2.HorizontalPodAutoscalerSpec"
    case horizontalPodAutoscalerBehavior = "autoscaling.v2.HorizontalPodAutoscalerBehavior"
    case networkPolicySpec = "networking.v1.NetworkPolicySpec"
    case subject = "rbac.v1.Subject"
    case customResourceDefinitionSpec = "apiextensions.v1.CustomResourceDefinitionSpec"
    case exactDeviceRequest = "resource.v1.ExactDeviceRequest"
    case deviceSubRequest = "resource.v1.DeviceSubRequest"
    case exactDeviceRequestBeta2 = "resource.v1beta2.ExactDeviceRequest"
    case deviceSubRequestBeta2 = "resource.v1beta2.DeviceSubRequest"
    case deviceSubRequestBeta1 = "resource.v1beta1.DeviceSubRequest"

    /// Applies the rule.
    func apply(to edit: inout ObjectEdit) {
        switch self {
        case .pod: PodDefaults.pod(&edit)
        case .podSpec: PodDefaults.spec(&edit)
        case .container, .ephemeralContainer: PodDefaults.container(&edit)
        case .volume: PodDefaults.volume(&edit)
        case .replicationController: WorkloadDefaults.replicationController(&edit)
        case .deploymentStrategy: WorkloadDefaults.deploymentStrategy(&edit)
        case .statefulSetSpec: WorkloadDefaults.statefulSet(&edit)
        case .statefulSetUpdateStrategy: WorkloadDefaults.statefulSetUpdateStrategy(&edit)
        case .daemonSetUpdateStrategy: WorkloadDefaults.daemonSetUpdateStrategy(&edit)
        case .job: WorkloadDefaults.job(&edit)
        case .horizontalPodAutoscalerSpec: WorkloadDefaults.autoscaler(&edit)
        case .horizontalPodAutoscalerBehavior: WorkloadDefaults.autoscalerBehavior(&edit)
        case .serviceSpec: ClusterDefaults.service(&edit)
        case .servicePort: ClusterDefaults.servicePort(&edit)
        case .loadBalancerIngress: ClusterDefaults.loadBalancerIngress(&edit)
        case .secret: ClusterDefaults.secret(&edit)
        case .namespace: ClusterDefaults.namespace(&edit)
        case .nodeStatus: ClusterDefaults.nodeStatus(&edit)
        case .limitRangeItem: ClusterDefaults.limitRangeItem(&edit)
        case .networkPolicySpec: ClusterDefaults.networkPolicy(&edit)
        case .subject: ClusterDefaults.subject(&edit)
        case .customResourceDefinitionSpec: ClusterDefaults.customResourceDefinition(&edit)
        case .exactDeviceRequest, .deviceSubRequest, .exactDeviceRequestBeta2, .deviceSubRequestBeta2,
            .deviceSubRequestBeta1:
            ClusterDefaults.deviceRequest(&edit)
        }
    }
}

/// An object under change that knows whether it was changed.
struct ObjectEdit {
    private(set) var members: Members
    private(set) var isChanged = false

    init(_ members: Members) {
        self.members = members
    }

    /// The member `key`; setting it to what it is changes nothing only where the caller has looked first.
    subscript(key: Key) -> Value {
        get { members[key] }
        set {
            members[key] = newValue
            isChanged = true
        }
    }

    /// Gives a missing member a value.
    mutating func fill(_ key: Key, _ value: Value) {
        if members[key].isNull { self[key] = value }
    }

    /// Gives a string that is missing or empty a value.
    mutating func fillText(_ key: Key, _ text: String) {
        if isUnset(key) { self[key] = .string(text) }
    }

    /// Whether a member is missing, an empty string, 0, or an empty list or object.
    func isUnset(_ key: Key) -> Bool {
        switch members[key] {
        case .null, .string(""), .integer(0): true
        case .array(let elements): elements.isEmpty
        case .object(let members): members.isEmpty
        default: false
        }
    }

    /// Removes a member.
    mutating func remove(_ key: Key) {
        if members.contains(key) { self[key] = .null }
    }
}
