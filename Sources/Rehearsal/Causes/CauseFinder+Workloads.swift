import ClusterEngine
import KubeObjects

extension CauseFinder {
    func trailOfWorkload(_ object: Value, key: ObjectKey, visited: inout Set<ObjectKey>) -> Trail {
        if let refusal = refusalOfPods(object) { return Trail(cause: refusal) }
        let pods = pods(of: object).filter { !$0.isBeingDeleted }
        // A pod that failed says more than one that waits for its turn.
        for pod in pods where !pod.isReadyPod && pod[.status][.phase].string != "Succeeded" {
            guard let podKey = cluster.key(of: pod) else { continue }
            var trail = trailOfPod(pod, key: podKey, visited: &visited)
            if trail.cause.object == podKey.description { trail.cause.object = key.description }
            return trail
        }
        if key.kind == .job,
            let failed = object[.status][.conditions].elements.first(where: { $0[.type].string == "Failed" })
        {
            return Trail(
                cause: Cause(
                    failed[.reason].string ?? "JobFailed", object: key.description,
                    message: failed[.message].string ?? "the job failed"))
        }
        return Trail(
            cause: Cause("NotReady", object: key.description, message: "\(key) has not the pods it asks for yet"))
    }

    /// Why a controller cannot create pods at all.
    private func refusalOfPods(_ object: Value) -> Cause? {
        var owners = [object]
        owners += cluster.objects(.replicaSet, ownedBy: object.uid)
        let wanted = object[.spec][.replicas].integer ?? object[.spec]["completions"].integer ?? 1
        guard pods(of: object).filter({ !$0.isBeingDeleted }).count < max(1, wanted) else { return nil }
        for owner in owners {
            guard let event = lastWarning(about: owner, reasons: ["FailedCreate"]), let message = event[.message].string
            else { continue }
            let text = message.replacingFirst("(combined from similar events): ", with: "")
            return Cause(
                Self.word(forRefusal: text), object: cluster.key(of: object)?.description ?? "",
                message: Self.withoutPodName(text))
        }
        return nil
    }

    private static func word(forRefusal text: String) -> String {
        if text.contains("violates PodSecurity") { return "PodSecurityViolation" }
        if text.contains("exceeded quota") || text.contains("failed quota") { return "QuotaExceeded" }
        if text.contains("per Container is") || text.contains("per Pod is") { return "LimitRangeViolated" }
        if text.contains("serviceaccount \"") { return "ServiceAccountMissing" }
        if text.contains("no PriorityClass") { return "PriorityClassMissing" }
        return "AdmissionDenied"
    }

    /// `pods "web-7d9f-x2x4z" is forbidden` differs from pod to pod; the rest does not.
    private static func withoutPodName(_ text: String) -> String {
        var text = text
        if text.hasPrefix("Error creating: ") { text.removeFirst("Error creating: ".count) }
        // `create Pod db-0 in StatefulSet db failed error: …`
        if text.hasPrefix("create Pod "), let marker = text.firstRange(of: " failed error: ") {
            text.removeSubrange(..<marker.upperBound)
        }
        // `admission webhook "x" denied the request: … Requested by user: …`: what was denied, and by whom.
        if text.hasPrefix("admission webhook \""), let marker = text.firstRange(of: " denied the request: ") {
            let webhook = text[..<marker.lowerBound]
            var reason = text[marker.upperBound...]
            if let asker = reason.firstRange(of: "\nRequested by user: ") { reason = reason[..<asker.lowerBound] }
            if let details = reason.firstRange(of: "Violations details: ") { reason = reason[details.upperBound...] }
            return "\(reason) (\(webhook))"
        }
        guard text.hasPrefix("pods \""), let end = text.dropFirst(6).firstIndex(of: "\"") else { return text }
        return "its pods" + text[text.index(after: end)...].replacingFirst(" is forbidden", with: " are forbidden")
    }

    /// The pods under a workload, through its ReplicaSets or Jobs where it has such.
    func pods(of object: Value) -> [Value] {
        let own = cluster.objects(.pod, ownedBy: object.uid)
        let sets = cluster.objects(.replicaSet, ownedBy: object.uid).flatMap { cluster.objects(.pod, ownedBy: $0.uid) }
        return own + sets
    }

    func trailOfAutoscaler(_ object: Value, key: ObjectKey, visited: inout Set<ObjectKey>) -> Trail {
        for type in ["AbleToScale", "ScalingActive"] {
            let condition = object[.status][.conditions].condition(type)
            guard condition[.status].string == "False" else { continue }
            let message = condition[.message].string ?? ""
            // Without running pods there is nothing to measure: then the target's trouble is the root.
            let target = object[.spec]["scaleTargetRef"]
            if let kind = target.objectKind, let name = target[.name].string {
                let targetKey = ObjectKey(kind, namespace: key.namespace, name: name)
                if let workload = cluster.object(targetKey), !pods(of: workload).contains(where: \.isReadyPod),
                    !message.contains("the server could not find the requested resource")
                {
                    let trail = trail(of: workload, key: targetKey, visited: &visited)
                    return Trail(
                        cause: trail.cause,
                        consequences: ["\(targetKey) has no ready pod to measure"] + trail.consequences)
                }
            }
            let isMissing = message.contains("metrics.k8s.io")
            return Trail(
                cause: Cause(
                    isMissing ? "MetricsAPIMissing" : condition[.reason].string ?? "ScalingInactive",
                    object: key.description, message: message))
        }
        return Trail(cause: Cause("NotReady", object: key.description, message: "\(key) has not been looked at yet"))
    }
}

extension StringProtocol {
    /// The text with the first `part` in it replaced.
    func replacingFirst(_ part: String, with replacement: String) -> String {
        guard let range = self.firstRange(of: part) else { return String(self) }
        return self[..<range.lowerBound] + replacement + self[range.upperBound...]
    }
}
