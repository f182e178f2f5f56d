import ClusterEngine
import KubeObjects
import KubeSchema

/// Plays a recorded scenario on the engine: the same nodes, the same commands at the same virtual instants.
struct ScenarioPlayer {
    let scenario: RecordedScenario
    let cluster: Cluster
    /// The objects with an owner in the order of their creation, as in ``RecordedScenario/created``.
    private(set) var created: [[String]] = []

    /// How long the cluster runs before the first command, so that its nodes and its namespace have settled.
    ///
    /// Nodes renew their leases every 10 s from their first moment on; in `node-failure` one did so at t=4.6.
    private static let warmUp = Duration.milliseconds(55_400)

    init(_ scenario: RecordedScenario) {
        self.scenario = scenario
        cluster = Cluster(seed: 1, start: scenario.start - Self.warmUp)
    }

    /// Plays every step and runs on until the end of the recording.
    mutating func play() throws {
        let log = CreationLog()
        cluster.observe { change, _ in log.note(change) }
        cluster.addStandardAdmission()
        cluster.addStandardControllers()
        ReplayEnvironment.prepare(cluster, for: scenario)
        for node in scenario.nodes { try createNode(node) }
        ReplayEnvironment.loadImages(cluster, for: scenario)
        try cluster.create([.apiVersion: "v1", .kind: "Namespace", .metadata: [.name: .string(scenario.namespace)]])
        for step in scenario.steps {
            cluster.advance(to: scenario.start + .nanoseconds(Int64(step.at * 1e9)))
            try perform(step)
        }
        cluster.advance(to: scenario.start + .nanoseconds(Int64(scenario.end * 1e9)))
        created = log.rows
    }

    private func perform(_ step: RecordedScenario.Step) throws {
        switch step.arguments.first {
        case "machine":
            guard step.arguments.count == 3 else { return }
            ReplayEnvironment.setMachine(step.arguments[2], isUp: step.arguments[1] == "start", in: cluster)
        case "register":
            let node = step.object
            ReplayEnvironment.setMachine(node.objectName, isUp: false, in: cluster)
            try createNode(node)
        default:
            let command = KubectlCommand(
                arguments: step.arguments, object: step.object, namespace: scenario.namespace)
            try command.run(on: cluster)
        }
    }

    private func createNode(_ recorded: Value) throws {
        var node = recorded
        node[.apiVersion] = "v1"
        node[.kind] = "Node"
        node[.metadata][.resourceVersion] = .null
        node[.metadata][.uid] = .null
        try cluster.create(node)
    }
}

/// Notes what is created on behalf of an owner.
private final class CreationLog {
    var rows: [[String]] = []

    func note(_ change: ObjectChange) {
        guard change.operation == .added else { return }
        let reference = change.new[.metadata][.ownerReferences][0]
        guard let kind = reference[.kind].string, let name = reference[.name].string else { return }
        let index = change.new.label("batch.kubernetes.io/job-completion-index") ?? ""
        rows.append([change.kind.name, change.key.name, kind, name, index])
    }
}
