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
        cluster = Cluster(seed: 1, start: scenario.start - Self.warmUp)
    }

    /// Plays every step and runs on until the end of the recording.
    mutating func play() throws {
        let log = log
        cluster.observe { change, _ in log.note(change) }
        cluster.addStandardAdmission()
        cluster.addStandardControllers()
        ReplayEnvironment.prepare(cluster, for: scenario)
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
            ReplayEnvironment.setMachine(node.objectName, isUp: false, in: cluster)
            try createNode(node)
        case "observe":
            let key = ObjectKey(Kind.named(step.arguments[1]), namespace: scenario.namespace, name: step.arguments[2])
            return cluster.object(key) ?? .null
        default:
            let command = KubectlCommand(
                arguments: step.arguments, object: step.object, namespace: scenario.namespace, playedName: playedName)
            try command.run(on: cluster)
        }
        return .null
    }

    /// The name here of what the recording calls `name`: made-up names are known by owner and order of creation.
    private func playedName(_ name: String) -> String {
        guard let row = scenario.created.first(where: { $0[1] == name }), row[0] == "Pod", row[2] != "StatefulSet"
        else {
            return name
        }
        let sets = scenario.created.filter { $0[0] == row[2] && $0[3] == owner(of: row[3], in: scenario.created) }
        let siblings = scenario.created.filter { $0[0] == "Pod" && $0[3] == row[3] }
        guard let setNumber = sets.firstIndex(where: { $0[1] == row[3] }),
            let number = siblings.firstIndex(where: { $0[1] == name })
        else { return name }
        let playedSets = log.rows.filter { $0[0] == row[2] && $0[3] == sets[setNumber][3] }
        guard setNumber < playedSets.count else { return name }
        let played = log.rows.filter { $0[0] == "Pod" && $0[3] == playedSets[setNumber][1] }
        return number < played.count ? played[number][1] : name
    }

    private func owner(of name: String, in rows: [[String]]) -> String {
        rows.first { $0[1] == name }?[3] ?? ""
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
