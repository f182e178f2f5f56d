import ClusterEngine
import KubeObjects

extension CauseFinder {
    func trailOfPod(_ pod: Value, key: ObjectKey, visited: inout Set<ObjectKey>) -> Trail {
        if pod.boundNode == nil { return trailOfUnscheduled(pod, key: key, visited: &visited) }
        if let trail = trailOfContainers(pod, key: key, visited: &visited) { return trail }
        if let cause = causeOfMount(pod, key: key) { return Trail(cause: cause) }
        let unmet = cluster.unmetDependencies(of: pod)
        if let trail = trailOfDependencies(unmet, key: key, visited: &visited) { return trail }
        if let event = lastWarning(about: pod, reasons: ["Unhealthy"]) {
            return Trail(cause: Cause("ProbeFails", object: key.description, message: event[.message].string ?? ""))
        }
        if pod[.status][.phase].string == "Failed" {
            return Trail(
                cause: Cause(
                    pod[.status][.reason].string ?? "PodFailed", object: key.description,
                    message: pod[.status][.message].string ?? "the pod failed"))
        }
        if let event = warnings(about: pod).last(where: { $0[.reason].string != "FailedScheduling" }) {
            return Trail(
                cause: Cause(
                    event[.reason].string ?? "NotReady", object: key.description, message: event[.message].string ?? "")
            )
        }
        return Trail(cause: Cause("NotReady", object: key.description, message: "\(key) is not ready yet"))
    }

    // MARK: Volumes

    /// Why a volume of a pod is not there: what failed, rather than that the kubelet has waited for it in vain.
    private func causeOfMount(_ pod: Value, key: ObjectKey) -> Cause? {
        let events = warnings(about: pod).filter {
            ["FailedMount", "FailedAttachVolume"].contains($0[.reason].string ?? "")
        }
        let texts = events.compactMap { $0[.message].string }
        guard
            let event = events.last(where: { !($0[.message].string ?? "").hasPrefix("Unable to attach or mount") })
                ?? events.last, let message = event[.message].string
        else { return nil }
        if event[.reason].string == "FailedAttachVolume" {
            return Cause("VolumeNotAttached", object: key.description, message: message)
        }
        // `MountVolume.SetUp failed for volume "tls" : secret "web-tls" not found`
        let prefix = "MountVolume.SetUp failed for volume \""
        for text in texts.reversed() where text.hasPrefix(prefix) {
            guard let separator = text.firstRange(of: "\" : ") else { continue }
            let complaint = text[separator.upperBound...]
            let volume = text[..<separator.lowerBound].dropFirst(prefix.count)
            if let missing = MissingSource(complaint, of: pod, volume: String(volume)) {
                return Cause(missing.reason, object: missing.key.description, message: String(complaint))
            }
        }
        return Cause("VolumeNotMounted", object: key.description, message: message)
    }

    // MARK: Scheduling

    private func trailOfUnscheduled(_ pod: Value, key: ObjectKey, visited: inout Set<ObjectKey>) -> Trail {
        let message = pod[.status][.conditions].condition("PodScheduled")[.message].string ?? ""
        for volume in pod[.spec][.volumes].elements {
            guard let name = volume[.persistentVolumeClaim][.claimName].string else { continue }
            let claimKey = ObjectKey(.persistentVolumeClaim, namespace: key.namespace, name: name)
            guard let claim = cluster.object(claimKey) else {
                return Trail(
                    cause: Cause(
                        "ClaimMissing", object: key.description, message: "persistentvolumeclaim \"\(name)\" not found")
                )
            }
            let isAboutVolumes = ["PersistentVolume", "persistentvolume", "volume"].contains { message.contains($0) }
            if claim[.status][.phase].string != "Bound", message.isEmpty || isAboutVolumes || hasFailed(claim) {
                let cause = causeOfClaim(claim, key: claimKey)
                // A claim that waits for its first pod is not what the pod waits for.
                guard cause.reason == "ClaimPending", !message.isEmpty else {
                    return Trail(cause: cause, consequences: ["\(key) waits for \(claimKey)"])
                }
            }
        }
        if message.isEmpty {
            return Trail(
                cause: Cause("NotScheduled", object: key.description, message: "no scheduler has looked at \(key) yet"))
        }
        // `0/3 nodes are available: 3 Insufficient nvidia.com/gpu. preemption: …`
        let end = message.firstRange(of: ". ")?.lowerBound ?? message.endIndex
        var summary = message[..<end]
        if summary.hasSuffix(".") { summary.removeLast() }
        return Trail(cause: Cause(Self.word(forScheduling: message), object: key.description, message: String(summary)))
    }

    private func hasFailed(_ claim: Value) -> Bool { lastWarning(about: claim, reasons: ["ProvisioningFailed"]) != nil }

    /// A word for the reason most nodes share.
    private static func word(forScheduling message: String) -> String {
        let words: [(text: String, word: String)] = [
            ("Insufficient", "InsufficientResources"), ("Too many pods", "TooManyPods"),
            ("exceed max volume count", "TooManyVolumes"),
            ("didn't match PersistentVolume's node affinity", "VolumeInAnotherPlace"),
            ("no available volume zone", "VolumeInAnotherPlace"),
            ("topology spread constraints", "TopologySpreadUnsatisfied"),
            ("pod anti-affinity", "AntiAffinityUnsatisfied"),
            ("pod affinity", "AffinityUnsatisfied"), ("node affinity/selector", "NodeSelectorMismatch"),
            ("free ports", "HostPortTaken"), ("untolerated taint", "TaintNotTolerated"),
            ("no nodes available", "NoNodes"),
        ]
        return words.first { message.contains($0.text) }?.word ?? "Unschedulable"
    }

    // MARK: Containers

    private func trailOfContainers(_ pod: Value, key: ObjectKey, visited: inout Set<ObjectKey>) -> Trail? {
        let statuses = pod[.status][.initContainerStatuses].elements + pod[.status][.containerStatuses].elements
        for status in statuses {
            let waiting = status[.state][.waiting]
            let name = status[.name].string ?? ""
            switch waiting[.reason].string ?? "" {
            case "ImagePullBackOff", "ErrImagePull", "ErrImageNeverPull", "InvalidImageName":
                return Trail(cause: causeOfImage(pod, container: name, waiting: waiting, key: key))
            case "CreateContainerConfigError", "CreateContainerError", "RunContainerError":
                if let text = waiting[.message].string, let missing = MissingSource(text, of: pod) {
                    return Trail(cause: Cause(missing.reason, object: missing.key.description, message: text))
                }
                return Trail(
                    cause: Cause(
                        waiting[.reason].string ?? "", object: key.description,
                        message: "container \"\(name)\": \(waiting[.message].string ?? "")"))
            case "CrashLoopBackOff":
                return trailOfCrash(pod, status, key: key, visited: &visited)
            default: break
            }
            let ended = status[.state][.terminated]
            if (ended[.exitCode].integer ?? 0) != 0 { return trailOfCrash(pod, status, key: key, visited: &visited) }
            // Between two crashes it runs; what ended it last time will again.
            if status[.ready].bool != true, !status[.lastState][.terminated].isNull {
                return trailOfCrash(pod, status, key: key, visited: &visited)
            }
        }
        return nil
    }

    private func causeOfImage(_ pod: Value, container: String, waiting: Value, key: ObjectKey) -> Cause {
        let all = pod[.spec][.initContainers].elements + pod[.spec][.containers].elements
        let image = all.first { $0[.name].string == container }?[.image].string ?? ""
        let event = lastWarning(about: pod, reasons: ["Failed"])?[.message].string ?? ""
        let detail = waiting[.message].string ?? event
        if waiting[.reason].string == "ErrImageNeverPull" {
            return Cause(
                "ImageNotPresent", object: key.description,
                message: "image \"\(image)\" is not on the node, and imagePullPolicy is Never")
        }
        if waiting[.reason].string == "InvalidImageName" {
            let isTemplate = image.contains("$") || image.contains("{") || image.contains("<")
            return Cause(
                "InvalidImageName", object: key.description,
                message: isTemplate
                    ? "image \"\(image)\" holds a placeholder that nothing has replaced"
                    : "image \"\(image)\" is no name of an image")
        }
        return Cause(
            "ImageNotPulled", object: key.description,
            message: "image \"\(image)\" cannot be pulled: \(Self.shortened(detail))")
    }

    /// The part of a runtime's error after its wrapping.
    private static func shortened(_ text: String) -> String {
        var rest = Substring(text)
        for marker in ["desc = ", "ErrImagePull: "] {
            if let range = rest.firstRange(of: marker) { rest = rest[range.upperBound...] }
        }
        return String(rest.prefix(240))
    }

    private func trailOfCrash(_ pod: Value, _ status: Value, key: ObjectKey, visited: inout Set<ObjectKey>) -> Trail {
        let name = status[.name].string ?? ""
        let current = status[.state][.terminated]
        let ended = current.isNull ? status[.lastState][.terminated] : current
        if ended[.reason].string == "OOMKilled" {
            let container = (pod[.spec][.initContainers].elements + pod[.spec][.containers].elements).first {
                $0[.name].string == name
            }
            let limit = container?[.resources][.limits][.memory].string ?? "unlimited"
            return Trail(
                cause: Cause(
                    "OutOfMemory", object: key.description,
                    message: "container \"\(name)\" needs more memory than its limit of \(limit)"))
        }
        let unmet = cluster.unmetDependencies(ending: name, of: pod)
        if let trail = trailOfDependencies(unmet, key: key, visited: &visited) { return trail }
        let code = ended[.exitCode].integer ?? 0
        // Who was told to end did not fail: the probe that led to it did.
        if [0, 137, 143].contains(code),
            let event = warnings(about: pod).last(where: { event in
                let text = event[.message].string ?? ""
                return event[.reason].string == "Unhealthy" && !text.hasPrefix("Readiness")
            })
        {
            return Trail(cause: Cause("ProbeFails", object: key.description, message: event[.message].string ?? ""))
        }
        let said = ended[.message].string ?? cluster.lastLogLine(of: key, container: name)
        let detail = said.map { ": \($0)" } ?? ""
        return Trail(
            cause: Cause(
                "ContainerExits", object: key.description,
                message: "container \"\(name)\" exits with code \(code)\(detail)"))
    }

    // MARK: Dependencies

    private func trailOfDependencies(
        _ dependencies: [UnmetDependency], key: ObjectKey, visited: inout Set<ObjectKey>
    ) -> Trail? {
        for unmet in dependencies {
            let words = "\(key) cannot reach \(unmet.host):\(unmet.port)"
            if let service = unmet.result.service, let object = cluster.object(service),
                unmet.result.outcome == .refused
            {
                for owner in owners(behind: object) {
                    guard let workload = cluster.object(owner), Readiness.of(workload, in: cluster) == .waiting,
                        !visited.contains(owner)
                    else { continue }
                    let trail = trail(of: workload, key: owner, visited: &visited)
                    return Trail(
                        cause: trail.cause, consequences: [words, "\(service) has no ready pod"] + trail.consequences)
                }
            }
            let reason: String
            switch unmet.result.outcome {
            case .unresolved:
                reason = unmet.result.why.hasPrefix("names do not resolve") ? "NameResolutionBlocked" : "NameUnknown"
            case .timedOut: reason = "ConnectionBlocked"
            default: reason = "DependencyUnreachable"
            }
            return Trail(cause: Cause(reason, object: key.description, message: "\(words): \(unmet.result.why)"))
        }
        return nil
    }

    /// The workloads whose pods a Service selects.
    private func owners(behind service: Value) -> [ObjectKey] {
        let selector = service[.spec][.selector]
        var owners: [ObjectKey] = []
        for pod in cluster.objects(.pod, namespace: service.objectNamespace) {
            let labels = pod[.metadata][.labels]
            guard selector.members.allSatisfy({ labels[$0.key] == $0.value }), var key = pod.controllerKey else {
                continue
            }
            while let parent = cluster.object(key)?.controllerKey { key = parent }
            if !owners.contains(key) { owners.append(key) }
        }
        if owners.isEmpty {
            // No pod yet: the workload whose template would make such pods.
            for kind in [Kind.deployment, .statefulSet, .daemonSet] {
                for workload in cluster.objects(kind, namespace: service.objectNamespace) {
                    let labels = workload[.spec][.template][.metadata][.labels]
                    if selector.members.allSatisfy({ labels[$0.key] == $0.value }), let key = cluster.key(of: workload)
                    {
                        owners.append(key)
                    }
                }
            }
        }
        return owners
    }
}
