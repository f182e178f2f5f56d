import KubeObjects
import KubeSchema

/// Gives each node that has none a range for the addresses of its pods (kube-controller-manager `nodeipam`, `RangeAllocator`),
/// where the network is built so.
struct NodeIPAMController: Controller {
    let name = "node-ipam-controller"
    let watchedKinds: [Kind] = [.node]

    /// Ranges in use, by their number within the range of the cluster.
    private var used: Set<Int> = []
    private var next = 0

    mutating func observe(_ change: ObjectChange, queue: inout WorkQueue, in cluster: Cluster) {
        guard let network = cluster.nodeRanges else { return }
        let range = change.new[.spec][.podCIDR].string ?? ""
        if let number = AddressBlock(range).flatMap({ network.number(of: $0) }) {
            if change.isDeletion { used.remove(number) } else { used.insert(number) }
        } else if range.isEmpty, !change.isDeletion {
            queue.add(change.key)
        }
    }

    mutating func reconcile(_ key: ObjectKey, queue: inout WorkQueue, in cluster: Cluster) throws(StatusError) {
        guard let network = cluster.nodeRanges, let node = cluster.object(key), node[.spec][.podCIDR].isNull else {
            return
        }
        guard used.count < network.count else {
            cluster.record(
                EventReport(
                    .normal, reason: "CIDRNotAvailable",
                    message: "Node \(key.name) status is now: CIDRNotAvailable", component: "cidrAllocator"),
                about: node)
            return
        }
        // Round and round, so that a range rests before it is used again.
        while used.contains(next) { next = (next + 1) % network.count }
        let number = next
        next = (next + 1) % network.count
        used.insert(number)
        let range = Value.string(network.range(number))
        try cluster.modify(key, .controller(name)) { node in
            node[.spec][.podCIDR] = range
            node[.spec][.podCIDRs] = [range]
        }
    }
}

/// The ranges that nodes can get.
struct NodeRanges: Sendable {
    private let cluster: AddressBlock
    private let prefix: Int

    /// `nil` where the ranges would be larger than all together, or too many to be counted.
    init?(_ cluster: AddressBlock, prefix: Int) {
        guard prefix >= cluster.prefix, prefix <= cluster.bits, prefix - cluster.prefix <= 24 else { return nil }
        self.cluster = cluster
        self.prefix = prefix
    }

    var count: Int { 1 << (prefix - cluster.prefix) }

    func range(_ number: Int) -> String {
        let first = cluster.network + UInt128(number) << UInt128(cluster.bits - prefix)
        return "\(Address(number: first, bits: cluster.bits).text)/\(prefix)"
    }

    /// Which of the ranges a block is; `nil` where it is none of them.
    func number(of block: AddressBlock) -> Int? {
        guard block.prefix == prefix, block.bits == cluster.bits, cluster.overlaps(block) else { return nil }
        return Int((block.network - cluster.network) >> UInt128(cluster.bits - prefix))
    }
}

extension Cluster {
    /// The ranges that nodes get from Kubernetes; `nil` where it gives none.
    fileprivate var nodeRanges: NodeRanges? {
        guard let prefix = configuration.network.nodeCIDRMaskSize,
            let block = AddressBlock(configuration.network.podCIDR)
        else { return nil }
        return NodeRanges(block, prefix: prefix)
    }
}
