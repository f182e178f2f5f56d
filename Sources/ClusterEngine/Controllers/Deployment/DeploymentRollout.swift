import KubeObjects
import KubeSchema

/// One look at a Deployment: what is there, and the next step towards what it asks for.
struct DeploymentRollout {
    static let component = "deployment-controller"

    let cluster: Cluster
    let key: ObjectKey
    var deployment: Value
    /// The ReplicaSets of the Deployment, in order of creation.
    var sets: [Value]
    /// The name of the ReplicaSet of the present template; `nil` while there is none.
    var newSetName: String?

    init(_ key: ObjectKey, _ deployment: Value, sets: [Value], in cluster: Cluster) {
        self.cluster = cluster
        self.key = key
        self.deployment = deployment
        self.sets = sets
        let template = deployment[.spec][.template]
        newSetName = sets.first { $0.hasTemplate(template) }?.objectName
    }

    var now: Instant { cluster.now }
    var replicas: Int { deployment[.spec][.replicas].integer ?? 1 }
    var isPaused: Bool { deployment[.spec][.paused].bool == true }
    var isRolling: Bool { deployment[.spec][.strategy][.type].string != "Recreate" }

    var newSet: Value? { newSetName.flatMap { name in sets.first { $0.objectName == name } } }
    var oldSets: [Value] { sets.filter { $0.objectName != newSetName } }
    /// The old sets, then the new one.
    var allSets: [Value] { oldSets + (newSet.map { [$0] } ?? []) }

    /// Takes the next step.
    ///
    /// - Returns: after how long the Deployment wants another look though nothing may have changed.
    mutating func advance() throws(StatusError) -> Duration? {
        if deployment.isBeingDeleted {
            syncRevision()
            writeStatus(calculatedStatus())
            return nil
        }
        notePause()
        if isPaused || needsScaling {
            try syncScale()
            return nil
        }
        let isUnderWay = isRolling ? try roll() : try recreate()
        if !isUnderWay, isComplete(deployment[.status]) { try cleanUp() }
        return writeProgress()
    }

    /// Whether a ReplicaSet was last scaled for another number of replicas than the Deployment now asks for (`isScalingEvent`).
    private var needsScaling: Bool {
        sets.contains { set in
            guard set.wantedReplicas > 0, let desired = set.annotation(.desiredReplicas).flatMap({ Int($0) }) else {
                return false
            }
            return desired != replicas
        }
    }

    /// Scales without rolling: of a paused Deployment, and when only the number of replicas changed (`sync`).
    private mutating func syncScale() throws(StatusError) {
        syncRevision()
        try scaleProportionally()
        if isPaused { try cleanUp() }
        writeStatus(calculatedStatus())
    }

    // MARK: Rolling update

    /// `rolloutRolling`: at most one step; `false` where there was none to take.
    private mutating func roll() throws(StatusError) -> Bool {
        try ensureNewSet()
        if try reconcileNewSet() { return true }
        return try reconcileOldSets()
    }

    private mutating func reconcileNewSet() throws(StatusError) -> Bool {
        guard let set = newSet, set.wantedReplicas != replicas else { return false }
        if set.wantedReplicas > replicas { return try scale(set, to: replicas) }
        return try scale(set, to: replicasOfNewSet(present: set.wantedReplicas, all: allSets))
    }

    /// `NewRSNewReplicas`: as many as the surge leaves room for.
    func replicasOfNewSet(present: Int, all: [Value]) -> Int {
        guard isRolling else { return replicas }
        let room = replicas + maxSurge - all.reduce(0) { $0 + $1.wantedReplicas }
        return room <= 0 ? present : present + min(room, replicas - present)
    }

    private mutating func reconcileOldSets() throws(StatusError) -> Bool {
        let wantedByOld = oldSets.reduce(0) { $0 + $1.wantedReplicas }
        guard wantedByOld > 0 else { return false }
        let all = allSets.reduce(0) { $0 + $1.wantedReplicas }
        let minimumAvailable = replicas - maxUnavailable
        let unavailableNew = newSet.map { $0.wantedReplicas - $0.availableCount } ?? 0
        let surplus = all - minimumAvailable - unavailableNew
        guard surplus > 0 else { return false }
        let cleaned = try scaleDownUnhealthy(atMost: surplus)
        let scaledDown = try scaleDownHealthy()
        return cleaned + scaledDown > 0
    }

    /// `cleanupUnhealthyReplicas`: pods of old sets that serve nobody go first.
    private mutating func scaleDownUnhealthy(atMost limit: Int) throws(StatusError) -> Int {
        var total = 0
        for set in oldSets where set.wantedReplicas > 0 {
            if total >= limit { break }
            let unhealthy = set.wantedReplicas - set.availableCount
            guard unhealthy > 0 else { continue }
            let count = min(limit - total, unhealthy)
            try scale(set, to: set.wantedReplicas - count)
            total += count
        }
        return total
    }

    private mutating func scaleDownHealthy() throws(StatusError) -> Int {
        let available = allSets.reduce(0) { $0 + $1.availableCount }
        let surplus = available - (replicas - maxUnavailable)
        guard surplus > 0 else { return 0 }
        var total = 0
        for set in oldSets where set.wantedReplicas > 0 {
            if total >= surplus { break }
            let count = min(set.wantedReplicas, surplus - total)
            try scale(set, to: set.wantedReplicas - count)
            total += count
        }
        return total
    }

    // MARK: Recreate

    /// `rolloutRecreate`: all old pods go before the first new one comes.
    private mutating func recreate() throws(StatusError) -> Bool {
        syncRevision()
        var isScaledDown = false
        for set in oldSets where set.wantedReplicas > 0 {
            if try scale(set, to: 0) { isScaledDown = true }
        }
        if isScaledDown || areOldPodsRunning { return true }
        try ensureNewSet()
        if let set = newSet { try scale(set, to: replicas) }
        return false
    }

    private var areOldPodsRunning: Bool {
        oldSets.contains { set in
            (set[.status][.replicas].integer ?? 0) > 0
                || cluster.objects(.pod, ownedBy: set.uid).contains { !$0.isFinishedPod }
        }
    }

    // MARK: Scaling

    /// `FindActiveOrLatest`, and where several sets are active, shares what is to add or to take in proportion to their sizes.
    private mutating func scaleProportionally() throws(StatusError) {
        let active = allSets.filter { $0.wantedReplicas > 0 }
        if active.count <= 1 {
            guard let only = active.first ?? newSet ?? oldSets.last, only.wantedReplicas != replicas else { return }
            try scale(only, to: replicas)
            return
        }
        if let set = newSet, isSaturated(set) {
            for old in oldSets where old.wantedReplicas > 0 { try scale(old, to: 0) }
            return
        }
        guard isRolling else { return }
        let allowed = replicas > 0 ? replicas + maxSurge : 0
        let toAdd = allowed - active.reduce(0) { $0 + $1.wantedReplicas }
        let sizes = proportionalSizes(of: active, adding: toAdd)
        for (set, size) in sizes { try scale(set, to: size, annotates: true) }
    }

    private func isSaturated(_ set: Value) -> Bool {
        set.wantedReplicas == replicas && set.annotation(.desiredReplicas) == String(replicas)
            && set.availableCount == replicas
    }

    /// The sizes the sets get, biggest first; the biggest takes what rounding leaves over.
    private func proportionalSizes(of active: [Value], adding toAdd: Int) -> [(set: Value, size: Int)] {
        // Of equal sizes the newer grows first, and the older shrinks first.
        let order = active.enumerated().sorted { a, b in
            let (x, y) = (a.element.wantedReplicas, b.element.wantedReplicas)
            if x != y { return x > y }
            return toAdd > 0 ? a.offset > b.offset : a.offset < b.offset
        }.map(\.element)
        guard toAdd != 0 else { return order.map { ($0, $0.wantedReplicas) } }
        var added = 0
        var sizes: [(set: Value, size: Int)] = []
        for set in order {
            let share = proportion(of: set, adding: toAdd, left: toAdd - added)
            sizes.append((set, set.wantedReplicas + share))
            added += share
        }
        if let first = sizes.first { sizes[0].size = max(0, first.size + toAdd - added) }
        return sizes
    }

    /// `GetReplicaSetProportion`.
    private func proportion(of set: Value, adding toAdd: Int, left: Int) -> Int {
        guard left != 0 else { return 0 }
        let present = set.wantedReplicas
        if replicas == 0 { return max(-present, left) }
        var before = set.annotation(.maxReplicas).flatMap { Int($0) } ?? 0
        if before == 0 { before = deployment[.status][.replicas].integer ?? 0 }
        guard before > 0 else { return 0 }
        let size = (Double(present) * Double(replicas + maxSurge) / Double(before)).rounded(.toNearestOrAwayFromZero)
        let share = Int(size) - present
        return toAdd > 0 ? min(share, left) : max(share, left)
    }

    /// Scales one set and tells of it.
    ///
    /// - Parameters:
    ///   - annotates: whether to note the Deployment's present numbers on the set though its size stays.
    /// - Returns: whether its size changed.
    @discardableResult
    mutating func scale(_ set: Value, to size: Int, annotates: Bool = false) throws(StatusError) -> Bool {
        let before = set.wantedReplicas
        guard before != size || annotates else { return false }
        let setKey = ObjectKey(.replicaSet, namespaceKey: key.namespaceKey, name: set.objectName)
        let (desired, maximum) = (String(replicas), String(replicas + maxSurge))
        let written = try cluster.modify(setKey, .controller(Self.component)) { set in
            set[.spec][.replicas] = Value(size)
            set[.metadata][.annotations][.desiredReplicas] = .string(desired)
            set[.metadata][.annotations][.maxReplicas] = .string(maximum)
        }
        if let written { replace(written) }
        guard before != size else { return false }
        let direction = size > before ? "up" : "down"
        report(
            .normal, "ScalingReplicaSet", "Scaled \(direction) replica set \(set.objectName) from \(before) to \(size)")
        return true
    }

    mutating func replace(_ set: Value) {
        guard let index = sets.firstIndex(where: { $0.objectName == set.objectName }) else { return }
        sets[index] = set
    }

    func report(_ type: EventType, _ reason: String, _ message: String) {
        cluster.record(
            EventReport(type, reason: reason, message: message, component: Self.component), about: deployment)
    }

    // MARK: Fences

    /// `ResolveFenceposts`: surge is rounded up, unavailability down; they are never both nothing.
    private var fences: (surge: Int, unavailable: Int) {
        let rolling = deployment[.spec][.strategy][.rollingUpdate]
        let surge = rolling[.maxSurge].scaled(of: replicas, roundingUp: true)
        let unavailable = rolling[.maxUnavailable].scaled(of: replicas, roundingUp: false)
        let fences = (surge: surge ?? (replicas + 3) / 4, unavailable: unavailable ?? replicas / 4)
        return fences.surge == 0 && fences.unavailable == 0 ? (0, 1) : fences
    }

    var maxSurge: Int { isRolling ? fences.surge : 0 }

    var maxUnavailable: Int {
        guard isRolling, replicas > 0 else { return 0 }
        return min(fences.unavailable, replicas)
    }
}

extension Value {
    /// The replicas a ReplicaSet asks for.
    var wantedReplicas: Int { self[.spec][.replicas].integer ?? 1 }

    /// The available replicas a ReplicaSet has.
    var availableCount: Int { self[.status][.availableReplicas].integer ?? 0 }

    /// Whether a ReplicaSet was made for a Deployment's template (`EqualIgnoreHash`).
    fileprivate func hasTemplate(_ template: Value) -> Bool {
        let own = self[.spec][.template]
        guard own[.spec] == template[.spec] else { return false }
        var (a, b) = (own[.metadata], template[.metadata])
        if a == b { return true }
        a[.labels][.podTemplateHash] = .null
        b[.labels][.podTemplateHash] = .null
        a[.creationTimestamp] = .null
        b[.creationTimestamp] = .null
        if a[.labels].isEmpty { a[.labels] = .null }
        if b[.labels].isEmpty { b[.labels] = .null }
        if a == b { return true }
        return (a.isEmpty && b.isEmpty)
    }
}

extension Key {
    static let deploymentRevision = Key("deployment.kubernetes.io/revision")
    static let revisionHistory = Key("deployment.kubernetes.io/revision-history")
    static let desiredReplicas = Key("deployment.kubernetes.io/desired-replicas")
    static let maxReplicas = Key("deployment.kubernetes.io/max-replicas")
}
