import KubeObjects

/// The rules of one kind.
struct KindRules: Sendable {
    typealias Check = @Sendable (inout Validator, Value) -> Void
    typealias UpdateCheck = @Sendable (inout Validator, _ old: Value, _ new: Value) -> Void

    /// What is checked when an object is created.
    let create: Check
    /// What is checked when it is updated, besides the metadata that are the same for all kinds.
    let update: UpdateCheck

    /// A kind whose updates are checked as its creation is, and for what may not change.
    private init(
        _ isNamespaced: Bool, _ names: NameFormat = .subdomain, specification: @escaping Check = { _, _ in },
        changes: @escaping UpdateCheck = { _, _, _ in }
    ) {
        create = { v, object in
            v.metadata(of: object, isNamespaced: isNamespaced, name: names)
            specification(&v, object)
        }
        update = { v, old, new in
            v.metadataUpdate(from: old, to: new)
            specification(&v, new)
            changes(&v, old, new)
        }
    }

    private init(create: @escaping Check, update: @escaping UpdateCheck) {
        self.create = create
        self.update = update
    }

    /// A kind whose updates are checked for what may not change only.
    private init(
        _ isNamespaced: Bool, _ names: NameFormat = .subdomain, creating specification: @escaping Check,
        changes: @escaping UpdateCheck
    ) {
        create = { v, object in
            v.metadata(of: object, isNamespaced: isNamespaced, name: names)
            specification(&v, object)
        }
        update = { v, old, new in
            v.metadataUpdate(from: old, to: new)
            changes(&v, old, new)
        }
    }

    /// The rules of a kind of Kubernetes' own; `nil` for kinds that have none but those for metadata.
    static func of(_ kind: Kind) -> KindRules? { all[kind] }

    /// Kinds without rules of their own, such as custom resources.
    static func metadataOnly(isNamespaced: Bool) -> KindRules { KindRules(isNamespaced) }

    private static let sameSelector: UpdateCheck = { v, old, new in
        v.within(.spec) { $0.immutable(.selector, from: old[.spec], to: new[.spec]) }
    }

    private static let all: [Kind: KindRules] = core.merging(apps, uniquingKeysWith: { first, _ in first })
        .merging(others, uniquingKeysWith: { first, _ in first })

    private static let core: [Kind: KindRules] = [
        kind("Pod"): KindRules(create: { $0.pod(creating: $1) }, update: { $0.pod(updating: $1, to: $2) }),
        kind("PodTemplate"): KindRules(true, specification: { $0.podTemplate(.template, of: $1) }),
        kind("ReplicationController"): KindRules(true, specification: { $0.replicationController($1) }),
        kind("Service"): KindRules(
            create: { v, object in
                v.metadata(of: object, isNamespaced: true, name: .label)
                v.service(object)
            },
            update: { v, old, new in
                v.metadataUpdate(from: old, to: new)
                v.service(updating: old, to: new)
            }),
        kind("Endpoints"): KindRules(true, specification: { $0.endpoints($1) }),
        kind("ConfigMap"): KindRules(
            create: { v, object in
                v.metadata(of: object, isNamespaced: true, name: .subdomain)
                v.configMap(object)
            },
            update: { v, old, new in
                v.metadataUpdate(from: old, to: new)
                v.configMapUpdate(from: old, to: new)
                v.metadata(of: new, isNamespaced: true, name: .subdomain)
                v.configMap(new)
            }),
        kind("Secret"): KindRules(
            create: { v, object in
                v.metadata(of: object, isNamespaced: true, name: .subdomain)
                v.secret(object)
            },
            update: { v, old, new in
                v.metadataUpdate(from: old, to: new)
                v.secretUpdate(from: old, to: new)
                v.metadata(of: new, isNamespaced: true, name: .subdomain)
                v.secret(new)
            }),
        kind("PersistentVolumeClaim"): KindRules(
            true, specification: { v, object in v.within(.spec) { $0.claimSpec(object[.spec]) } },
            changes: { $0.claimUpdate(from: $1, to: $2) }),
        kind("PersistentVolume"): KindRules(
            false, specification: { $0.persistentVolume($1) },
            changes: { $0.persistentVolumeUpdate(from: $1, to: $2) }),
        kind("LimitRange"): KindRules(true, specification: { $0.limitRange($1) }),
        kind("ResourceQuota"): KindRules(
            true, specification: { $0.resourceQuota($1) }, changes: { $0.resourceQuotaUpdate(from: $1, to: $2) }),
        kind("Namespace"): KindRules(
            false, .label, creating: { $0.namespace($1) }, changes: { _, _, _ in }),
        kind("Node"): KindRules(
            false, creating: { $0.node($1) }, changes: { $0.nodeUpdate(from: $1, to: $2) }),
        kind("ServiceAccount"): KindRules(true),
        kind("Event"): KindRules(create: { $0.event($1) }, update: { v, _, new in v.event(new) }),
    ]

    private static let apps: [Kind: KindRules] = [
        kind("Deployment", "apps"): KindRules(
            true, specification: { $0.deployment($1) }, changes: sameSelector),
        kind("ReplicaSet", "apps"): KindRules(
            true, specification: { $0.replicaSet($1) }, changes: sameSelector),
        kind("StatefulSet", "apps"): KindRules(
            true, .label, specification: { $0.statefulSet($1) }, changes: { $0.statefulSetUpdate(from: $1, to: $2) }),
        kind("DaemonSet", "apps"): KindRules(true, specification: { $0.daemonSet($1) }, changes: sameSelector),
        kind("ControllerRevision", "apps"): KindRules(
            true, specification: { $0.controllerRevision($1) },
            changes: { $0.immutable(.data, from: $1, to: $2) }),
        kind("Job", "batch"): KindRules(
            true, creating: { $0.job($1) }, changes: { $0.jobUpdate(from: $1, to: $2) }),
        kind("CronJob", "batch"): KindRules(
            true, creating: { $0.cronJob(creating: $1) }, changes: { $0.cronJob(updating: $1, to: $2) }),
        kind("HorizontalPodAutoscaler", "autoscaling"): KindRules(
            true, specification: { $0.horizontalPodAutoscaler($1) }),
        kind("PodDisruptionBudget", "policy"): KindRules(
            create: { v, object in
                v.podDisruptionBudget(object)
                if v.count == 0 { v.metadata(of: object, isNamespaced: true, name: .pathSegment) }
            },
            update: { v, _, new in v.podDisruptionBudget(new) }),
    ]

    private static let others: [Kind: KindRules] = [
        kind("Ingress", "networking.k8s.io"): KindRules(
            create: { v, object in
                v.metadata(of: object, isNamespaced: true, name: .subdomain)
                v.ingress(object)
                v.ingressClassAnnotation(of: object)
            },
            update: { v, old, new in
                v.metadataUpdate(from: old, to: new)
                v.ingress(new)
            }),
        kind("IngressClass", "networking.k8s.io"): KindRules(
            false, specification: { $0.ingressClass($1) },
            changes: { v, old, new in
                v.within(.spec) { $0.immutable(.controller, from: old[.spec], to: new[.spec]) }
            }),
        kind("NetworkPolicy", "networking.k8s.io"): KindRules(true, specification: { $0.networkPolicy($1) }),
        kind("EndpointSlice", "discovery.k8s.io"): KindRules(
            true, specification: { $0.endpointSlice($1) },
            changes: { $0.immutable(.addressType, from: $1, to: $2) }),
        kind("StorageClass", "storage.k8s.io"): KindRules(
            false, creating: { $0.storageClass($1) }, changes: { $0.storageClassUpdate(from: $1, to: $2) }),
        kind("VolumeAttachment", "storage.k8s.io"): KindRules(
            false, specification: { $0.volumeAttachment($1) },
            changes: { $0.volumeAttachmentUpdate(from: $1, to: $2) }),
        kind("VolumeAttributesClass", "storage.k8s.io"): KindRules(
            false, creating: { $0.volumeAttributesClass($1) },
            changes: { $0.volumeAttributesClassUpdate(from: $1, to: $2) }),
        kind("CSIStorageCapacity", "storage.k8s.io"): KindRules(
            true, creating: { $0.csiStorageCapacity($1) }, changes: { $0.csiStorageCapacityUpdate(from: $1, to: $2) }),
        kind("IPAddress", "networking.k8s.io"): KindRules(false, .any, specification: { $0.ipAddress($1) }),
        kind("ServiceCIDR", "networking.k8s.io"): KindRules(false, specification: { $0.serviceCIDR($1) }),
        kind("CSIDriver", "storage.k8s.io"): KindRules(false, .any, specification: { $0.csiDriver($1) }),
        kind("CSINode", "storage.k8s.io"): KindRules(false, specification: { $0.csiNode($1) }),
        kind("PriorityClass", "scheduling.k8s.io"): KindRules(
            false, creating: { $0.priorityClass($1) }, changes: { $0.priorityClassUpdate(from: $1, to: $2) }),
        kind("RuntimeClass", "node.k8s.io"): KindRules(
            false, creating: { $0.runtimeClass($1) }, changes: { $0.runtimeClassUpdate(from: $1, to: $2) }),
        kind("Role", accessGroup): KindRules(
            true, .pathSegment, specification: { $0.role($1, isNamespaced: true) }),
        kind("ClusterRole", accessGroup): KindRules(
            false, .pathSegment, specification: { $0.role($1, isNamespaced: false) }),
        kind("RoleBinding", accessGroup): KindRules(
            true, .pathSegment, specification: { $0.roleBinding($1, isNamespaced: true) },
            changes: { $0.roleBindingUpdate(from: $1, to: $2) }),
        kind("ClusterRoleBinding", accessGroup): KindRules(
            false, .pathSegment, specification: { $0.roleBinding($1, isNamespaced: false) },
            changes: { $0.roleBindingUpdate(from: $1, to: $2) }),
        kind("Lease", "coordination.k8s.io"): KindRules(true, specification: { $0.lease($1) }),
        kind("Event", "events.k8s.io"): KindRules(create: { $0.event($1) }, update: { v, _, new in v.event(new) }),
        kind("CustomResourceDefinition", "apiextensions.k8s.io"): KindRules(
            false, creating: { $0.customResourceDefinition($1) },
            changes: { $0.customResourceDefinitionUpdate(from: $1, to: $2) }),
    ]

    private static let accessGroup = "rbac.authorization.k8s.io"

    private static func kind(_ name: String, _ group: String = "") -> Kind { Kind(group: group, name: name) }
}
