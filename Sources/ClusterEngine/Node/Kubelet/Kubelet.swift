import KubeObjects
import KubeSchema

/// The kubelets of all nodes: they register their node, run the pods bound to it and report on both.
///
/// One worker per pod follows the kubelet's own order of work: a *sync* writes the status of what is known, then acts
/// (sandbox, images, containers); what it did is seen at once, what containers do by themselves at the next relist.
public struct Kubelet: Controller {
    public let name = "kubelet"
    public let watchedKinds: [Kind] = [.pod, .node, .endpointSlice, .service, .networkPolicy]

    private var numbers: [ObjectKey: Int32] = [:]
    private var workers: [PodWorker?] = []
    private var free: [Int32] = []
    private var dependents = DependencyIndex()

    /// Kubelets that know no pod yet.
    public init() {}

    public mutating func observe(_ change: ObjectChange, queue: inout WorkQueue, in cluster: Cluster) {
        switch change.kind {
        case .pod: observePod(change, queue: &queue, in: cluster)
        case .node: observeNode(change, queue: &queue, in: cluster)
        default: wakeDependents(of: change, queue: &queue)
        }
    }

    public mutating func reconcile(_ key: ObjectKey, queue: inout WorkQueue, in cluster: Cluster) throws(StatusError) {
        if key.kind == .node {
            reconcileNode(key.name, queue: &queue, in: cluster)
            return
        }
        guard let number = numbers[key].map(Int.init), var worker = workers[number] else { return }
        if cluster.machines.isSilent(worker.node) { return }
        workers[number] = nil
        let next = worker.run(in: cluster)
        dependents.update(key, worker: worker)
        if worker.isDone {
            forget(key)
        } else {
            workers[number] = worker
            if let next { queue.replace(key, after: max(.zero, next - cluster.now)) }
        }
    }

    // MARK: Pods

    private mutating func observePod(_ change: ObjectChange, queue: inout WorkQueue, in cluster: Cluster) {
        let pod = change.new
        guard let node = pod.boundNode else { return }
        if change.isDeletion {
            guard let number = numbers[change.key].map(Int.init), workers[number]?.uid == pod.uid else { return }
            workers[number]?.podVanished(pod, in: cluster)
            forget(change.key)
            return
        }
        if let number = numbers[change.key].map(Int.init) {
            guard change.old[.metadata][.generation] != pod[.metadata][.generation] else { return }
            workers[number]?.requestSync(at: cluster.now + cluster.configuration.node.syncLatency)
            queue.add(change.key, after: cluster.configuration.node.syncLatency)
        } else if !pod.isFinishedPod {
            remember(PodWorker(key: change.key, uid: pod.uid, node: node))
            queue.add(change.key, after: cluster.configuration.node.syncLatency)
        }
    }

    private mutating func remember(_ worker: PodWorker) {
        if let number = free.popLast() {
            workers[Int(number)] = worker
            numbers[worker.key] = number
        } else {
            numbers[worker.key] = Int32(workers.count)
            workers.append(worker)
        }
    }

    private mutating func forget(_ key: ObjectKey) {
        dependents.remove(key)
        guard let number = numbers.removeValue(forKey: key) else { return }
        workers[Int(number)] = nil
        free.append(number)
    }

    // MARK: Nodes

    private mutating func observeNode(_ change: ObjectChange, queue: inout WorkQueue, in cluster: Cluster) {
        if change.isDeletion {
            cluster.machines.machines[change.key.name] = nil
        } else if change.operation == .added {
            queue.add(change.key, after: cluster.configuration.node.registrationDuration)
        }
    }

    private mutating func reconcileNode(_ node: String, queue: inout WorkQueue, in cluster: Cluster) {
        cluster.registerMachine(of: node)
        guard !cluster.machines.isSilent(node) else {
            if cluster.machines.outage(of: node) == .off { stopProcesses(on: node, in: cluster) }
            return
        }
        cluster.reportNodeReady(node)
        for pod in cluster.pods(onNode: node) {
            guard let key = cluster.key(of: pod), numbers[key] != nil else { continue }
            queue.add(key, after: cluster.configuration.node.syncLatency)
        }
    }

    private mutating func stopProcesses(on node: String, in cluster: Cluster) {
        for pod in cluster.pods(onNode: node) {
            guard let key = cluster.key(of: pod), let number = numbers[key] else { continue }
            workers[Int(number)]?.machineStopped(at: cluster.now)
        }
    }

    // MARK: Dependencies

    private mutating func wakeDependents(of change: ObjectChange, queue: inout WorkQueue) {
        for key in dependents.affected(by: change) {
            guard let number = numbers[key] else { continue }
            workers[Int(number)]?.areAnswersStale = true
            queue.add(key)
        }
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
        machines.machines[node] = machine
    }

    /// Reports a node healthy, as its kubelet does when it starts and when it comes back.
    func reportNodeReady(_ node: String) {
        let heartbeat = Value.string(now.timestamp)
        modifyStatus(ObjectKey(.node, name: node)) { status in
            if status[.conditions].condition("Ready")[.status].string == "True" { return }
            for (type, state, reason, message) in Self.healthyConditions {
                status[.conditions].setCondition(
                    type, status: state, reason: reason, message: message, at: now,
                    extra: [.lastHeartbeatTime: heartbeat])
            }
        }
    }

    /// kubelet `nodestatus/setters.go`.
    private static let healthyConditions = [
        ("MemoryPressure", "False", "KubeletHasSufficientMemory", "kubelet has sufficient memory available"),
        ("DiskPressure", "False", "KubeletHasNoDiskPressure", "kubelet has no disk pressure"),
        ("PIDPressure", "False", "KubeletHasSufficientPID", "kubelet has sufficient PID available"),
        ("Ready", "True", "KubeletReady", "kubelet is posting ready status"),
    ]
}
