import KubeObjects

/// How many nodes are ready, zone by zone, and how fast the others may be emptied (`handleDisruption`).
struct ZoneHealth: Sendable {
    enum Disruption: Sendable { case normal, partial, full }

    private struct Zone: Sendable {
        var ready = 0
        var notReady = 0
        /// When the next node may be tainted.
        var nextTaint = Instant(nanoseconds: 0)

        /// kube-controller-manager `--unhealthy-zone-threshold`.
        private static let threshold = 0.55

        var disruption: Disruption {
            if ready == 0, notReady > 0 { return .full }
            let isMost = Double(notReady) / Double(max(1, ready + notReady)) >= Self.threshold
            return notReady > 2 && isMost ? .partial : .normal
        }

        /// kube-controller-manager `--large-cluster-size-threshold`.
        private static let largeSize = 50

        /// From one node's taint to the next: `--node-eviction-rate` 0.1 and `--secondary-node-eviction-rate` 0.01 per second;
        /// `nil` for never.
        var period: Duration? {
            switch disruption {
            case .normal, .full: .seconds(10)
            case .partial: ready + notReady > Self.largeSize ? .seconds(100) : nil
            }
        }
    }

    private struct Node: Sendable {
        var zone: String
        var isReady: Bool
    }

    private var zones: [String: Zone] = [:]
    private var nodes: [String: Node] = [:]
    private var fullyDisrupted = 0

    /// Whether no node of any zone is ready: it is rather the control plane that is cut off, and nothing more is evicted.
    var isAllDisrupted: Bool { !zones.isEmpty && fullyDisrupted == zones.count }

    func knows(_ node: String) -> Bool { nodes[node] != nil }

    /// The nodes that are not ready, in order.
    var notReady: [String] { nodes.filter { !$0.value.isReady }.keys.sorted() }

    /// Whether the zone of a node is as bad as it is said.
    func disruption(around node: String) -> Disruption {
        nodes[node].flatMap { zones[$0.zone]?.disruption } ?? .normal
    }

    /// Takes note of a node; returns whether its zone's disruption changed by it.
    mutating func note(_ name: String, zone: String, isReady: Bool) -> Bool {
        if let known = nodes[name], known.zone == zone, known.isReady == isReady { return false }
        let before = zones[zone]?.disruption
        forget(name)
        nodes[name] = Node(zone: zone, isReady: isReady)
        change(zone) { if isReady { $0.ready += 1 } else { $0.notReady += 1 } }
        return before != nil && before != zones[zone]?.disruption
    }

    mutating func forget(_ name: String) {
        guard let node = nodes.removeValue(forKey: name) else { return }
        change(node.zone) { if node.isReady { $0.ready -= 1 } else { $0.notReady -= 1 } }
    }

    private mutating func change(_ zone: String, _ body: (inout Zone) -> Void) {
        var value = zones[zone] ?? Zone()
        if zones[zone]?.disruption == .full { fullyDisrupted -= 1 }
        body(&value)
        if value.disruption == .full { fullyDisrupted += 1 }
        zones[zone] = value.ready + value.notReady == 0 ? nil : value
    }

    /// Lets every zone wait for its first permit: with the limits of a disruption their stored permits go.
    mutating func restartLimits(at now: Instant) {
        for name in zones.keys {
            guard var zone = zones[name], let period = zone.period else { continue }
            zone.nextTaint = now + period
            zones[name] = zone
        }
    }

    /// Takes a permit to taint a node; otherwise says how long to wait, `nil` for until things change.
    mutating func takePermit(for node: String, at now: Instant) -> Permit {
        guard let name = nodes[node]?.zone, var zone = zones[name], let period = zone.period else { return .refused }
        guard zone.nextTaint <= now else { return .wait(zone.nextTaint - now) }
        zone.nextTaint = now + period
        zones[name] = zone
        return .granted
    }

    enum Permit {
        case granted
        case wait(Duration)
        case refused
    }
}
