import KubeObjects

/// What the kubelet reports of a pod (`generateAPIPodStatus` and the status manager's rules).
extension PodWorker {
    /// Writes the pod's status where it differs from what is stored.
    mutating func writeStatus(_ pod: Value, in cluster: Cluster) {
        let now = cluster.now
        if !hasInitialized, sandbox == .ready, isInitialized(pod), initCount > 0 { hasInitialized = true }
        let initStatuses = initCount > 0 ? statuses(pod[.status][.initContainerStatuses], 0..<initCount, pod) : .null
        let statuses = statuses(pod[.status][.containerStatuses], initCount..<containers.count, pod)
        for index in containers.indices { containers[index].hasNews = false }
        let computed = computedPhase(pod)
        // A pod counts as ended only once nothing of it runs any more.
        let isOver = computed == "Succeeded" || computed == "Failed"
        let shown = isOver && phase != .terminated ? pod[.status][.phase].string ?? "Pending" : computed
        let generation = pod[.metadata][.generation]
        let conditions = conditions(pod, computed: computed, generation: generation, at: now)
        let hostAddress = cluster.machines.machines[node]?.hostAddress ?? ""
        cluster.modifyStatus(key) { status in
            status[.observedGeneration] = generation
            status[.phase] = .string(shown)
            status[.conditions] = conditions
            if let verdict {
                status[.reason] = .string(verdict.reason)
                status[.message] = .string(verdict.message)
            }
            if status[.startTime].isNull {
                status[.startTime] = .string(startTime.timestamp)
                if !hostAddress.isEmpty {
                    status[.hostIP] = .string(hostAddress)
                    status[.hostIPs] = [[.ip: .string(hostAddress)]]
                }
                PodResources.report(pod, in: &status)
            }
            if let address, status[.podIP].string != address {
                status[.podIP] = .string(address)
                status[.podIPs] = [[.ip: .string(address)]]
            }
            status[.initContainerStatuses] = initStatuses
            status[.containerStatuses] = statuses
        }
    }

    /// The sandbox is there: reported at once, with nothing else (`PodReadyToStartContainers`).
    func markReadyToStartContainers(_ pod: Value, in cluster: Cluster) {
        cluster.modifyStatus(key) { status in
            status[.conditions].setCondition(
                "PodReadyToStartContainers", status: "True", at: cluster.now,
                extra: [.observedGeneration: pod[.metadata][.generation]])
        }
    }

    // MARK: Phase and conditions

    /// kubelet `getPhase`.
    private func computedPhase(_ pod: Value) -> String {
        if verdict != nil { return "Failed" }
        let policy = pod[.spec][.restartPolicy].string ?? "Always"
        if sandbox == .absent, syncCount <= 1 { return "Pending" }
        if !hasInitialized, initCount > 0 {
            if policy == "Never" {
                for index in 0..<initCount where !isSidecar(index, of: pod) {
                    if containers[index].state == .exited, containers[index].termination?.exitCode != 0 {
                        return "Failed"
                    }
                }
            }
            if phase == .syncing { return "Pending" }
        }
        var (running, waiting, stopped, succeeded) = (0, 0, 0, 0)
        for index in initCount..<containers.count {
            let container = containers[index]
            switch container.state {
            case .running: running += 1
            case .exited:
                stopped += 1
                if container.termination?.exitCode == 0 { succeeded += 1 }
            case .absent, .created:
                if container.lastTermination != nil {
                    stopped += 1
                } else if phase == .syncing {
                    waiting += 1
                } else {
                    // Never ran and never will.
                    stopped += 1
                }
            }
        }
        if waiting > 0 { return "Pending" }
        if running > 0 { return "Running" }
        if phase != .syncing || policy != "Always" {
            if stopped == succeeded { return "Succeeded" }
            if phase != .syncing || policy == "Never" { return "Failed" }
        }
        return "Running"
    }

    private func conditions(_ pod: Value, computed: String, generation: Value, at now: Instant) -> Value {
        let old = pod[.status][.conditions]
        var list = ConditionList(old: old, generation: generation, now: now)
        let isOver = computed == "Succeeded" || computed == "Failed"
        list.add("PodReadyToStartContainers", sandbox == .ready)
        if computed == "Succeeded" {
            list.add("Initialized", true, reason: "PodCompleted")
        } else if initCount > 0, !isInitialized(pod) {
            let incomplete = (0..<initCount).filter { !isInitDone($0, pod) }
            list.add(
                "Initialized", false, reason: "ContainersNotInitialized",
                message: "containers with incomplete status: \(names(incomplete, pod))")
        } else {
            list.add("Initialized", true)
        }
        if isOver {
            let reason = computed == "Succeeded" ? "PodCompleted" : "PodFailed"
            list.add("Ready", false, reason: reason)
            list.add("ContainersReady", false, reason: reason)
        } else {
            let unready = containers.indices.filter { index in
                (index >= initCount || isSidecar(index, of: pod)) && !isReady(index)
            }
            let message = unready.isEmpty ? nil : "containers with unready status: \(names(unready, pod))"
            let reason = unready.isEmpty ? nil : "ContainersNotReady"
            addReady(pod, &list, reason: reason, message: message)
            list.add("ContainersReady", unready.isEmpty, reason: reason, message: message)
        }
        list.add("PodScheduled", true)
        list.keepRest()
        return list.value
    }

    private func addReady(_ pod: Value, _ list: inout ConditionList, reason: String?, message: String?) {
        guard reason == nil else {
            list.add("Ready", false, reason: reason, message: message)
            return
        }
        // `readinessGates`: conditions that others set on the pod.
        var problems: [String] = []
        for gate in pod[.spec][.readinessGates].elements {
            let type = gate[.conditionType].string ?? ""
            let condition = pod[.status][.conditions].condition(type)
            if condition.isNull {
                problems.append("corresponding condition of pod readiness gate \"\(type)\" does not exist.")
            } else if condition[.status].string != "True" {
                problems.append(
                    "the status of pod readiness gate \"\(type)\" is not \"True\", but \(condition[.status].string ?? "")"
                )
            }
        }
        if problems.isEmpty {
            list.add("Ready", true)
        } else {
            list.add(
                "Ready", false, reason: "ReadinessGatesNotReady", message: problems.joined(separator: ", "))
        }
    }

    /// Whether a container counts as ready in its status.
    func isReady(_ index: Int) -> Bool { isHollow || (containers[index].isRunning && containers[index].isReady) }

    private func isInitDone(_ index: Int, _ pod: Value) -> Bool {
        if isSidecar(index, of: pod) { return containers[index].isRunning && containers[index].isStarted }
        return containers[index].state == .exited && containers[index].termination?.exitCode == 0
    }

    private func names(_ indices: [Int], _ pod: Value) -> String {
        "[" + indices.map { manifest($0, of: pod)[.name].string ?? "" }.joined(separator: " ") + "]"
    }

    // MARK: Containers

    private func statuses(_ old: Value, _ range: Range<Int>, _ pod: Value) -> Value {
        let known = old.elements
        if known.count == range.count {
            // Only what changed is built anew.
            guard range.contains(where: { containers[$0].hasNews }) || phase != .syncing else { return old }
        }
        var result: [Value] = []
        result.reserveCapacity(range.count)
        for index in range {
            let manifest = manifest(index, of: pod)
            let previous = known.first { $0[.name] == manifest[.name] } ?? .null
            if !previous.isNull, !containers[index].hasNews {
                result.append(previous)
            } else {
                result.append(status(index, manifest: manifest, previous: previous, pod))
            }
        }
        // The kubelet lists regular containers by name, init containers as the pod does.
        if range.count > 1, range.lowerBound == initCount {
            result.sort { ($0[.name].string ?? "") < ($1[.name].string ?? "") }
        }
        return .array(result)
    }

    private func status(_ index: Int, manifest: Value, previous: Value, _ pod: Value) -> Value {
        let container = containers[index]
        let hasRun = !container.containerID.isEmpty
        var (state, lastState) = states(container, index: index, pod)
        if state.isNull {
            state = [.waiting: [.reason: .string(initCount > 0 ? "PodInitializing" : "ContainerCreating")]]
        }
        if lastState.isNull { lastState = .emptyObject }
        let isInit = index < initCount && !isSidecar(index, of: pod)
        let isReady =
            isInit ? container.state == .exited && container.termination?.exitCode == 0 : self.isReady(index)
        var status: Value = [
            .name: manifest[.name], .state: state, .lastState: lastState, .ready: .bool(isReady),
            .restartCount: Value(container.restartCount), .image: manifest[.image],
            .imageID: .string(hasRun ? container.imageID : ""),
        ]
        if hasRun { status[.containerID] = .string("\(container.containerID)") }
        if !isHollow { status[.started] = .bool(container.isRunning && container.isStarted) }
        if hasRun {
            let resources = manifest[.resources]
            let requests = resources[.requests]
            if !requests.isEmpty { status[.allocatedResources] = requests }
            status[.resources] =
                isHollow && container.isRunning
                ? HollowRuntime.resources(of: manifest) : resources.isNull ? .emptyObject : resources
        }
        let mounts = previous[.volumeMounts]
        status[.volumeMounts] = mounts.isNull ? Self.mounts(of: manifest) : mounts
        if hasRun, !isHollow {
            let user = previous[.user]
            status[.user] = user.isNull ? pod.user(of: manifest) : user
        }
        return status
    }

    private func states(_ container: ContainerRuntime, index: Int, _ pod: Value) -> (state: Value, last: Value) {
        let last = container.lastTermination.map { Self.value(of: $0) } ?? .null
        switch container.state {
        case .running:
            return ([.running: [.startedAt: .string(container.startedAt.timestamp)]], last)
        case .exited:
            let ended = container.termination.map { Self.value(of: $0) } ?? .null
            guard let waiting = container.waiting, phase == .syncing,
                Self.restarts(container, policy: restartPolicy(index, of: pod))
            else { return (ended, last) }
            return (Self.value(of: waiting), ended)
        case .absent, .created:
            return (container.waiting.map { Self.value(of: $0) } ?? .null, last)
        }
    }

    /// Whether ended instances of a container are followed by new ones.
    private func restartPolicy(_ index: Int, of pod: Value) -> String {
        if isSidecar(index, of: pod) { return "Always" }
        let policy = pod[.spec][.restartPolicy].string ?? "Always"
        return index < initCount && policy == "Always" ? "OnFailure" : policy
    }

    private static func value(of waiting: WaitingReason) -> Value {
        [.waiting: [.reason: .string(waiting.reason), .message: Value(waiting.message)]]
    }

    private static func value(of end: Termination) -> Value {
        [
            .terminated: [
                .exitCode: Value(end.exitCode), .reason: end.reason.isEmpty ? .null : .string(end.reason),
                .message: Value(end.message),
                .startedAt: .string((end.startedAt ?? Instant(nanoseconds: 0)).timestamp),
                .finishedAt: .string(end.finishedAt.timestamp),
                .containerID: .string(end.containerID),
            ]
        ]
    }

    private static func mounts(of manifest: Value) -> Value {
        let mounts = manifest[.volumeMounts].elements
        if mounts.isEmpty { return .null }
        return .array(
            mounts.map { mount in
                var shown: Value = [.name: mount[.name], .mountPath: mount[.mountPath]]
                if mount[.readOnly].bool == true {
                    shown[.readOnly] = true
                    shown[.recursiveReadOnly] = "Disabled"
                }
                return shown
            })
    }
}

/// Builds a list of conditions in the kubelet's order; times move only where a status changes.
private struct ConditionList {
    let old: Value
    let generation: Value
    let now: Instant
    private var built: [Value] = []

    init(old: Value, generation: Value, now: Instant) {
        self.old = old
        self.generation = generation
        self.now = now
        built.reserveCapacity(5)
    }

    var value: Value { .array(built) }

    mutating func add(_ type: String, _ isTrue: Bool, reason: String? = nil, message: String? = nil) {
        let status: Value = isTrue ? "True" : "False"
        let before = old.condition(type)
        let isSame = before[.status] == status
        var members = Members()
        members.reserveCapacity(6)
        members.append(.type, .string(type))
        if !generation.isNull { members.append(.observedGeneration, generation) }
        members.append(.status, status)
        members.append(.lastTransitionTime, isSame ? before[.lastTransitionTime] : .string(now.timestamp))
        if let reason { members.append(.reason, .string(reason)) }
        if let message { members.append(.message, .string(message)) }
        built.append(.object(members))
    }

    /// Conditions that others own stay.
    mutating func keepRest() {
        for condition in old.elements where !built.contains(where: { $0[.type] == condition[.type] }) {
            built.append(condition)
        }
    }
}

extension Value {
    /// The quality of service a pod gets (`qos.GetPodQOS`). Call it on a Pod.
    var qualityOfService: String {
        var hasAny = false
        var isGuaranteed = true
        for list in [self[.spec][.containers], self[.spec][.initContainers]] {
            for container in list.elements {
                let (requests, limits) = (container[.resources][.requests], container[.resources][.limits])
                for name in [Key.cpu, .memory] {
                    if !requests[name].isNull || !limits[name].isNull { hasAny = true }
                    if limits[name].isNull || (!requests[name].isNull && requests[name] != limits[name]) {
                        isGuaranteed = false
                    }
                }
            }
        }
        return hasAny ? isGuaranteed ? "Guaranteed" : "Burstable" : "BestEffort"
    }

    /// The user a container of this pod runs as, as its status tells. Call it on a Pod.
    func user(of container: Value) -> Value {
        let (own, shared) = (container[.securityContext], self[.spec][.securityContext])
        let uid = own[.runAsUser].integer ?? shared[.runAsUser].integer ?? 0
        let gid = own[.runAsGroup].integer ?? shared[.runAsGroup].integer ?? 0
        var groups: Value = [.integer(Int64(gid))]
        if let fsGroup = shared[.fsGroup].integer, fsGroup != gid { groups.elements.append(.integer(Int64(fsGroup))) }
        for group in shared[.supplementalGroups].elements where !groups.elements.contains(group) {
            groups.elements.append(group)
        }
        return [.linux: [.uid: Value(uid), .gid: Value(gid), .supplementalGroups: groups]]
    }
}

/// The resources of a pod as a whole, as its status tells.
enum PodResources {
    static func report(_ pod: Value, in status: inout Value) {
        let containers = pod[.spec][.containers].elements
        var (requests, limits) = (Value.null, Value.null)
        if containers.count == 1, let only = containers.first {
            // By far the most common, and shared with the container's own.
            (requests, limits) = (only[.resources][.requests], only[.resources][.limits])
        } else {
            requests = sum(containers.map { $0[.resources][.requests] }, onlyIfAll: false)
            limits = sum(containers.map { $0[.resources][.limits] }, onlyIfAll: true)
        }
        if !requests.isEmpty { status[.allocatedResources] = requests }
        var resources = Value.emptyObject
        if !limits.isEmpty { resources[.limits] = limits }
        if !requests.isEmpty { resources[.requests] = requests }
        status[.resources] = resources
    }

    private static func sum(_ lists: [Value], onlyIfAll: Bool) -> Value {
        var result = Value.null
        for name in [Key.cpu, .memory, .ephemeralStorage] {
            let values = lists.map { $0[name] }
            let known = values.filter { !$0.isNull }
            guard !known.isEmpty, !onlyIfAll || known.count == values.count else { continue }
            guard let first = known.first.flatMap({ Quantity($0) }) else { continue }
            let total = known.dropFirst().reduce(first) { sum, value in sum + (Quantity(value) ?? .zero) }
            result[name] = .string(total.description)
        }
        return result
    }
}
