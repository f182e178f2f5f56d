import ClusterEngine
import KubeObjects
import KubeSchema

/// Stands in for scheduler and kubelet: binds every pod to one node, makes it ready a second later, and lets it end a
/// second after its deletion was asked for. Images whose name ends in `missing` never start; those that end in `done` run to
/// completion, those that end in `fail` fail.
struct QuickNode: Controller {
    let name = "quick-node"
    let watchedKinds = [Kind.pod]
    let latency = Duration.seconds(1)

    mutating func observe(_ change: ObjectChange, queue: inout WorkQueue, in cluster: Cluster) {
        if !change.isDeletion { queue.add(change.key) }
    }

    mutating func reconcile(_ key: ObjectKey, queue: inout WorkQueue, in cluster: Cluster) throws(StatusError) {
        guard let pod = cluster.object(key) else { return }
        if pod.isBeingDeleted {
            try cluster.delete(key, DeleteOptions(gracePeriodSeconds: 0))
            return
        }
        if pod.boundNode == nil { try cluster.bind(key, toNode: "node-1") }
        let image = pod[.spec][.containers][0][.image].string ?? ""
        let now = cluster.now
        let phase = pod[.status][.phase].string
        if phase == "Pending", !image.hasSuffix("missing") {
            cluster.modifyStatus(key) { status in
                status[.phase] = "Running"
                status[.startTime] = .string(now.timestamp)
                status[.conditions].setCondition("Ready", status: "True", at: now)
            }
        } else if phase == "Running", image.hasSuffix("done") || image.hasSuffix("fail") {
            let code = image.hasSuffix("done") ? 0 : 1
            cluster.modifyStatus(key) { status in
                status[.phase] = code == 0 ? "Succeeded" : "Failed"
                status[.conditions].setCondition("Ready", status: "False", at: now)
                status[.containerStatuses] = [
                    [
                        .name: pod[.spec][.containers][0][.name],
                        .state: [.terminated: [.exitCode: Value(code), "finishedAt": .string(now.timestamp)]],
                    ]
                ]
            }
        }
    }
}

extension Cluster {
    /// A cluster with the standard controllers, a quick node and the namespace `shop`.
    static func forControllers() throws -> Cluster {
        let cluster = Cluster()
        cluster.addStandardControllers()
        cluster.setEnabled(false, controller: "kubelet")
        cluster.add(QuickNode())
        try cluster.create([
            .apiVersion: "v1", .kind: "Node",
            .metadata: [.name: "node-1", .labels: ["kubernetes.io/hostname": "node-1"]],
            .status: [
                .allocatable: ["cpu": "4", "memory": "8Gi", "pods": "110"],
                .conditions: [[.type: "Ready", .status: "True"]],
            ],
        ])
        try cluster.create([.apiVersion: "v1", .kind: "Namespace", .metadata: [.name: "shop"]])
        return cluster
    }

    /// The events about an object as `Reason message`, in the order they were first recorded.
    func eventTexts(about name: String) -> [String] {
        objects(.event).filter { $0["involvedObject"][.name].string == name }
            .map { "\($0[.reason].string ?? "") \($0[.message].string ?? "")" }
    }
}

/// A pod template with one container.
func podTemplate(app: String, image: String, restartPolicy: String = "Always") -> Value {
    [
        .metadata: [.labels: ["app": .string(app)]],
        .spec: [.restartPolicy: .string(restartPolicy), .containers: [[.name: "c", .image: .string(image)]]],
    ]
}
