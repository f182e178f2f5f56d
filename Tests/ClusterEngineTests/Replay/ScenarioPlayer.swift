import ClusterEngine
import KubeObjects
import KubeSchema

/// Plays a recorded scenario on the engine: the same nodes, the same commands at the same virtual instants.
struct ScenarioPlayer {
    let scenario: RecordedScenario
    let cluster: Cluster
    /// The objects with an owner in the order of their creation, as in ``RecordedScenario/created``.
    private(set) var created: [[String]] = []
    /// How each step went, in order.
    private(set) var outcomes: [StepOutcome] = []
    private let log = CreationLog()

    /// How long the cluster runs before the first command, so that its nodes and its namespace have settled.
    ///
    /// Nodes renew their leases every 10 s from their first moment on; in `node-failure` one did so at t=4.6.
    private static let warmUp = Duration.milliseconds(55_400)

    init(_ scenario: RecordedScenario) {
        self.scenario = scenario
        cluster = Cluster(seed: ReplayEnvironment.seed(of: scenario), start: scenario.start - Self.warmUp)
    }

    /// Plays every step and runs on until the end of the recording.
    mutating func play() throws {
        let log = log
        cluster.observe { change, _ in log.note(change) }
        let nodes = recordedNodes
        cluster.placementLot = { [scenario] pod, _ in
            nodes[Self.name(of: pod.name, in: log.rows, by: scenario.created)]
        }
        cluster.addStandardAdmission()
        cluster.addStandardControllers()
        ReplayEnvironment.prepare(cluster, for: scenario)
        for namespace in scenario.final.first(where: { $0.resource == "namespaces" })?.items ?? []
        where namespace.objectName != scenario.namespace {
            try cluster.create([
                .apiVersion: "v1", .kind: "Namespace", .metadata: [.name: .string(namespace.objectName)],
            ])
        }
        for node in scenario.nodes { try createNode(node) }
        ReplayEnvironment.loadImages(cluster, for: scenario)
        try cluster.create([
            .apiVersion: "v1", .kind: "Namespace",
            .metadata: [.name: .string(scenario.namespace), .labels: scenario.labels],
        ])
        for step in scenario.steps {
            cluster.advance(to: scenario.start + .nanoseconds(Int64(step.at * 1e9)))
            try perform(step)
        }
        cluster.advance(to: scenario.start + .nanoseconds(Int64(scenario.end * 1e9)))
        created = log.rows
    }

    private mutating func perform(_ step: RecordedScenario.Step) throws {
        var outcome = StepOutcome(step: step)
        let warningCount = cluster.warnings.count
        do {
            outcome.observed = try act(step)
        } catch let error as StatusError {
            outcome.error = error
        }
        outcome.warnings = Array(cluster.warnings.dropFirst(warningCount))
        outcomes.append(outcome)
    }

    private func act(_ step: RecordedScenario.Step) throws -> Value {
        switch step.arguments.first {
        case "machine":
            guard step.arguments.count == 3 else { break }
            ReplayEnvironment.setMachine(step.arguments[2], isUp: step.arguments[1] == "start", in: cluster)
        case "register":
            let node = step.object
            try createNode(node)
            let ready = node[.status][.conditions].elements.first { $0[.type].string == "Ready" } ?? .null
            if ready[.status].string != "True" {
                cluster.setUnreadiness(of: node.objectName, ready[.message].string ?? "")
            }
        case "neighbour":
            try setNeighbour(step)
        case "observe":
            let key = ObjectKey(Kind.named(step.arguments[1]), namespace: scenario.namespace, name: step.arguments[2])
            return cluster.object(key) ?? .null
        default:
            let command = KubectlCommand(
                arguments: step.arguments, object: step.object, namespace: step.namespace ?? scenario.namespace,
                playedName: playedName)
            try command.run(on: cluster)
        }
        return .null
    }

    /// A pod of another scenario comes to a node, or goes.
    private func setNeighbour(_ step: RecordedScenario.Step) throws {
        guard step.arguments[1] == "comes" else {
            let key = ObjectKey(.pod, namespace: step.arguments[2], name: step.arguments[3])
            try cluster.delete(key, DeleteOptions(gracePeriodSeconds: 0))
            return
        }
        let namespace = step.object.objectNamespace
        if cluster.object(ObjectKey(.namespace, name: namespace)) == nil {
            try cluster.create([.apiVersion: "v1", .kind: "Namespace", .metadata: [.name: .string(namespace)]])
        }
        try cluster.create(step.object)
    }

    private func playedName(_ name: String) -> String {
        Self.name(of: name, in: scenario.created, by: log.rows)
    }

    /// The name among `others` of what is called `name` in `rows`: made-up names are known by owner and order of creation.
    private static func name(of name: String, in rows: [[String]], by others: [[String]]) -> String {
        guard let row = rows.last(where: { $0[1] == name }), row[0] == "Pod", row[2] == "ReplicaSet" else {
            return name
        }
        guard let set = counterpart(of: row[3], "ReplicaSet", in: rows, by: others) else { return name }
        let siblings = rows.filter { $0[0] == "Pod" && $0[3] == row[3] }
        let counterparts = others.filter { $0[0] == "Pod" && $0[3] == set }
        guard let number = siblings.firstIndex(where: { $0[1] == name }), number < counterparts.count else {
            return name
        }
        return counterparts[number][1]
    }

    /// The object that its owner made as the same in order.
    private static func counterpart(of name: String, _ kind: String, in rows: [[String]], by others: [[String]])
        -> String?
    {
        guard let owner = rows.first(where: { $0[0] == kind && $0[1] == name })?[3] else { return nil }
        let siblings = rows.filter { $0[0] == kind && $0[3] == owner }
        let counterparts = others.filter { $0[0] == kind && $0[3] == owner }
        guard let number = siblings.firstIndex(where: { $0[1] == name }), number < counterparts.count else {
            return nil
        }
        return counterparts[number][1]
    }

    /// The nodes that the scheduler chose, by the recorded name of the pod.
    private var recordedNodes: [String: String] {
        var nodes: [String: String] = [:]
        for event in scenario.events where event[.reason].string == "Scheduled" {
            let words = (event[.message].string ?? "").split(separator: " ")
            if let node = words.last, let name = event[.name].string { nodes[name] = String(node) }
        }
        return nodes
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

/// How a step of a scenario went.
struct StepOutcome {
    let step: RecordedScenario.Step
    var error: StatusError?
    var warnings: [String] = []
    /// What a step that looks at an object saw.
    var observed = Value.null

    /// The step as differences name it, such as `t=22.2 evict web-1`.
    var name: String {
        let object = step.object
        let target = object.objectKind.map { [$0.name + "/" + object.objectName] } ?? []
        return "t=\((step.at * 10).rounded() / 10) " + (step.arguments + target).joined(separator: " ")
    }
}
