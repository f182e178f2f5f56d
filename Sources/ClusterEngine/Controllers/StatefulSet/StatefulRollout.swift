import KubeObjects
import KubeSchema

/// One look at a StatefulSet: which pods it has, and the next step (`defaultStatefulSetControl`).
struct StatefulRollout {
    private static let component = "statefulset-controller"

    private let cluster: Cluster
    private let owner: Value
    private let key: ObjectKey
    private let current: Value
    private let update: Value
    /// The pods with the numbers asked for; `nil` where there is none yet.
    private var replicas: [Value?]
    /// The pods with other numbers, highest first.
    private let condemned: [Value]
    private let pods: [Value]
    private var deletedOfCurrent = 0

    init(_ owner: Value, key: ObjectKey, pods: [Value], current: Value, update: Value, in cluster: Cluster) {
        self.cluster = cluster
        self.owner = owner
        self.key = key
        self.pods = pods
        self.current = current
        self.update = update
        let count = owner[.spec][.replicas].integer ?? 1
        let start = owner[.spec]["ordinals"]["start"].integer ?? 0
        var replicas: [Value?] = Array(repeating: nil, count: max(0, count))
        var condemned: [(ordinal: Int, pod: Value)] = []
        for pod in pods {
            guard let ordinal = StatefulIdentity.ordinal(of: pod.objectName, in: owner.objectName) else { continue }
            if replicas.indices.contains(ordinal - start) {
                replicas[ordinal - start] = pod
            } else {
                condemned.append((ordinal, pod))
            }
        }
        self.replicas = replicas
        self.condemned = condemned.sorted { $0.ordinal > $1.ordinal }.map(\.pod)
    }

    private var start: Int { owner[.spec]["ordinals"]["start"].integer ?? 0 }
    private var isParallel: Bool { owner[.spec]["podManagementPolicy"].string == "Parallel" }
    private var minReadySeconds: Int { owner[.spec][.minReadySeconds].integer ?? 0 }
    private var partition: Int { owner[.spec][.updateStrategy][.rollingUpdate][.partition].integer ?? 0 }
    private var isOnDelete: Bool { owner[.spec][.updateStrategy][.type].string == "OnDelete" }

    // MARK: Steps

    /// Takes the next step, or as many as there are where the pods need not wait for each other.
    mutating func advance(_ prototypes: inout PodPrototypes) throws(StatusError) {
        if owner.isBeingDeleted { return }
        for index in replicas.indices where try process(index, &prototypes) { return }
        for pod in condemned {
            try updateClaims(of: pod)
            if try processCondemned(pod) { return }
        }
        if !isOnDelete { try updateOutdated() }
    }

    /// Sees to one number.
    ///
    /// - Returns: whether the numbers after it have to wait.
    private mutating func process(_ index: Int, _ prototypes: inout PodPrototypes) throws(StatusError) -> Bool {
        let ordinal = start + index
        guard let pod = replicas[index] else {
            if hasClaimGoing(ordinal) { return true }
            try create(ordinal, &prototypes)
            return !isParallel
        }
        if pod.isFinishedPod {
            if !pod.isBeingDeleted { try delete(pod) }
            return true
        }
        if pod[.status][.phase].string == "Pending" {
            try createClaims(ordinal, for: pod.objectName)
            try updateClaims(of: pod)
        }
        if !isParallel, pod.isBeingDeleted || !isAvailable(pod) { return true }
        try updateClaims(of: pod)
        return false
    }

    private func processCondemned(_ pod: Value) throws(StatusError) -> Bool {
        if pod.isBeingDeleted { return !isParallel }
        if !isParallel, !isAvailable(pod), pod.objectName != firstUnhealthy { return true }
        try delete(pod)
        return !isParallel
    }

    /// The lowest number of those asked for that is not healthy, else the lowest of the surplus.
    private var firstUnhealthy: String? {
        for (index, pod) in replicas.enumerated() {
            guard let pod else { return "\(owner.objectName)-\(start + index)" }
            if !isHealthy(pod) { return pod.objectName }
        }
        return condemned.last { !isHealthy($0) }?.objectName
    }

    /// Deletes pods of other revisions, highest number first, as many as may be unavailable
    /// (`updateStatefulSetAfterInvariantEstablished`).
    private mutating func updateOutdated() throws(StatusError) {
        let unavailable = replicas.count { pod in pod.map { !isHealthy($0) || !isAvailable($0) } ?? true }
        var room = maxUnavailable - unavailable
        let lowest = max(0, partition - start)
        guard room > 0, lowest < replicas.count else { return }
        for index in (lowest..<replicas.count).reversed() where room > 0 {
            guard let pod = replicas[index], !pod.isBeingDeleted,
                pod.label(.controllerRevisionHash) != update.objectName
            else { continue }
            try delete(pod)
            deletedOfCurrent += 1
            room -= 1
        }
    }

    private var maxUnavailable: Int {
        let asked = owner[.spec][.updateStrategy][.rollingUpdate][.maxUnavailable]
        return max(1, asked.scaled(of: replicas.count, roundingUp: false) ?? 1)
    }

    private func isHealthy(_ pod: Value) -> Bool { isRunningAndReady(pod) && !pod.isBeingDeleted }

    private func isRunningAndReady(_ pod: Value) -> Bool {
        pod[.status][.phase].string == "Running" && pod.isReadyPod
    }

    private func isAvailable(_ pod: Value) -> Bool {
        isRunningAndReady(pod) && pod.isAvailablePod(minReadySeconds: minReadySeconds, at: cluster.now)
    }

    // MARK: Pods

    private func create(_ ordinal: Int, _ prototypes: inout PodPrototypes) throws(StatusError) {
        let name = "\(owner.objectName)-\(ordinal)"
        // Numbers below the partition keep the template they had.
        let isOld = !isOnDelete && ordinal < start + partition
        let revision = isOld ? current : update
        var template = revision[.data][.spec][.template]
        template["$patch"] = .null
        var pod = prototypes.pod(for: owner, template: template, in: cluster)
        StatefulIdentity.number(&pod, ordinal: ordinal, of: owner, revision: revision.objectName)
        do throws(StatusError) {
            try createClaims(ordinal, for: name)
            try updateClaims(of: try cluster.create(pod, .controller(Self.component)))
        } catch  where error.reason == .alreadyExists {
            throw error
        } catch {
            report(
                .warning, "FailedCreate",
                "create Pod \(name) in StatefulSet \(owner.objectName) failed error: \(error.message)")
            throw error
        }
        report(.normal, "SuccessfulCreate", "Create Pod \(name) in StatefulSet \(owner.objectName) successful")
    }

    private func delete(_ pod: Value) throws(StatusError) {
        let name = pod.objectName
        let podKey = ObjectKey(.pod, namespaceKey: key.namespaceKey, name: name)
        do throws(StatusError) {
            try cluster.delete(podKey, DeleteOptions(user: WriteOptions.controller(Self.component).user))
        } catch  where error.reason == .notFound {
            return
        } catch {
            report(
                .warning, "FailedDelete",
                "delete Pod \(name) in StatefulSet \(owner.objectName) failed error: \(error.message)")
            throw error
        }
        report(.normal, "SuccessfulDelete", "Delete Pod \(name) in StatefulSet \(owner.objectName) successful")
    }

    private func report(_ type: EventType, _ reason: String, _ message: String) {
        cluster.record(EventReport(type, reason: reason, message: message, component: Self.component), about: owner)
    }

    // MARK: Claims

    private func claimKey(_ claim: Value) -> ObjectKey {
        ObjectKey(.persistentVolumeClaim, namespaceKey: key.namespaceKey, name: claim.objectName)
    }

    private func createClaims(_ ordinal: Int, for pod: String) throws(StatusError) {
        for var claim in StatefulIdentity.claims(of: owner, ordinal: ordinal)
        where cluster.object(claimKey(claim)) == nil {
            let name = claim.objectName
            cluster.schema.applyDefaults(to: &claim)
            do throws(StatusError) {
                try cluster.create(claim, .controller(Self.component))
            } catch {
                report(
                    .warning, "FailedCreate",
                    "create Claim \(name) for Pod \(pod) in StatefulSet \(owner.objectName) failed error: \(error.message)"
                )
                throw error
            }
            report(
                .normal, "SuccessfulCreate",
                "Create Claim \(name) Pod \(pod) in StatefulSet \(owner.objectName) success")
        }
    }

    /// Whether a claim of a pod that went is on its way out with it: the new pod waits for a new claim.
    private func hasClaimGoing(_ ordinal: Int) -> Bool {
        guard owner[.spec][.retentionPolicy]["whenScaled"].string == "Delete" else { return false }
        return StatefulIdentity.claims(of: owner, ordinal: ordinal).contains { claim in
            cluster.object(claimKey(claim))?.isBeingDeleted == true
        }
    }

    /// Makes claims go with the owner, or with the pod, as `persistentVolumeClaimRetentionPolicy` says.
    private func updateClaims(of pod: Value) throws(StatusError) {
        guard !owner[.spec][.volumeClaimTemplates].isEmpty,
            let ordinal = StatefulIdentity.ordinal(of: pod.objectName, in: owner.objectName)
        else { return }
        let policy = owner[.spec][.retentionPolicy]
        let isCondemned = !replicas.indices.contains(ordinal - start)
        let goesWithSet = policy["whenDeleted"].string == "Delete"
        let goesWithPod = policy["whenScaled"].string == "Delete" && isCondemned
        for claim in StatefulIdentity.claims(of: owner, ordinal: ordinal) {
            guard cluster.object(claimKey(claim)) != nil else { continue }
            try cluster.modify(claimKey(claim), .controller(Self.component)) { claim in
                var owners = claim[.metadata][.ownerReferences].elements.filter {
                    $0[.uid] != owner[.metadata][.uid] && $0[.uid] != pod[.metadata][.uid]
                }
                if goesWithPod {
                    owners.append(pod.asControllerReference)
                } else if goesWithSet {
                    owners.append(owner.asControllerReference)
                }
                claim[.metadata][.ownerReferences] = owners.isEmpty ? .null : .array(owners)
            }
        }
    }

    // MARK: Status

    /// Counts the pods as they were seen, and notes a finished rolling update.
    func writeStatus() {
        var (created, ready, available, ofCurrent, ofUpdate) = (0, 0, 0, 0, 0)
        for pod in pods {
            created += 1
            if isRunningAndReady(pod) {
                ready += 1
                if isAvailable(pod) { available += 1 }
            }
            guard !pod.isBeingDeleted else { continue }
            let revision = pod.label(.controllerRevisionHash)
            if revision == current.objectName { ofCurrent += 1 }
            if revision == update.objectName { ofUpdate += 1 }
        }
        ofCurrent = max(0, ofCurrent - deletedOfCurrent)
        var currentName = current.objectName
        if !isOnDelete, ofUpdate == created, ready == created,
            owner[.status][.updateRevision].string == update.objectName
        {
            ofCurrent = ofUpdate
            currentName = update.objectName
        }
        cluster.modifyStatus(key) { status in
            status[.observedGeneration] = owner[.metadata][.generation]
            status[.replicas] = Value(created)
            status[.readyReplicas] = Value(countOrAbsent: ready)
            status[.currentReplicas] = Value(countOrAbsent: ofCurrent)
            status[.updatedReplicas] = Value(countOrAbsent: ofUpdate)
            status[.currentRevision] = .string(currentName)
            status[.updateRevision] = .string(update.objectName)
            if status[.collisionCount].isNull { status[.collisionCount] = 0 }
            status[.availableReplicas] = Value(available)
        }
    }

    /// When the next ready pod has been ready for `minReadySeconds`.
    func delayUntilAvailable() -> Duration? {
        guard minReadySeconds > 0 else { return nil }
        let next = pods.compactMap { $0.availableInstant(minReadySeconds: minReadySeconds) }
            .filter { $0 > cluster.now }.min()
        return next.map { $0 - cluster.now }
    }
}
