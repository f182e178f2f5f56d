import KubeObjects
import KubeSchema

/// The status of a Deployment: counts, and the conditions Available, Progressing and ReplicaFailure.
extension DeploymentRollout {
    var hasDeadline: Bool {
        guard let seconds = deployment[.spec][.progressDeadlineSeconds].integer else { return false }
        return seconds != Int(Int32.max)
    }

    private var progressing: Value { deployment[.status][.conditions].condition("Progressing") }

    /// Notes that a Deployment was paused or resumed (`checkPausedConditions`).
    mutating func notePause() {
        guard hasDeadline else { return }
        let reason = progressing[.reason].string
        if reason == "ProgressDeadlineExceeded" { return }
        if isPaused, reason != "DeploymentPaused" {
            setCondition("Progressing", "Unknown", "DeploymentPaused", "Deployment is paused")
        } else if !isPaused, reason == "DeploymentPaused" {
            setCondition("Progressing", "Unknown", "DeploymentResumed", "Deployment is resumed")
        }
    }

    mutating func setCondition(_ type: String, _ status: String, _ reason: String, _ message: String) {
        let now = now
        let written = cluster.modifyStatus(key) {
            $0[.conditions].setDeploymentCondition(type, status: status, reason: reason, message: message, at: now)
        }
        if let written { deployment = written }
    }

    mutating func writeStatus(_ status: Value) {
        if let written = cluster.modifyStatus(key, { $0 = status }) { deployment = written }
    }

    /// `calculateStatus`.
    func calculatedStatus() -> Value {
        var status = deployment[.status]
        let all = allSets
        func sum(_ key: Key, of sets: [Value]) -> Int { sets.reduce(0) { $0 + ($1[.status][key].integer ?? 0) } }
        let available = sum(.availableReplicas, of: all)
        let wanted = all.reduce(0) { $0 + $1.wantedReplicas }
        status[.observedGeneration] = deployment[.metadata][.generation]
        status[.replicas] = Value(countOrAbsent: sum(.replicas, of: all))
        status[.updatedReplicas] = Value(countOrAbsent: newSet.map { sum(.replicas, of: [$0]) } ?? 0)
        status[.readyReplicas] = Value(countOrAbsent: sum(.readyReplicas, of: all))
        status[.availableReplicas] = Value(countOrAbsent: available)
        status[.unavailableReplicas] = Value(countOrAbsent: max(0, wanted - available))
        status[.terminatingReplicas] = Value(sum(.terminatingReplicas, of: all))
        if available >= replicas - maxUnavailable {
            status[.conditions].setDeploymentCondition(
                "Available", status: "True", reason: "MinimumReplicasAvailable",
                message: "Deployment has minimum availability.", at: now)
        } else {
            status[.conditions].setDeploymentCondition(
                "Available", status: "False", reason: "MinimumReplicasUnavailable",
                message: "Deployment does not have minimum availability.", at: now)
        }
        return status
    }

    /// `DeploymentComplete`.
    func isComplete(_ status: Value) -> Bool {
        (status[.updatedReplicas].integer ?? 0) == replicas && (status[.replicas].integer ?? 0) == replicas
            && (status[.availableReplicas].integer ?? 0) == replicas
            && (status[.observedGeneration].integer ?? 0) >= (deployment[.metadata][.generation].integer ?? 0)
    }

    /// Writes the status of a rollout under way or done (`syncRolloutStatus`).
    ///
    /// - Returns: when to look whether the progress deadline has passed.
    mutating func writeProgress() -> Duration? {
        var status = calculatedStatus()
        let current = progressing
        let isSettled =
            (status[.replicas].integer ?? 0) == (status[.updatedReplicas].integer ?? 0)
            && current[.reason].string == "NewReplicaSetAvailable"
        if !hasDeadline {
            status[.conditions].removeCondition("Progressing")
        } else if !isSettled {
            setProgress(in: &status, current: current)
        }
        copyReplicaFailure(to: &status)
        if status == deployment[.status] { return delayUntilDeadline(status) }
        writeStatus(status)
        return nil
    }

    private func setProgress(in status: inout Value, current: Value) {
        let subject = newSet.map { "ReplicaSet \"\($0.objectName)\"" } ?? "Deployment \"\(deployment.objectName)\""
        if isComplete(status) {
            status[.conditions].setDeploymentCondition(
                "Progressing", status: "True", reason: "NewReplicaSetAvailable",
                message: "\(subject) has successfully progressed.", at: now)
        } else if isProgressing(status) {
            var condition: Value = [
                .type: "Progressing", .status: "True", .lastUpdateTime: .string(now.timestamp),
                .lastTransitionTime: .string(now.timestamp), .reason: "ReplicaSetUpdated",
                .message: .string("\(subject) is progressing."),
            ]
            if current[.status].string == "True" {
                condition[.lastTransitionTime] = current[.lastTransitionTime]
            }
            status[.conditions].removeCondition("Progressing")
            status[.conditions].elements.append(condition)
        } else if hasTimedOut(current) {
            status[.conditions].setDeploymentCondition(
                "Progressing", status: "False", reason: "ProgressDeadlineExceeded",
                message: "\(subject) has timed out progressing.", at: now)
        }
    }

    /// `DeploymentProgressing`: whether any count went the right way since the status was last written.
    private func isProgressing(_ status: Value) -> Bool {
        let old = deployment[.status]
        func count(_ status: Value, _ key: Key) -> Int { status[key].integer ?? 0 }
        return count(status, .updatedReplicas) > count(old, .updatedReplicas)
            || count(status, .replicas) - count(status, .updatedReplicas)
                < count(old, .replicas) - count(old, .updatedReplicas)
            || count(status, .readyReplicas) > count(old, .readyReplicas)
            || count(status, .availableReplicas) > count(old, .availableReplicas)
    }

    private func hasTimedOut(_ condition: Value) -> Bool {
        switch condition[.reason].string {
        case nil, "NewReplicaSetAvailable": return false
        case "ProgressDeadlineExceeded": return true
        default: return deadline(of: condition).map { $0 < now } ?? false
        }
    }

    private func deadline(of condition: Value) -> Instant? {
        guard let seconds = deployment[.spec][.progressDeadlineSeconds].integer else { return nil }
        return condition.instant(.lastUpdateTime).map { $0 + .seconds(seconds) }
    }

    /// `requeueStuckDeployment`.
    private func delayUntilDeadline(_ status: Value) -> Duration? {
        guard hasDeadline, !isComplete(status), progressing[.reason].string != "ProgressDeadlineExceeded",
            let deadline = deadline(of: progressing)
        else { return nil }
        // A second more than asked, since times are written in whole seconds.
        return max(deadline - now, .zero) + .seconds(1)
    }

    /// The condition ReplicaFailure of the new set, else of an old one, becomes the Deployment's.
    private func copyReplicaFailure(to status: inout Value) {
        let failures = ([newSet].compactMap { $0 } + oldSets).map {
            $0[.status][.conditions].condition("ReplicaFailure")
        }
        guard let failure = failures.first(where: { !$0.isNull }) else {
            status[.conditions].removeCondition("ReplicaFailure")
            return
        }
        status[.conditions].setDeploymentCondition(
            "ReplicaFailure", status: failure[.status].string ?? "", reason: failure[.reason].string ?? "",
            message: failure[.message].string ?? "", at: failure.instant(.lastTransitionTime) ?? now)
    }
}
