import KubeObjects
import KubeSchema

/// A Kubernetes cluster as a deterministic discrete-event simulation: one thread, a virtual clock, a seeded source of
/// randomness.
///
/// The parts:
/// - the **store** holds every object once, with versions; requests (`create`, `update`, `delete`, …, in `API/`) pass
///   defaulting, admission and validation before they are committed to it;
/// - **controllers** (``Controller``) are told of committed changes and reconcile keys at virtual instants; the scheduler, the
///   kubelets and a cloud's own controllers are controllers too;
/// - the **event queue** orders all future work by (instant, order of scheduling), so that two runs with the same
///   input and seed are the same to the byte.
///
/// Changes made while a controller reconciles are visible at once, but told to controllers only when it has returned. Time
/// moves only in ``advance(by:)`` and its siblings. Not thread-safe: one cluster belongs to one thread.
public final class Cluster {
    /// The present virtual instant.
    public internal(set) var now: Instant
    /// Chance, as the seed gives it.
    public var random: RandomSource
    /// What kinds there are; custom resource definitions add to it.
    public internal(set) var schema: Schema
    /// What sets this cluster apart from another: versions, latencies, network, storage.
    public var configuration: ClusterConfiguration
    /// Admission plug-ins in the order they are asked.
    public var admission: [any AdmissionPlugin] = []
    /// Refusals to admit that were only warnings, in order, as the API would send them to clients.
    public internal(set) var warnings: [String] = []

    /// Stands in for chance where kube-scheduler draws by lot: it chooses between the nodes that are equally good for a pod.
    /// `nil`, or an answer that is not among them, leaves it to the seed.
    ///
    /// Replays of recordings set it, since a drawn lot is not reproducible. It cannot bring a pod to a node that the scheduler does not
    /// hold for one of the best, so what it replays stays a test of filters and scores.
    package var placementLot: ((_ pod: ObjectKey, _ nodes: [String]) -> String?)?

    /// State of the simulated network: addresses in use.
    public var network = NetworkState()
    /// State of the simulated storage back ends.
    public var storage = StorageState()
    /// Which images exist where.
    public var images = ImageCatalog()
    /// How containers behave.
    public var behaviours = BehaviourCatalog()
    /// What the machines themselves do: which are silent, which are gone.
    public var machines = MachineState()

    var store = ObjectStore()
    var recorder = EventRecorder()
    var journal: [ObjectChange] = []

    private var events = EventQueue()
    private var slots: [ControllerSlot] = []
    private var watchers: [Kind: [Int]] = [:]
    private var undelivered: [ObjectChange] = []
    private var isDelivering = false
    private var isControllerRunning = false
    private var pokes: [(controller: String, key: ObjectKey)] = []
    private var observers: [(ObjectChange, Instant) -> Void] = []
    /// How many reconciles have run; a measure of work done.
    public private(set) var reconcileCount = 0

    /// Creates an empty cluster: no nodes, no namespaces, no controllers.
    ///
    /// - Parameters:
    ///   - seed: the source of all chance.
    ///   - start: the first virtual instant.
    public init(
        seed: UInt64 = 1, start: Instant = Cluster.defaultStart, schema: Schema = .kubernetes,
        configuration: ClusterConfiguration = ClusterConfiguration()
    ) {
        now = start
        random = RandomSource(seed: seed)
        self.schema = schema
        self.configuration = configuration
    }

    /// 2026-01-01T00:00:00Z, a fixed date, so that runs can be compared.
    public static let defaultStart = Instant(seconds: 1_767_225_600)

    // MARK: Controllers

    /// Adds a controller. It is told of the objects that exist already, and of every later change of its kinds.
    public func add(_ controller: any Controller) {
        let number = slots.count
        slots.append(ControllerSlot(controller))
        for kind in controller.watchedKinds {
            watchers[kind, default: []].append(number)
            for value in store.values(kind) {
                guard let key = key(of: value) else { continue }
                let change = ObjectChange(
                    operation: .added, key: key, old: .null, new: value, resourceVersion: store.resourceVersion)
                tell(change, to: number)
            }
        }
    }

    /// The names of the controllers, in the order they were added.
    public var controllerNames: [String] { slots.map(\.controller.name) }

    /// Turns a controller off or on. While off its work waits.
    public func setEnabled(_ isEnabled: Bool, controller name: String) {
        for index in slots.indices where slots[index].controller.name == name {
            slots[index].isEnabled = isEnabled
            guard isEnabled else { continue }
            let waiting = slots[index].parked
            slots[index].parked = []
            for key in waiting {
                slots[index].enqueue(key, at: now, replaces: false, controller: Int32(index), in: &events)
            }
        }
    }

    /// Lets a controller look at `key` after its latency; for faults, repairs and tests.
    public func poke(controller name: String, _ key: ObjectKey) {
        guard !isControllerRunning else {
            // The controllers are in use: they are told when the one that runs has returned.
            pokes.append((name, key))
            return
        }
        for index in slots.indices where slots[index].controller.name == name {
            let instant = now + slots[index].controller.latency
            slots[index].enqueue(key, at: instant, replaces: false, controller: Int32(index), in: &events)
        }
    }

    /// Calls `observer` with every committed change from now on, and the instant of the write.
    public func observe(_ observer: @escaping (ObjectChange, Instant) -> Void) {
        observers.append(observer)
    }

    // MARK: Time

    /// Moves the clock by `duration`, doing all work that falls due on the way.
    public func advance(by duration: Duration) {
        advance(to: now + duration)
    }

    /// Moves the clock to `instant`, doing all work that falls due on the way, including at that instant.
    public func advance(to instant: Instant) {
        deliverChanges()
        while let next = events.first, next.instant <= instant {
            step()
        }
        if instant > now { now = instant }
    }

    /// Advances until `condition` holds, looking after every piece of work; returns whether it did before `limit` had passed.
    @discardableResult
    public func advance(atMost limit: Duration, until condition: (Cluster) -> Bool) -> Bool {
        let end = now + limit
        deliverChanges()
        if condition(self) { return true }
        while let next = events.first, next.instant <= end {
            step()
            if condition(self) { return true }
        }
        now = end
        return false
    }

    /// The instant of the next piece of work, or `nil` when nothing is left to do.
    public var nextWork: Instant? { events.first?.instant }

    private func step() {
        guard let entry = events.popFirst() else { return }
        let number = Int(entry.controller)
        guard let key = slots[number].take(entry) else { return }
        if entry.instant > now { now = entry.instant }
        guard slots[number].isEnabled else {
            slots[number].parked.append(key)
            return
        }
        reconcileCount += 1
        var queue = WorkQueue()
        do throws(StatusError) {
            isControllerRunning = true
            defer { isControllerRunning = false }
            try slots[number].controller.reconcile(key, queue: &queue, in: self)
            if !slots[number].failures.isEmpty { slots[number].failures.removeValue(forKey: key) }
        } catch {
            let failures = slots[number].failures[key, default: 0]
            slots[number].failures[key] = failures + 1
            queue.add(key, after: Self.backOff(failures: failures))
        }
        take(queue, for: number)
        deliverPokes()
        deliverChanges()
    }

    private func deliverPokes() {
        guard !pokes.isEmpty else { return }
        let waiting = pokes
        pokes = []
        for poke in waiting { self.poke(controller: poke.controller, poke.key) }
    }

    /// client-go `DefaultTypedControllerRateLimiter`: 5 ms doubling to 1,000 s.
    static func backOff(failures: Int) -> Duration {
        failures >= 18 ? .seconds(1_000) : .milliseconds(5 << failures)
    }

    private func take(_ queue: WorkQueue, for number: Int) {
        guard !queue.requests.isEmpty else { return }
        let latency = slots[number].controller.latency
        for request in queue.requests {
            let instant = now + (request.delay ?? latency)
            slots[number].enqueue(
                request.key, at: instant, replaces: request.replaces, controller: Int32(number), in: &events)
        }
    }

    private func tell(_ change: ObjectChange, to number: Int) {
        var queue = WorkQueue()
        isControllerRunning = true
        slots[number].controller.observe(change, queue: &queue, in: self)
        isControllerRunning = false
        take(queue, for: number)
        deliverPokes()
    }

    /// Tells the watching controllers of the changes committed since the last call.
    private func deliverChanges() {
        guard !isDelivering else { return }
        isDelivering = true
        defer { isDelivering = false }
        while !undelivered.isEmpty {
            let changes = undelivered
            undelivered = []
            for change in changes {
                for number in watchers[change.kind] ?? [] {
                    tell(change, to: number)
                }
            }
        }
    }

    func committed(_ change: ObjectChange) {
        undelivered.append(change)
        if configuration.journalLimit > 0 {
            if journal.count >= configuration.journalLimit * 2 { journal.removeFirst(configuration.journalLimit) }
            journal.append(change)
        }
        for observer in observers {
            observer(change, now)
        }
    }
}

// MARK: - Snapshots

/// Everything a cluster is at one instant. Taking it copies nothing; what later changes on either side is copied then.
public struct ClusterSnapshot: Sendable {
    /// The virtual instant of the snapshot.
    public let now: Instant
    fileprivate let random: RandomSource
    fileprivate let schema: Schema
    fileprivate let configuration: ClusterConfiguration
    fileprivate let admission: [any AdmissionPlugin]
    fileprivate let network: NetworkState
    fileprivate let storage: StorageState
    fileprivate let images: ImageCatalog
    fileprivate let behaviours: BehaviourCatalog
    fileprivate let machines: MachineState
    fileprivate let store: ObjectStore
    fileprivate let recorder: EventRecorder
    fileprivate let journal: [ObjectChange]
    fileprivate let events: EventQueue
    fileprivate let slots: [ControllerSlot]
    fileprivate let watchers: [Kind: [Int]]
}

extension Cluster {
    /// The state at this instant, to come back to.
    public func snapshot() -> ClusterSnapshot {
        deliverChanges()
        return ClusterSnapshot(
            now: now, random: random, schema: schema, configuration: configuration, admission: admission,
            network: network, storage: storage, images: images, behaviours: behaviours, machines: machines,
            store: store, recorder: recorder, journal: journal, events: events, slots: slots, watchers: watchers)
    }

    /// A cluster that goes on from `snapshot`, with the same future as long as it is asked the same. It has no observers.
    public convenience init(_ snapshot: ClusterSnapshot) {
        self.init(start: snapshot.now, schema: snapshot.schema, configuration: snapshot.configuration)
        random = snapshot.random
        admission = snapshot.admission
        network = snapshot.network
        storage = snapshot.storage
        images = snapshot.images
        behaviours = snapshot.behaviours
        machines = snapshot.machines
        store = snapshot.store
        recorder = snapshot.recorder
        journal = snapshot.journal
        events = snapshot.events
        slots = snapshot.slots
        watchers = snapshot.watchers
    }
}
