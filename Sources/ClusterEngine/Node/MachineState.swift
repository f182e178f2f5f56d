import KubeObjects

/// What the machines under the nodes do, apart from what Kubernetes knows of them.
public struct MachineState: Sendable {
    /// What keeps a machine from answering.
    public enum Outage: String, Sendable {
        /// The machine is cut off from the API server: its containers go on running.
        case unreachable
        /// The kubelet does not run: its containers go on running, but what it knew of their probes is lost.
        case kubeletStopped
        /// The machine is off: its containers ended.
        case off
    }

    struct Machine: Sendable {
        var outage: Outage?
        var silentSince: Instant?
        /// When the machine last came up; leases are renewed in steps of the lease period from here.
        var since: Instant
        /// When the kubelet first reports on its node after it was started.
        var kubeletReady = Instant(nanoseconds: 0)
        /// When it first looks at its pods after that.
        var podsReady = Instant(nanoseconds: 0)
        /// Whether the kubelet was started anew and has not looked at its pods since.
        var forgotProbes = false
        /// Why the kubelet runs but is not ready.
        var unreadiness: String?
        /// Pods whose objects are gone but whose containers run on, since the kubelet has not heard of it.
        var orphans: [(worker: PodWorker, pod: Value)] = []
        var hostAddress = ""
        var architecture = "amd64"
        /// The name of the container runtime.
        var runtimeName = ""
        /// Set where the container runtime runs nothing.
        var hollow: HollowRuntime?
        var addresses = AddressPool(range: "")
        var isRegistered = false
        var reserved = Reservation()
        /// Images present, by normalised name.
        var images: Set<String> = []
        /// When the serial puller is free again.
        var pullerFree = Instant(nanoseconds: 0)
    }

    var machines: [String: Machine] = [:]
    /// From when the status of which nodes names an image, by normalised name.
    var imageReports: [String: [String: Instant]] = [:]
    /// What the kubelets know of their pods.
    var workers = PodWorkers()
    /// Addresses for pods on nodes that have no range of their own.
    var fallbackAddresses = AddressPool(range: "")
    /// The controllers that are told when a machine falls silent or comes back: their key is the Node's.
    public var observers: [String] = ["kubelet", "node-controller"]

    /// All machines run.
    public init() {}

    /// Whether the machine of a node does not answer.
    public func isSilent(_ node: String) -> Bool { machines[node]?.outage != nil }

    /// Why the machine of a node does not answer; `nil` while it does.
    public func outage(of node: String) -> Outage? { machines[node]?.outage }

    /// Since when the machine of a node has not answered; `nil` while it does.
    public func silentSince(_ node: String) -> Instant? { machines[node]?.silentSince }
}

extension Cluster {
    /// When the kubelet of a node last renewed its lease. Nothing is written for it while all is well; a node controller
    /// asks here instead of reading Leases.
    public func heartbeat(of node: String) -> Instant {
        let machine = machines.machines[node]
        let start = machine?.since ?? now
        let end = machine?.silentSince ?? now
        let period = configuration.node.leasePeriod.nanoseconds
        let age = max(0, (end - start).nanoseconds)
        return start + .nanoseconds(age / period * period)
    }

    /// Takes a machine away: switched off, or cut off from the API server with its containers running on.
    public func stopMachine(_ node: String, _ outage: MachineState.Outage = .off) {
        guard machines.outage(of: node) == nil else { return }
        machines.machines[node, default: MachineState.Machine(since: now)].outage = outage
        machines.machines[node]?.silentSince = now
        tellMachineObservers(of: node)
    }

    /// Brings a machine back.
    public func startMachine(_ node: String) {
        guard let outage = machines.outage(of: node) else { return }
        machines.machines[node]?.outage = nil
        machines.machines[node]?.silentSince = nil
        machines.machines[node]?.since = now
        if outage != .unreachable {
            let ready = now + configuration.node.kubeletStartDuration
            machines.machines[node]?.kubeletReady = ready
            machines.machines[node]?.podsReady = ready + configuration.node.podRecoveryDuration
            machines.machines[node]?.forgotProbes = true
        }
        tellMachineObservers(of: node)
    }

    /// Keeps the kubelet of a node from being ready though it runs, such as for want of a network; with `nil` it is ready again.
    ///
    /// - Parameter message: what the node's condition Ready tells.
    public func setUnreadiness(of node: String, _ message: String?) {
        registerMachine(of: node)
        machines.machines[node]?.unreadiness = message
        poke(controller: "kubelet", ObjectKey(.node, name: node))
    }

    private func tellMachineObservers(of node: String) {
        for observer in machines.observers {
            poke(controller: observer, ObjectKey(.node, name: node))
        }
    }
}

/// Hands out the addresses of a range such as `10.244.1.0/24` one after the other, and takes them back.
struct AddressPool: Sendable {
    private var base: UInt32 = 0
    private var size: UInt32 = 0
    private var next: UInt32 = 2
    private var isInUse: Set<UInt32> = []

    init(range: String) {
        let parts = range.split(separator: "/")
        guard parts.count == 2, let bits = Int(parts[1]), (8...30).contains(bits) else { return }
        var address: UInt32 = 0
        for octet in parts[0].split(separator: ".") {
            guard let number = UInt8(octet) else { return }
            address = address << 8 | UInt32(number)
        }
        base = address
        size = 1 << UInt32(32 - bits)
    }

    var isEmpty: Bool { size == 0 }

    /// The next free address, as the host-local address manager gives them: round and round. The first is the gateway's.
    mutating func take() -> String? {
        guard size > 3, isInUse.count < Int(size) - 3 else { return nil }
        while isInUse.contains(next) { next = next + 1 < size - 1 ? next + 1 : 2 }
        let offset = next
        isInUse.insert(offset)
        next = next + 1 < size - 1 ? next + 1 : 2
        return Self.text(base &+ offset)
    }

    mutating func giveBack(_ text: String) {
        var address: UInt32 = 0
        for octet in text.split(separator: ".") { address = address << 8 | UInt32(UInt8(octet) ?? 0) }
        isInUse.remove(address &- base)
    }

    private static func text(_ address: UInt32) -> String {
        "\(address >> 24).\(address >> 16 & 255).\(address >> 8 & 255).\(address & 255)"
    }
}
