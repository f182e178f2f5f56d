import ClusterPlatforms
import KubeObjects

/// What to do about the findings of one rule, as data: which engines run, on which fields, with which values, and what
/// is left to a person.
struct Remedy: Sendable {
    /// One thing to do.
    struct Step: Sendable {
        /// What does it.
        let engine: RemedyEngine
        /// The field, from the object's top; `nil` for the finding's own.
        let field: FieldPath?
        /// The value, where the table gives one.
        let value: Value
        /// The fact of the platform that gives the value.
        let fact: String?
        /// The kinds of object it is done to; empty for all.
        let kinds: [String]
    }

    /// What is left to a person, with names in braces.
    struct Open: Sendable {
        let flag: String?
        let what: LocalizedText
        let reason: LocalizedText
        let example: String?
        let assumed: LocalizedText?
    }

    /// The rule it is for.
    let rule: String
    let steps: [Step]
    let open: Open?

    /// Answers a finding.
    func apply(to finding: Finding, move: Move, draft: inout ChangeDraft) {
        for step in steps where step.kinds.isEmpty || step.kinds.contains(finding.object.kind.name) {
            var scene = RemedyScene(finding: finding, move: move, step: step, open: open)
            step.engine.run(&scene, &draft)
        }
    }
}

/// What an engine is told: the finding, where the app goes, and the table's parameters.
struct RemedyScene {
    let finding: Finding
    let move: Move
    let step: Remedy.Step
    let open: Remedy.Open?

    var key: ObjectKey { finding.object }
    var answer: Answer { Answer(finding) }
    /// The field to work on.
    var field: FieldPath { step.field ?? finding.field ?? .root }
    /// The value to write.
    var value: Value {
        // An add-on's own changes may take back the fact that names it.
        step.fact.flatMap { (move.target.fact($0) ?? move.managed.fact($0))?.value } ?? step.value
    }

    /// Leaves the finding to a person, with the table's words where it has some.
    func leaveOpen(in draft: inout ChangeDraft, assumed: LocalizedText? = nil) {
        guard let open else { return }
        draft.leaveOpen(
            OpenDecision(
                flag: open.flag, what: open.what, reason: open.reason, example: open.example,
                assumed: assumed ?? open.assumed, objects: [key], rules: [finding.rule]))
    }
}

/// The remedies of all rules, read once from what is built into the program.
struct RemedyBook: Sendable {
    private let remedies: [String: Remedy]
    /// The shapes of the objects by which a platform's controllers are told about Services, by kind.
    let shapes: [String: PolicyShape]

    /// The rules that have a remedy, in alphabetical order.
    var rules: [String] { remedies.keys.sorted() }

    func remedy(of rule: String) -> Remedy? { remedies[rule] }

    /// Reads the data built into the program.
    static func embedded() throws(PromotionError) -> RemedyBook {
        do {
            return try shared.get()
        } catch {
            throw PromotionError(.data, "\(error)")
        }
    }

    private static let shared = Result<RemedyBook, BookError> { () throws(BookError) in try read() }

    /// The shape of a policy object; one that says nothing but its target where none is known.
    static func shape(of kind: String) -> PolicyShape {
        (try? shared.get().shapes[kind]) ?? PolicyShape(target: "spec.targetRef", object: .emptyObject)
    }

    private static func read() throws(BookError) -> RemedyBook {
        var remedies: [String: Remedy] = [:]
        for node in try BookNode.list(in: PackageResources.remedies_yaml, file: "remedies.yaml") {
            let remedy = try Remedy(node)
            guard remedies.updateValue(remedy, forKey: remedy.rule) == nil else {
                throw BookError(description: "remedies.yaml: the rule \"\(remedy.rule)\" stands there twice")
            }
        }
        var shapes: [String: PolicyShape] = [:]
        for node in try BookNode.list(in: PackageResources.shapes_yaml, file: "shapes.yaml") {
            shapes[try node["kind"].string()] = PolicyShape(
                target: FieldPath(try node["target"].string()), object: node["object"].value)
        }
        return RemedyBook(remedies: remedies, shapes: shapes)
    }
}

/// What an object that tells a load balancer about a Service looks like besides what the platform's facts say.
struct PolicyShape: Sendable {
    /// The field that names the Service.
    let target: FieldPath
    /// What it always holds.
    let object: Value
}

extension Remedy {
    fileprivate init(_ node: BookNode) throws(BookError) {
        rule = try node["rule"].string()
        var steps: [Step] = []
        for step in node["steps"].elements {
            let value = step["value"].value
            steps.append(
                Step(
                    engine: try step["engine"].word(),
                    field: step["field"].value.isNull ? nil : FieldPath(try step["field"].string()), value: value,
                    fact: step["fact"].value.string, kinds: try step["kinds"].strings()))
        }
        self.steps = steps
        let open = node["open"]
        if open.value.isNull {
            self.open = nil
        } else {
            self.open = Open(
                flag: open["flag"].value.string, what: try open["what"].localized(),
                reason: try open["why"].localized(), example: open["example"].value.string,
                assumed: open["assumed"].value.isNull ? nil : try open["assumed"].localized())
        }
    }
}
