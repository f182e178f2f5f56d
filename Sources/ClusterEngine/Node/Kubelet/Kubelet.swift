import KubeObjects
import KubeSchema

/// The kubelets of all nodes: they register their node, run the pods bound to it and report on both.
///
/// One worker per pod follows the kubelet's own order of work: a *sync* writes the status of what is known, then acts
/// (sandbox, images, containers); what it did is seen at once, what containers do by themselves at the next relist.
public struct Kubelet: Controller {
    /// The component that reports in events.
    public let name = "kubelet"
    /// Pods and nodes; the rest can change what probes are answered.
    public let watchedKinds: [Kind] = [.pod, .node, .endpointSlice, .service, .networkPolicy, .namespace]

    /// The kubelets; what they know is part of the cluster's machines.
    public init() {}

    /// Notes pods that come, change and go.
    public mutating func observe(_ change: ObjectChange, queue: inout WorkQueue, in cluster: Cluster) {
        switch change.kind {
        case .pod: observePod(change, queue: &queue, in: cluster)
        case .node: observeNode(change, queue: &queue, in: cluster)
        default: wakeDependents(of: change, queue: &queue, in: cluster)
        }
    }

    /// Lets the worker of a pod do what is due, or reports on a node.
    public mutating func reconcile(_ key: ObjectKey, queue: inout WorkQueue, in cluster: Cluster) throws(StatusError) {
        if key.kind == .node {
            reconcileNode(key.name, queue: &queue, in: cluster)
            return
        }
        if key.namespace.isEmpty {
            cluster.stopOrphans(on: key.name)
            return
        }
        guard let number = cluster.machines.workers.number(of: key),
            let machine = cluster.machines.machines[cluster.machines.workers.node(of: number)], machine.outage == nil
        else { return }
        if machine.podsReady > cluster.now {
            queue.replace(key, after: machine.podsReady - cluster.now)
            return
        }
        guard var worker = cluster.machines.workers.take(number)
        else { return }
        let next = worker.run(in: cluster)
        cluster.machines.workers.dependents.update(key, worker: worker)
        if worker.isDone {
            cluster.machines.workers.forget(key)
        } else {
            cluster.machines.workers.putBack(worker, number)
            if let next { queue.replace(key, after: max(.zero, next - cluster.now)) }
        }
    }

    // MARK: Pods

    private func observePod(_ change: ObjectChange, queue: inout WorkQueue, in cluster: Cluster) {
        let pod = change.new
        guard let node = pod.boundNode else { return }
        let latency = cluster.configuration.node.syncLatency
        if change.isDeletion {
            guard let number = cluster.machines.workers.number(of: change.key),
                var worker = cluster.machines.workers.take(number)
            else { return }
            if worker.uid == pod.uid {
                if let outage = cluster.machines.outage(of: node), outage != .off {
                    cluster.machines.machines[node]?.orphans.append((worker, pod))
                } else {
                    worker.podVanished(pod, in: cluster)
                }
                cluster.machines.workers.forget(change.key)
            } else {
                cluster.machines.workers.putBack(worker, number)
            }
        } else if let number = cluster.machines.workers.number(of: change.key) {
            guard
                change.old[.metadata][.generation] != pod[.metadata][.generation]
                    || pod.hasNewGateState(since: change.old)
            else { return }
            cluster.machines.workers.change(number) { $0.requestSync(at: cluster.now + latency) }
            queue.add(change.key, after: latency)
        } else if !pod.isFinishedPod, cluster.object(ObjectKey(.node, name: node)) != nil {
            cluster.machines.workers.remember(PodWorker(key: change.key, uid: pod.uid, node: node))
            queue.add(change.key, after: latency)
        }
    }

    // MARK: Nodes

    private func observeNode(_ change: ObjectChange, queue: inout WorkQueue, in cluster: Cluster) {
        if change.isDeletion {
            cluster.machines.machines[change.key.name] = nil
        } else if change.operation == .added {
            queue.add(change.key, after: cluster.configuration.node.registrationDuration)
        }
    }

    private func reconcileNode(_ node: String, queue: inout WorkQueue, in cluster: Cluster) {
        cluster.registerMachine(of: node)
        guard !cluster.machines.isSilent(node) else {
            if cluster.machines.outage(of: node) == .off { stopProcesses(on: node, in: cluster) }
            return
        }
        guard let machine = cluster.machines.machines[node] else { return }
        guard machine.kubeletReady <= cluster.now else {
            queue.add(ObjectKey(.node, name: node), after: machine.kubeletReady - cluster.now)
            return
        }
        cluster.reportNode(node)
        cluster.machines.machines[node]?.forgotProbes = false
        let first = max(machine.podsReady, cluster.now)
        if !machine.orphans.isEmpty {
            // A kubelet that was started anew finds them only when it looks for what should not be there.
            let wait = machine.forgotProbes ? cluster.configuration.node.housekeepingPeriod : .zero
            queue.add(Self.orphansKey(of: node), after: wait)
        }
        for pod in cluster.pods(onNode: node) {
            guard let key = cluster.key(of: pod) else { continue }
            if let number = cluster.machines.workers.number(of: key) {
                cluster.machines.workers.change(number) { worker in
                    if machine.forgotProbes { worker.forgetProbes(pod, at: first) }
                    worker.requestSync(at: first)
                }
            } else if !pod.isFinishedPod {
                // It was bound to the node before there was one.
                cluster.machines.workers.remember(PodWorker(key: key, uid: pod.uid, node: node))
            }
            queue.add(key, after: first - cluster.now + cluster.configuration.node.syncLatency)
        }
    }

    /// Stands for the containers on a node whose pods are gone. No pod is without a namespace.
    private static func orphansKey(of node: String) -> ObjectKey { ObjectKey(.pod, name: node) }

    private func stopProcesses(on node: String, in cluster: Cluster) {
        for pod in cluster.pods(onNode: node) {
            guard let key = cluster.key(of: pod), let number = cluster.machines.workers.number(of: key) else {
                continue
            }
            cluster.machines.workers.change(number) { $0.machineStopped(at: cluster.now) }
        }
    }

    // MARK: Dependencies

    private func wakeDependents(of change: ObjectChange, queue: inout WorkQueue, in cluster: Cluster) {
        for key in cluster.machines.workers.dependents.affected(by: change) {
            guard let number = cluster.machines.workers.number(of: key) else { continue }
            cluster.machines.workers.change(number) { $0.areAnswersStale = true }
            queue.add(key)
        }
    }
}

extension Value {
    /// Whether a condition that gates the readiness of this pod has changed. Call it on a Pod.
    fileprivate func hasNewGateState(since old: Value) -> Bool {
        self[.spec][.readinessGates].elements.contains { gate in
            guard let type = gate[.conditionType].string else { return false }
            return self[.status][.conditions].condition(type)[.status]
                != old[.status][.conditions].condition(type)[.status]
        }
    }
}

/// The workers of all pods that have one.
struct PodWorkers: Sendable {
    private var numbers: [ObjectKey: Int32] = [:]
    private var workers: [PodWorker?] = []
    private var nodes: [String] = []
    private var free: [Int32] = []
    /// Which workers to wake when something outside changes.
    var dependents = DependencyIndex()

    func number(of key: ObjectKey) -> Int? { numbers[key].map(Int.init) }

    func node(of number: Int) -> String { nodes[number] }

    func worker(of key: ObjectKey) -> PodWorker? { number(of: key).flatMap { workers[$0] } }

    /// Takes a worker out, so that it can be changed while it changes the cluster.
    mutating func take(_ number: Int) -> PodWorker? {
        let worker = workers[number]
        workers[number] = nil
        return worker
    }

    mutating func putBack(_ worker: PodWorker, _ number: Int) { workers[number] = worker }

    mutating func change(_ number: Int, _ body: (inout PodWorker) -> Void) {
        guard var worker = take(number) else { return }
        body(&worker)
        workers[number] = worker
    }

    mutating func remember(_ worker: PodWorker) {
        if let number = free.popLast() {
            workers[Int(number)] = worker
            nodes[Int(number)] = worker.node
            numbers[worker.key] = number
        } else {
            numbers[worker.key] = Int32(workers.count)
            workers.append(worker)
            nodes.append(worker.node)
        }
    }

    mutating func forget(_ key: ObjectKey) {
        dependents.remove(key)
        guard let number = numbers.removeValue(forKey: key) else { return }
        workers[Int(number)] = nil
        free.append(number)
    }
}

extension Cluster {
    /// Notes where a node's machine is reached and which addresses its pods get.
    func registerMachine(of node: String) {
        guard machines.machines[node]?.isRegistered != true, let object = object(ObjectKey(.node, name: node)) else {
            return
        }
        var machine = machines.machines[node] ?? MachineState.Machine(since: now)
        machine.isRegistered = true
        let addresses = object[.status][.addresses].elements
        let address = addresses.first { $0[.type].string == "InternalIP" } ?? addresses.first ?? .null
        machine.hostAddress = address[.address].string ?? ""
        machine.addresses = AddressPool(range: object[.spec][.podCIDR].string ?? "")
        machine.architecture =
            object[.status][.nodeInfo][.architecture].string ?? object.label("kubernetes.io/arch") ?? "amd64"
        let runtime = object[.status][.nodeInfo]["containerRuntimeVersion"].string ?? ""
        machine.runtimeName = runtime.isEmpty ? configuration.node.runtimeName : String(runtime.prefix { $0 != ":" })
        machine.hollow = configuration.node.hollowRuntimes[machine.runtimeName]
        machines.machines[node] = machine
    }

    /// Reports on a node, as its kubelet does when it starts, when it comes back, and when it becomes ready or is no longer.
    func reportNode(_ node: String) {
        let heartbeat = Value.string(now.timestamp)
        let unreadiness = machines.machines[node]?.unreadiness
        let ready = (unreadiness == nil ? "True" : "False", unreadiness ?? "kubelet is posting ready status")
        modifyStatus(ObjectKey(.node, name: node)) { status in
            let known = status[.conditions].condition("Ready")
            if known[.status].string == ready.0, known[.message].string == ready.1 || unreadiness == nil { return }
            let all =
                Self.healthyConditions + [
                    ("Ready", ready.0, unreadiness == nil ? "KubeletReady" : "KubeletNotReady", ready.1)
                ]
            for (type, state, reason, message) in all {
                status[.conditions].setCondition(
                    type, status: state, reason: reason, message: message, at: now,
                    extra: [.lastHeartbeatTime: heartbeat])
            }
        }
    }

    /// Stops the containers on a node whose pods are gone.
    func stopOrphans(on node: String) {
        guard machines.outage(of: node) == nil, let orphans = machines.machines[node]?.orphans else { return }
        machines.machines[node]?.orphans = []
        for (worker, pod) in orphans {
            var worker = worker
            worker.podVanished(pod, in: self)
        }
    }

    /// kubelet `nodestatus/setters.go`.
    private static let healthyConditions = [
        ("MemoryPressure", "False", "KubeletHasSufficientMemory", "kubelet has sufficient memory available"),
        ("DiskPressure", "False", "KubeletHasNoDiskPressure", "kubelet has no disk pressure"),
        ("PIDPressure", "False", "KubeletHasSufficientPID", "kubelet has sufficient PID available"),
    ]
}
