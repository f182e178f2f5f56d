import KubeObjects

/// How far the volumes of a pod are mounted.
struct MountProgress: Sendable {
    /// How often each volume failed, and when it is tried again.
    var failures: [String: (count: Int, next: Instant)] = [:]
    /// When the present wait for all volumes began.
    var began: Instant?
    var isDone = false
}

/// What the kubelet waits for before it makes a sandbox.
enum MountResult {
    case ready
    /// The next look is due then.
    case waiting(Instant)
    /// The wait was given up; the sync fails.
    case failed
}

/// What keeps a volume from being mounted.
struct VolumeProblem: Sendable {
    /// The name of the volume in the pod.
    var volume: String
    /// The words of the event, `nil` where there is nothing to tell yet.
    var message: String?
    /// The reason of the event.
    var reason = "FailedMount"
}

extension PodWorker {
    /// kubelet `podAttachAndMountTimeout`.
    private static let mountTimeout = Duration.seconds(123)

    /// Looks whether all volumes of the pod are mounted.
    mutating func mountVolumes(_ pod: Value, in cluster: Cluster) -> MountResult {
        if mounts.isDone { return .ready }
        let now = cluster.now
        let began = mounts.began ?? now
        mounts.began = began
        let problems = cluster.volumeProblems(of: pod, on: node)
        if problems.isEmpty {
            mounts = MountProgress(isDone: true)
            return .ready
        }
        var next = began + Self.mountTimeout
        for problem in problems {
            var failure = mounts.failures[problem.volume] ?? (count: 0, next: now)
            if failure.next <= now {
                if let message = problem.message { record(.warning, problem.reason, message, pod, in: cluster) }
                failure.count += 1
                // `exponentialbackoff`: 500 ms doubling to 2 m 2 s.
                let wait = min(Duration.milliseconds(500 << min(failure.count - 1, 9)), .seconds(122))
                failure.next = now + (problem.message == nil ? .milliseconds(300) : wait)
            }
            mounts.failures[problem.volume] = failure
            next = min(next, failure.next)
        }
        guard next < began + Self.mountTimeout || now < began + Self.mountTimeout else {
            reportTimeout(problems, pod, in: cluster)
            mounts.began = nil
            return .failed
        }
        return .waiting(max(next, now + .milliseconds(100)))
    }

    private func reportTimeout(_ problems: [VolumeProblem], _ pod: Value, in cluster: Cluster) {
        let names = problems.map(\.volume).sorted().joined(separator: " ")
        record(
            .warning, "FailedMount",
            "Unable to attach or mount volumes: unmounted volumes=[\(names)], unattached volumes=[], failed to process volumes=[]: context deadline exceeded",
            pod, in: cluster)
    }
}

extension Cluster {
    /// What keeps the volumes of a pod from being mounted on its node; nothing where all are ready.
    ///
    /// ConfigMaps and Secrets are looked at here; claims by ``claimProblem(_:volume:of:on:)``.
    func volumeProblems(of pod: Value, on node: String) -> [VolumeProblem] {
        var problems: [VolumeProblem] = []
        for volume in pod[.spec][.volumes].elements {
            let name = volume[.name].string ?? ""
            if let claim = volume.claimName(in: pod) {
                if let problem = claimProblem(claim, volume: name, of: pod, on: node) { problems.append(problem) }
                continue
            }
            for source in VolumeSource.sources(of: volume) {
                guard let text = source.problem(in: self, namespace: pod.objectNamespace) else { continue }
                problems.append(
                    VolumeProblem(volume: name, message: "MountVolume.SetUp failed for volume \"\(name)\" : \(text)"))
                break
            }
        }
        return problems
    }

    /// Whether all volumes of a pod can be mounted on its node now.
    public func volumesReady(for pod: Value) -> Bool {
        guard let node = pod.boundNode else { return false }
        return volumeProblems(of: pod, on: node).isEmpty
    }

    /// What keeps a claim from being mounted: it must be bound, and its volume attached where its driver attaches.
    func claimProblem(_ claim: String, volume: String, of pod: Value, on node: String) -> VolumeProblem? {
        let key = ObjectKey(.persistentVolumeClaim, namespace: pod.objectNamespace, name: claim)
        guard let object = object(key), object[.status][.phase].string == "Bound",
            let name = object[.spec][.volumeName].string
        else { return VolumeProblem(volume: volume) }
        guard let persistent = self.object(ObjectKey(.persistentVolume, name: name)) else {
            return VolumeProblem(volume: volume)
        }
        guard needsAttachment(persistent) else { return nil }
        let isAttached = attachments(of: name).contains {
            $0[.spec][.nodeName].string == node && $0[.status]["attached"].bool == true
        }
        return isAttached ? nil : VolumeProblem(volume: volume)
    }

    /// Whether a volume's driver attaches it to nodes.
    private func needsAttachment(_ volume: Value) -> Bool {
        guard let driver = volume[.spec]["csi"]["driver"].string else { return false }
        if let known = storage.capabilities[driver] { return known.needsAttachment }
        guard let object = object(ObjectKey(.csiDriver, name: driver)) else { return false }
        return object[.spec]["attachRequired"].bool != false
    }
}

extension Value {
    /// The claim a volume uses, `nil` where it uses none. Call it on a volume of a pod.
    func claimName(in pod: Value) -> String? {
        if let name = self[.persistentVolumeClaim][.claimName].string { return name }
        if self["ephemeral"].isNull { return nil }
        return "\(pod.objectName)-\(self[.name].string ?? "")"
    }
}
