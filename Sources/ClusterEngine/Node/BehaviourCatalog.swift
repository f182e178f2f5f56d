import KubeObjects

/// How the containers of workloads behave once they run.
///
/// What is declared here goes before what the simulation makes of a manifest by itself.
public struct BehaviourCatalog: Sendable {
    /// Whose containers a declaration is for. What is `nil` fits all.
    public struct Target: Hashable, Sendable {
        /// The namespace.
        public var namespace: String?
        /// The name of the pod or of the workload that owns it.
        public var workload: String?
        /// The name of the container.
        public var container: String?
        /// The image, as the manifest names it.
        public var image: String?

        /// A target.
        public init(namespace: String? = nil, workload: String? = nil, container: String? = nil, image: String? = nil) {
            self.namespace = namespace
            self.workload = workload
            self.container = container
            self.image = image
        }

        func fits(_ pod: Value, container name: String, image: String) -> Bool {
            if let namespace, namespace != pod.objectNamespace { return false }
            if let container, container != name { return false }
            if let wanted = self.image, wanted != image { return false }
            guard let workload else { return true }
            let podName = pod.objectName
            if podName == workload { return true }
            guard podName.hasPrefix(workload + "-") else { return false }
            // `web-7d94887b79-x2x4q` is of `web`, not of `web-7d`: between stand only generated parts.
            let owner = pod.controllerReference[.name].string ?? workload
            if owner == workload || podName.dropFirst(workload.utf8.count + 1).allSatisfy(\.isNumber) { return true }
            return owner.hasPrefix(workload + "-") && !owner.dropFirst(workload.utf8.count + 1).contains("-")
        }
    }

    /// Services behind which something answers that is not simulated: no container waits for them.
    public var answeredElsewhere: Set<ObjectKey> = []

    private enum Declaration: Sendable {
        case whole(ContainerBehaviour)
        case adjustment(BehaviourAdjustment)
    }

    private var declared: [(target: Target, declaration: Declaration)] = []
    private var scripts: [String: ShellScript] = [:]

    /// No behaviour is declared; all are inferred from the manifests.
    public init() {}

    /// Declares how the containers of a target behave from their next start on. Later declarations go before earlier.
    public mutating func declare(_ behaviour: ContainerBehaviour, for target: Target) {
        declared.append((target, .whole(behaviour)))
    }

    /// Declares in what the containers of a target differ from what is inferred, or was declared before, from their next start
    /// on.
    public mutating func declare(_ adjustment: BehaviourAdjustment, for target: Target) {
        declared.append((target, .adjustment(adjustment)))
    }

    /// Takes back what was declared for exactly this target.
    public mutating func withdraw(_ target: Target) {
        declared.removeAll { $0.target == target }
    }

    /// What is declared for a container, laid over what is inferred for it.
    func declared(
        over inferred: ContainerBehaviour, for pod: Value, container: String, image: String
    ) -> ContainerBehaviour {
        var behaviour = inferred
        for (target, declaration) in declared where target.fits(pod, container: container, image: image) {
            switch declaration {
            case .whole(let whole):
                behaviour = whole
                if whole.dependencies.isEmpty { behaviour.dependencies = inferred.dependencies }
            case .adjustment(let adjustment):
                adjustment.adjust(&behaviour)
            }
        }
        return behaviour
    }

    /// A script, read only once.
    mutating func script(_ text: String) -> ShellScript {
        if let known = scripts[text] { return known }
        let script = ShellScript(text)
        if scripts.count < 10_000 { scripts[text] = script }
        return script
    }
}
