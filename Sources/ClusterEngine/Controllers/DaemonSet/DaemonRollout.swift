import KubeObjects
import KubeSchema

/// One look at a DaemonSet: which nodes lack a pod, which have one too many, and which pods are outdated.
struct DaemonRollout {
    private static let control = PodControl(component: "daemonset-controller", account: DaemonSetController.account)
    /// `daemon.BurstReplicas`
    private static let burst = 250

    private let cluster: Cluster
    private let owner: Value
    private let key: ObjectKey
    private let prototype: Value
    private let hash: String
    private let nodes: [(node: Value, answer: DaemonPlacement.Answer)]
    /// The pods by the node they are on or meant for; in order of creation.
    private let podsByNode: [String: [Value]]

    init(_ owner: Value, key: ObjectKey, pods: [Value], prototype: Value, hash: String, in cluster: Cluster) {
        self.cluster = cluster
        self.owner = owner
        self.key = key
        self.prototype = prototype
        self.hash = hash
        let placement = DaemonPlacement(template: owner[.spec][.template], pod: prototype)
        nodes = cluster.objects(.node).map { ($0, placement.answer(for: $0)) }
        podsByNode = Dictionary(grouping: pods) { DaemonPlacement.node(of: $0) ?? "" }
    }

    private var minReadySeconds: Int { owner[.spec][.minReadySeconds].integer ?? 0 }

    private func isAvailable(_ pod: Value) -> Bool {
        pod.isAvailablePod(minReadySeconds: minReadySeconds, at: cluster.now)
    }

    private func isUpdated(_ pod: Value) -> Bool { pod.label(.controllerRevisionHash) == hash }

    // MARK: Pods

    /// Creates and deletes pods.
    ///
    /// - Returns: when to look again at a node whose pods keep failing.
    mutating func manage(_ failures: inout [String: (count: Int, last: Instant)]) throws(StatusError) -> Duration? {
        var missing: [String] = []
        var surplus: [Value] = []
        var retry: Duration?
        for (node, answer) in nodes {
            let name = node.objectName
            let pods = podsByNode[name] ?? []
            if answer.shouldRun, pods.isEmpty {
                missing.append(name)
            } else if answer.shouldStay {
                let (found, delay) = surplusPods(pods, on: name, &failures)
                surplus += found.pods
                if found.isMissing { missing.append(name) }
                retry = [retry, delay].compactMap { $0 }.min()
            } else {
                surplus += pods.filter { !$0.isBeingDeleted }
            }
        }
        surplus += strandedPods()
        if !missing.isEmpty || !surplus.isEmpty {
            // What these change is seen at the next look; until then nothing is known of what may be replaced.
            try sync(create: missing, delete: surplus)
        } else if owner[.spec][.updateStrategy][.type].string != "OnDelete" {
            try update()
        }
        return retry
    }

    /// Pods pinned to nodes that are gone, which nothing will ever bind.
    private func strandedPods() -> [Value] {
        let names = Set(nodes.map(\.node.objectName))
        return podsByNode.filter { !names.contains($0.key) }.sorted { $0.key < $1.key }.flatMap(\.value)
            .filter { $0.boundNode == nil && !$0.isBeingDeleted }
    }

    private func sync(create names: [String], delete pods: [Value]) throws(StatusError) {
        for name in names.prefix(Self.burst) {
            do throws(StatusError) {
                try Self.control.create(DaemonPlacement.pinned(prototype, to: name), for: owner, in: cluster)
            } catch  where error.isNamespaceTerminating {
                return
            }
        }
        for pod in pods.prefix(Self.burst) { try Self.control.delete(pod, for: owner, in: cluster) }
    }

    /// The pods of a node that should go: failed ones, after a back-off, and all but the oldest of several.
    private func surplusPods(
        _ pods: [Value], on node: String, _ failures: inout [String: (count: Int, last: Instant)]
    ) -> (found: (pods: [Value], isMissing: Bool), retry: Duration?) {
        var surplus: [Value] = []
        var running: [Value] = []
        var retry: Duration?
        for pod in pods where !pod.isBeingDeleted {
            switch pod[.status][.phase].string {
            case "Failed":
                if let delay = backOff(of: "\(owner.uid)/\(node)", &failures) {
                    retry = delay
                    continue
                }
                report(
                    .warning, "FailedDaemonPod",
                    "Found failed daemon pod \(text(pod)) on node \(node), will try to kill it")
                surplus.append(pod)
            case "Succeeded":
                report(
                    .normal, "SucceededDaemonPod",
                    "Found succeeded daemon pod \(text(pod)) on node \(node), will try to delete it")
                surplus.append(pod)
            default: running.append(pod)
            }
        }
        let (extra, isMissing) = maxSurge > 0 ? surging(running, of: pods) : (Array(running.dropFirst()), false)
        return ((surplus + extra, isMissing), retry)
    }

    private func text(_ pod: Value) -> String { "\(pod.objectNamespace)/\(pod.objectName)" }

    /// While surging a node may have an old pod beside a new one until the new one is available.
    private func surging(_ running: [Value], of pods: [Value]) -> (extra: [Value], isMissing: Bool) {
        let old = running.filter { !isUpdated($0) }
        let new = running.filter { isUpdated($0) }
        var extra = Array(old.dropFirst()) + Array(new.dropFirst())
        if let first = new.first, isAvailable(first), let oldest = old.first { extra.append(oldest) }
        return (extra, false)
    }

    /// 1 s doubling to 15 min between the deaths of pods on one node.
    ///
    /// - Returns: how long to wait yet; `nil` where the pod may be deleted now.
    private func backOff(of id: String, _ failures: inout [String: (count: Int, last: Instant)]) -> Duration? {
        guard let known = failures[id] else {
            failures[id] = (1, cluster.now)
            return nil
        }
        let delay = min(Duration.seconds(900), .seconds(1 << min(known.count - 1, 20)))
        if cluster.now - known.last > delay * 2 {
            failures[id] = (1, cluster.now)
            return nil
        }
        let left = known.last + delay - cluster.now
        if left > .zero { return left }
        failures[id] = (known.count + 1, cluster.now)
        return nil
    }

    private func report(_ type: EventType, _ reason: String, _ message: String) {
        cluster.record(
            EventReport(type, reason: reason, message: message, component: Self.control.component), about: owner)
    }

    // MARK: Updates

    private var desired: Int { nodes.count { $0.answer.shouldRun } }
    private var maxSurge: Int { fences.surge }

    private var fences: (surge: Int, unavailable: Int) {
        let rolling = owner[.spec][.updateStrategy][.rollingUpdate]
        let surge = rolling[.maxSurge].scaled(of: desired, roundingUp: true) ?? 0
        let unavailable = rolling[.maxUnavailable].scaled(of: desired, roundingUp: true) ?? 1
        return surge == 0 && unavailable == 0 ? (0, 1) : (surge, unavailable)
    }

    /// `rollingUpdate`: replaces outdated pods, no more at a time than may be unavailable.
    private func update() throws(StatusError) {
        if maxSurge > 0 { return try surge() }
        var unavailable = 0
        var broken: [Value] = []
        var candidates: [Value] = []
        for (node, _) in nodes {
            guard let pods = podsByNode[node.objectName] else { continue }
            let alive = pods.filter { !$0.isBeingDeleted }
            let new = alive.filter { isUpdated($0) }
            let old = alive.filter { !isUpdated($0) }
            guard new.count <= 1, old.count <= 1, new.count + old.count == 1 else {
                unavailable += 1
                continue
            }
            if let pod = new.first {
                if !isAvailable(pod) { unavailable += 1 }
            } else if let pod = old.first {
                if !isAvailable(pod) {
                    broken.append(pod)
                    unavailable += 1
                } else if unavailable < fences.unavailable {
                    candidates.append(pod)
                }
            }
        }
        try sync(create: [], delete: broken + candidates.prefix(max(0, fences.unavailable - unavailable)))
    }

    /// Puts new pods beside old ones; old ones that are not available go at once.
    private func surge() throws(StatusError) {
        var surging = 0
        var candidates: [String] = []
        var replaced: [String] = []
        var gone: [Value] = []
        for (node, answer) in nodes where answer.shouldRun {
            let alive = (podsByNode[node.objectName] ?? []).filter { !$0.isBeingDeleted }
            let new = alive.first { isUpdated($0) }
            let old = alive.first { !isUpdated($0) }
            guard let old else { continue }
            if let new {
                if isAvailable(new) { gone.append(old) } else { surging += 1 }
            } else if !isAvailable(old) {
                replaced.append(node.objectName)
            } else {
                candidates.append(node.objectName)
            }
        }
        let room = max(0, fences.surge - surging)
        try sync(create: replaced + candidates.prefix(room), delete: gone)
    }

    // MARK: Status

    /// Counts nodes and their pods as they were seen (`updateDaemonSetStatus`).
    func writeStatus() {
        var (desired, current, misscheduled, ready, updated, available) = (0, 0, 0, 0, 0, 0)
        for (node, answer) in nodes {
            let pods = podsByNode[node.objectName] ?? []
            guard answer.shouldRun else {
                if !pods.isEmpty { misscheduled += 1 }
                continue
            }
            desired += 1
            guard let pod = pods.first else { continue }
            current += 1
            if pod.isReadyPod {
                ready += 1
                if isAvailable(pod) { available += 1 }
            }
            if isUpdated(pod) { updated += 1 }
        }
        cluster.modifyStatus(key) { status in
            status["currentNumberScheduled"] = Value(current)
            status["numberMisscheduled"] = Value(misscheduled)
            status["desiredNumberScheduled"] = Value(desired)
            status["numberReady"] = Value(ready)
            status[.observedGeneration] = owner[.metadata][.generation]
            status["updatedNumberScheduled"] = Value(countOrAbsent: updated)
            status["numberAvailable"] = Value(countOrAbsent: available)
            status["numberUnavailable"] = Value(countOrAbsent: desired - available)
        }
    }

    /// When the next ready pod has been ready for `minReadySeconds`.
    func delayUntilAvailable() -> Duration? {
        guard minReadySeconds > 0 else { return nil }
        let next = podsByNode.values.joined().compactMap { $0.availableInstant(minReadySeconds: minReadySeconds) }
            .filter { $0 > cluster.now }.min()
        return next.map { $0 - cluster.now }
    }
}
