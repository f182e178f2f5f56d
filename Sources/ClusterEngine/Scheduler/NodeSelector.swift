import KubeObjects

/// What a pod demands of a node's labels: `nodeSelector` and required node affinity, or one preferred term.
struct NodeSelector: Sendable {
    /// One requirement on a label, or on `metadata.name`.
    struct Requirement: Sendable {
        enum Operator: String, Sendable {
            case isIn = "In"
            case notIn = "NotIn"
            case exists = "Exists"
            case doesNotExist = "DoesNotExist"
            case greaterThan = "Gt"
            case lessThan = "Lt"
        }

        var key: Key
        var operation: Operator
        var values: [String]
        var isField: Bool

        init?(_ value: Value, isField: Bool) {
            guard let operation = Operator(rawValue: value[.operator].string ?? "") else { return nil }
            key = Key(value[.key].string ?? "")
            self.operation = operation
            values = value[.values].elements.compactMap(\.string)
            self.isField = isField
        }

        init(key: Key, equals text: String) {
            self.key = key
            operation = .isIn
            values = [text]
            isField = false
        }

        func matches(labels: Value, nodeName: String) -> Bool {
            let actual = isField ? nodeName : labels[key].string
            switch operation {
            case .isIn: return actual.map { values.contains($0) } ?? false
            case .notIn: return actual.map { !values.contains($0) } ?? true
            case .exists: return actual != nil
            case .doesNotExist: return actual == nil
            case .greaterThan, .lessThan:
                guard let number = actual.flatMap({ Int64($0) }), let bound = values.first.flatMap({ Int64($0) }) else {
                    return false
                }
                return operation == .greaterThan ? number > bound : number < bound
            }
        }
    }

    /// All must hold; a term without requirements holds nowhere.
    struct Term: Sendable {
        var requirements: [Requirement]

        init(_ value: Value) {
            requirements =
                value[.matchExpressions].elements.compactMap { Requirement($0, isField: false) }
                + value[.matchFields].elements.compactMap { Requirement($0, isField: true) }
        }

        func matches(labels: Value, nodeName: String) -> Bool {
            !requirements.isEmpty && requirements.allSatisfy { $0.matches(labels: labels, nodeName: nodeName) }
        }
    }

    /// From `nodeSelector`: all must hold.
    var labels: [Requirement]
    /// From required node affinity: one must hold; `nil` where there is none.
    var terms: [Term]?

    init(podSpec spec: Value) {
        labels = spec[.nodeSelector].members.map { Requirement(key: $0.key, equals: $0.value.string ?? "") }
        let required = spec[.affinity][.nodeAffinity][.required]
        terms = required.isNull ? nil : required[.nodeSelectorTerms].elements.map(Term.init)
    }

    /// The selector of a `v1.NodeSelector`, such as a volume's node affinity.
    init(nodeSelector: Value) {
        labels = []
        terms = nodeSelector.isNull ? nil : nodeSelector[.nodeSelectorTerms].elements.map(Term.init)
    }

    var isEmpty: Bool { labels.isEmpty && terms == nil }

    func matches(labels nodeLabels: Value, nodeName: String) -> Bool {
        for requirement in labels where !requirement.matches(labels: nodeLabels, nodeName: nodeName) {
            return false
        }
        return terms.map { terms in terms.contains { $0.matches(labels: nodeLabels, nodeName: nodeName) } } ?? true
    }
}

/// A mark on a node that keeps pods away which do not tolerate it.
public struct Taint: Sendable, Hashable {
    /// What it does to pods.
    public enum Effect: String, Sendable {
        case noSchedule = "NoSchedule"
        case preferNoSchedule = "PreferNoSchedule"
        case noExecute = "NoExecute"
    }

    /// The taint's key.
    public var key: String
    /// The taint's value, often empty.
    public var value: String
    /// What it does.
    public var effect: Effect

    /// The taint written as `value`, a `v1.Taint`; `nil` for an unknown effect.
    public init?(_ value: Value) {
        guard let effect = Effect(rawValue: value[.effect].string ?? "") else { return nil }
        key = value[.key].string ?? ""
        self.value = value[.value].string ?? ""
        self.effect = effect
    }
}

/// What a pod puts up with.
public struct Toleration: Sendable {
    /// The key tolerated; empty for all.
    public var key: String
    /// Whether any value is tolerated.
    public var toleratesAnyValue: Bool
    /// The value tolerated, where not any.
    public var value: String
    /// The effect tolerated; `nil` for all.
    public var effect: Taint.Effect?
    /// How long a NoExecute taint is tolerated; `nil` for ever.
    public var seconds: Int?

    /// The toleration written as `value`, a `v1.Toleration`.
    public init(_ value: Value) {
        key = value[.key].string ?? ""
        toleratesAnyValue = value[.operator].string == "Exists"
        self.value = value[.value].string ?? ""
        effect = Taint.Effect(rawValue: value[.effect].string ?? "")
        seconds = value["tolerationSeconds"].integer
    }

    /// Whether this tolerates `taint`.
    public func tolerates(_ taint: Taint) -> Bool {
        if let effect, effect != taint.effect { return false }
        if !key.isEmpty, key != taint.key { return false }
        return toleratesAnyValue || value == taint.value
    }
}
