import KubeObjects
import KubeSchema

/// Tells kubelets by an annotation of their node how long they may keep Secrets and ConfigMaps without asking again
/// (kube-controller-manager `ttl`).
struct NodeTTLController: Controller {
    let name = "ttl-controller"
    let watchedKinds: [Kind] = [.node]

    private static let annotation = Key("node.alpha.kubernetes.io/ttl")

    /// From how many nodes on and up to how many a time in seconds is right (`ttlBoundaries`). The ranges overlap, so that it does
    /// not change to and fro.
    private static let boundaries: [(least: Int, most: Int, seconds: Int)] = [
        (0, 100, 0), (90, 500, 15), (450, 1_000, 30), (900, 2_000, 60), (1_800, .max, 300),
    ]

    private var nodeCount = 0
    private var step = 0

    mutating func observe(_ change: ObjectChange, queue: inout WorkQueue, in cluster: Cluster) {
        switch change.operation {
        case .added: nodeCount += 1
        case .deleted: nodeCount -= 1
        case .modified: break
        }
        if nodeCount > Self.boundaries[step].most { step += 1 }
        if nodeCount < Self.boundaries[step].least { step -= 1 }
        if !change.isDeletion, change.new.annotation(Self.annotation) != wanted { queue.add(change.key) }
    }

    private var wanted: String { String(Self.boundaries[step].seconds) }

    mutating func reconcile(_ key: ObjectKey, queue: inout WorkQueue, in cluster: Cluster) throws(StatusError) {
        guard let node = cluster.object(key), node.annotation(Self.annotation) != wanted else { return }
        let wanted = wanted
        try cluster.modify(key, .controller(name)) {
            $0[.metadata][.annotations][Self.annotation] = .string(wanted)
        }
    }
}
