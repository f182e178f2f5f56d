import KubeObjects
import KubeSchema

/// The ReplicaSets of a Deployment as its history: revisions, the set of the present template, clean-up.
extension DeploymentRollout {
    /// `revHistoryLimitInChars`: how long the list of earlier revisions of a set may get.
    private static let historyLimit = 2_000

    /// Annotations of a Deployment that its sets do not share.
    private static let ownAnnotations: Set<Key> = [
        "kubectl.kubernetes.io/last-applied-configuration", .deploymentRevision, .revisionHistory, .desiredReplicas,
        .maxReplicas, "deprecated.deployment.rollback.to",
    ]

    /// Makes sure that the set of the present template exists and has the newest revision
    /// (`getAllReplicaSetsAndSyncRevision` with creation).
    mutating func ensureNewSet() throws(StatusError) {
        if newSet == nil {
            try createNewSet()
        } else {
            syncRevision()
        }
    }

    /// Gives the set of the present template, where it exists, the newest revision, and its Deployment the same.
    mutating func syncRevision() {
        guard let set = newSet else { return }
        let revision = nextRevision
        var annotated = set
        annotate(&annotated, revision: revision, isNew: false)
        let minReadySeconds = deployment[.spec][.minReadySeconds]
        let needsSeconds = (set[.spec][.minReadySeconds].integer ?? 0) != (minReadySeconds.integer ?? 0)
        if needsSeconds { annotated[.spec][.minReadySeconds] = minReadySeconds }
        if annotated != set {
            // Its own annotations and one number: nothing that could be refused.
            if let written = try? cluster.update(annotated, .controller(Self.component)) { replace(written) }
            return
        }
        noteRevision(set.annotation(.deploymentRevision))
        if hasDeadline, deployment[.status][.conditions].condition("Progressing").isNull {
            setCondition(
                "Progressing", "True", "FoundNewReplicaSet", "Found new replica set \"\(set.objectName)\"")
        }
    }

    /// One more than the highest revision of the old sets.
    private var nextRevision: Int {
        (oldSets.compactMap { $0.annotation(.deploymentRevision).flatMap { Int($0) } }.max() ?? 0) + 1
    }

    private mutating func createNewSet() throws(StatusError) {
        let collisions = deployment[.status][.collisionCount].integer ?? 0
        let revision = nextRevision
        var set = wantedSet(hash: TemplateHash.text(of: deployment[.spec][.template], collisionCount: collisions))
        var counted = set
        counted[.spec][.replicas] = 0
        let size = replicasOfNewSet(present: 0, all: oldSets + [counted])
        set[.spec][.replicas] = Value(size)
        annotate(&set, revision: revision, isNew: true)
        let name = set.objectName
        do throws(StatusError) {
            let created = try cluster.create(set, .controller(Self.component))
            sets.append(created)
            newSetName = name
        } catch  where error.reason == .alreadyExists {
            // Another template has the same hash: the next try hashes with the count of collisions.
            deployment = cluster.modifyStatus(key) { $0[.collisionCount] = Value(collisions + 1) } ?? deployment
            throw error
        } catch  where error.isNamespaceTerminating {
            throw error
        } catch {
            let message = "Failed to create new replica set \"\(name)\": \(error.message)"
            if hasDeadline { setCondition("Progressing", "False", "ReplicaSetCreateError", message) }
            report(.warning, "ReplicaSetCreateError", message)
            throw error
        }
        if size > 0 { report(.normal, "ScalingReplicaSet", "Scaled up replica set \(name) from 0 to \(size)") }
        noteRevision(String(revision))
        if hasDeadline {
            setCondition("Progressing", "True", "NewReplicaSetCreated", "Created new replica set \"\(name)\"")
        }
    }

    private func wantedSet(hash: String) -> Value {
        var template = deployment[.spec][.template]
        template[.metadata][.labels][.podTemplateHash] = .string(hash)
        var selector = deployment[.spec][.selector]
        selector[.matchLabels][.podTemplateHash] = .string(hash)
        return [
            .kind: "ReplicaSet", .apiVersion: "apps/v1",
            .metadata: [
                .name: .string("\(deployment.objectName)-\(hash)"), .namespace: .string(key.namespace),
                .labels: template[.metadata][.labels], .ownerReferences: [deployment.asControllerReference],
            ],
            .spec: [
                .minReadySeconds: deployment[.spec][.minReadySeconds], .selector: selector, .template: template,
            ],
        ]
    }

    /// `SetNewReplicaSetAnnotations`.
    private func annotate(_ set: inout Value, revision: Int, isNew: Bool) {
        var annotations = set[.metadata][.annotations]
        for member in deployment[.metadata][.annotations].members where !Self.ownAnnotations.contains(member.key) {
            annotations[member.key] = member.value
        }
        let old = annotations[.deploymentRevision].string
        let oldNumber = old.flatMap { Int($0) } ?? 0
        if oldNumber < revision {
            annotations[.deploymentRevision] = .string(String(revision))
            // A set that had a revision before is one that was rolled back to.
            if let old { annotations[.revisionHistory] = .string(history(annotations, appending: old)) }
        }
        if isNew {
            annotations[.desiredReplicas] = .string(String(replicas))
            annotations[.maxReplicas] = .string(String(replicas + maxSurge))
        }
        set[.metadata][.annotations] = annotations
    }

    private func history(_ annotations: Value, appending revision: String) -> String {
        guard let history = annotations[.revisionHistory].string, !history.isEmpty else { return revision }
        var revisions = history.split(separator: ",").map(String.init)
        while !revisions.isEmpty,
            revisions.joined(separator: ",").utf8.count + revision.utf8.count + 1 > Self.historyLimit
        {
            revisions.removeFirst()
        }
        return (revisions + [revision]).joined(separator: ",")
    }

    private mutating func noteRevision(_ revision: String?) {
        guard let revision, deployment.annotation(.deploymentRevision) != revision else { return }
        let written = try? cluster.modify(key, .controller(Self.component)) { deployment in
            deployment[.metadata][.annotations][.deploymentRevision] = .string(revision)
        }
        if let written = written ?? nil { deployment = written }
    }

    /// `cleanupDeployment`: deletes the oldest sets beyond `revisionHistoryLimit`.
    mutating func cleanUp() throws(StatusError) {
        guard let limit = deployment[.spec][.revisionHistoryLimit].integer else { return }
        let candidates = oldSets.filter { !$0.isBeingDeleted }
        guard candidates.count > limit else { return }
        let byRevision = candidates.enumerated().sorted { a, b in
            let x = a.element.annotation(.deploymentRevision).flatMap { Int($0) } ?? 0
            let y = b.element.annotation(.deploymentRevision).flatMap { Int($0) } ?? 0
            return x != y ? x < y : a.offset < b.offset
        }
        for (_, set) in byRevision.prefix(candidates.count - limit) {
            let isBusy =
                (set[.status][.replicas].integer ?? 0) != 0 || set.wantedReplicas != 0
                || (set[.metadata][.generation].integer ?? 0) > (set[.status][.observedGeneration].integer ?? 0)
            if isBusy { continue }
            let setKey = ObjectKey(.replicaSet, namespaceKey: key.namespaceKey, name: set.objectName)
            try cluster.delete(setKey, DeleteOptions(user: WriteOptions.controller(Self.component).user))
            sets.removeAll { $0.objectName == set.objectName }
        }
    }
}
