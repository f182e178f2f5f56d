import AppSources
import ClusterPlatforms
import KubeObjects

/// What moves where: an app with everything that rules look up in it, the platform it runs on and the one it goes to.
struct Move: Sendable {
    /// The app as it was loaded.
    let app: App
    /// Where it runs today, with the add-ons its cluster has.
    let origin: Platform
    /// Where it goes, as that cluster is planned.
    let target: Platform
    /// ``target`` with the add-ons it recommends for what it lacks: what the app will meet once it has moved.
    let managed: Platform

    private let manifestsByKey: [ObjectKey: Manifest]

    /// The facts of ``target``, and after them those of ``managed``: walking a profile takes time, and every row asks.
    let facts: [[Fact]]

    /// The objects that make pods, in the order of the manifests.
    let workloads: [Workload]
    /// The Services.
    let services: [Manifest]
    /// The NetworkPolicies.
    let policies: [PolicyView]
    /// The volumes the app asks for.
    let claims: [Claim]
    /// The ways in: routes of Gateways, and Ingresses.
    let routes: [Route]

    init(app: App, origin: Platform, target: Platform, managed: Platform) {
        self.app = app
        self.origin = origin
        self.target = target
        self.managed = managed
        manifestsByKey = Dictionary(app.manifests.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        facts = [target.facts, managed.facts]
        workloads = app.workloads
        services = app.manifests(of: .service)
        policies = app.manifests(of: .networkPolicy).map(PolicyView.init)
        claims = Claim.claims(of: app)
        routes = Route.routes(of: app, target: target, managed: managed)
    }

    /// The object with a key; `nil` where the app does not bring it.
    subscript(key: ObjectKey) -> Manifest? { manifestsByKey[key] }

    /// The workloads whose pods a Service selects. A Service without a selector selects none.
    func workloads(selectedBy service: Manifest) -> [Workload] {
        let selector = service.object[.spec][.selector].stringMembers.map { (key: Key($0.key), value: $0.value) }
        guard !selector.isEmpty else { return [] }
        return workloads.filter { workload in
            workload.key.namespace == service.key.namespace
                && selector.allSatisfy { workload.labels[$0.key].string == $0.value }
        }
    }

    /// The pods' policies that isolate them in a direction.
    func policies(selecting workload: Workload, isolating direction: PolicyView.Direction) -> [PolicyView] {
        policies.filter { $0.selects(workload) && $0.isolates(direction) }
    }

    /// Whether policies are in force on the platform as it is planned. Where not, what they would break waits until they are.
    var policiesAreEnforced: Bool { target.networkPolicy.isEnforced }

    /// The severity of a mistake in a policy: it bites at once only where policies are in force.
    var policySeverity: Severity { policiesAreEnforced ? .error : .warning }

    /// The ServiceAccount of a workload's pods, where the app brings it.
    func serviceAccount(of workload: Workload) -> Manifest? {
        let name = workload.spec[.serviceAccountName].string ?? workload.spec["serviceAccount"].string ?? "default"
        return self[ObjectKey(.serviceAccount, namespace: workload.key.namespace, name: name)]
    }

    /// The Namespace object `name`, where the app brings it.
    func namespace(_ name: String) -> Manifest? { self[ObjectKey(.namespace, name: name)] }

    /// How many pods a workload runs on the planned cluster.
    func podCount(of workload: Workload) -> Int { workload.plannedReplicas ?? target.nodes.count }

    /// Whether what the profile says at `path` was read in a source of rank; what is doubtful is never an error.
    func isCertain(_ path: String, on platform: Platform) -> Bool {
        guard let fact = platform.fact(path), fact.isVerified else { return false }
        let kind = platform.sources.first { $0.id == fact.source }?.kind
        return kind != "secondary" && kind != "own-knowledge"
    }
}

extension Workload {
    /// ``replicas`` within bounds that sums can hold; a manifest may say any number.
    var plannedReplicas: Int? { replicas.map { min(max(0, $0), Self.mostReplicas) } }

    /// Far beyond what any cluster runs (Kubernetes' stated limit is 150,000 pods).
    private static let mostReplicas = 1_000_000
}

extension Kind {
    static let service = Kind(group: "", name: "Service")
    static let namespace = Kind(group: "", name: "Namespace")
    static let serviceAccount = Kind(group: "", name: "ServiceAccount")
    static let configMap = Kind(group: "", name: "ConfigMap")
    static let secret = Kind(group: "", name: "Secret")
    static let persistentVolumeClaim = Kind(group: "", name: "PersistentVolumeClaim")
    static let persistentVolume = Kind(group: "", name: "PersistentVolume")
    static let resourceQuota = Kind(group: "", name: "ResourceQuota")
    static let limitRange = Kind(group: "", name: "LimitRange")
    static let deployment = Kind(group: "apps", name: "Deployment")
    static let statefulSet = Kind(group: "apps", name: "StatefulSet")
    static let daemonSet = Kind(group: "apps", name: "DaemonSet")
    static let networkPolicy = Kind(group: "networking.k8s.io", name: "NetworkPolicy")
    static let ingress = Kind(group: "networking.k8s.io", name: "Ingress")
    static let ingressClass = Kind(group: "networking.k8s.io", name: "IngressClass")
    static let storageClass = Kind(group: "storage.k8s.io", name: "StorageClass")
    static let gateway = Kind(group: "gateway.networking.k8s.io", name: "Gateway")
    static let gatewayClass = Kind(group: "gateway.networking.k8s.io", name: "GatewayClass")
    static let autoscaler = Kind(group: "autoscaling", name: "HorizontalPodAutoscaler")
    static let disruptionBudget = Kind(group: "policy", name: "PodDisruptionBudget")
    static let roleBinding = Kind(group: "rbac.authorization.k8s.io", name: "RoleBinding")
    static let clusterRoleBinding = Kind(group: "rbac.authorization.k8s.io", name: "ClusterRoleBinding")
    static let certificate = Kind(group: "cert-manager.io", name: "Certificate")
    static let certificateRequest = Kind(group: "certificates.k8s.io", name: "CertificateSigningRequest")
}

extension LocalizedText {
    /// A workload as texts name it: Deployment `web`.
    static func workload(_ workload: Workload) -> LocalizedText { object(workload.manifest) }

    /// An object as texts name it: Service `web`.
    static func object(_ manifest: Manifest) -> LocalizedText {
        LocalizedText(verbatim: manifest.kind.name + " ") + .code(manifest.key.name)
    }

    /// Workloads as texts name them.
    static func workloads(_ workloads: [Workload]) -> LocalizedText { list(workloads.map { .workload($0) }) }
}
