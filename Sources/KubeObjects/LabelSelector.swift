/// A selector that Kubernetes would refuse, with its reason.
public struct SelectorError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What Kubernetes says.
    public let message: String

    /// Creates an error.
    public init(_ message: String) { self.message = message }

    /// The same as ``message``.
    public var description: String { message }
}

/// Which objects are meant, by their labels. All requirements must hold.
public struct LabelSelector: Hashable, Sendable {
    /// How a label is compared.
    public enum Operator: String, Sendable {
        case equals = "="
        case doubleEquals = "=="
        case notEquals = "!="
        case isIn = "in"
        case notIn = "notin"
        case exists = "exists"
        case doesNotExist = "!"
        case greaterThan = "gt"
        case lessThan = "lt"
    }

    /// One condition on one label.
    public struct Requirement: Hashable, Sendable {
        /// The label.
        public let key: Key
        /// How it is compared.
        public let comparison: Operator
        /// What it is compared with.
        public let values: [String]

        /// Creates a condition.
        public init(_ key: Key, _ comparison: Operator, _ values: [String] = []) {
            self.key = key
            self.comparison = comparison
            self.values = values
        }

        /// Whether labels, which may be absent, satisfy this condition.
        public func matches(_ labels: Value) -> Bool {
            let label = labels[key].string
            switch comparison {
            case .equals, .doubleEquals, .isIn: return label.map(values.contains) ?? false
            case .notEquals, .notIn: return label.map { !values.contains($0) } ?? true
            case .exists: return label != nil
            case .doesNotExist: return label == nil
            case .greaterThan, .lessThan:
                guard let number = label.flatMap({ Int64($0) }), let bound = values.first.flatMap({ Int64($0) }) else {
                    return false
                }
                return comparison == .greaterThan ? number > bound : number < bound
            }
        }
    }

    /// The conditions, in alphabetical order of their labels.
    public let requirements: [Requirement]
    /// Whether nothing can match, as for an absent `metav1.LabelSelector`.
    public let matchesNothing: Bool

    private init(sorting requirements: [Requirement], matchesNothing: Bool = false) {
        self.requirements = requirements.sorted { $0.key.text < $1.key.text }
        self.matchesNothing = matchesNothing
    }

    /// The selector of these conditions.
    public init(_ requirements: [Requirement]) {
        self.init(sorting: requirements)
    }

    /// Every object.
    public static let everything = LabelSelector([])

    /// No object.
    public static let nothing = LabelSelector(sorting: [], matchesNothing: true)

    /// The selector that a `metav1.LabelSelector` describes: an empty one selects everything, an absent one nothing.
    public init(_ selector: Value) throws(SelectorError) {
        guard !selector.isNull else {
            self = .nothing
            return
        }
        var requirements = Self.equalities(selector[.matchLabels])
        for expression in selector[.matchExpressions].elements {
            let values = expression[.values].elements.compactMap(\.string)
            let comparison: Operator
            switch expression[.operator].string ?? "" {
            case "In": comparison = .isIn
            case "NotIn": comparison = .notIn
            case "Exists": comparison = .exists
            case "DoesNotExist": comparison = .doesNotExist
            case let other: throw SelectorError("\"\(other)\" is not a valid label selector operator")
            }
            requirements.append(try Requirement(checking: expression[.key].string ?? "", comparison, values))
        }
        self.init(sorting: requirements)
    }

    /// The selector of an object whose members must be equal, as a Service or ReplicationController has. An absent or
    /// empty one selects everything; who must not select then, such as a Service, asks for ``isEmpty``.
    public init(equalTo map: Value) {
        self.init(sorting: Self.equalities(map))
    }

    private static func equalities(_ map: Value) -> [Requirement] {
        map.members.compactMap { member in member.value.string.map { Requirement(member.key, .equals, [$0]) } }
    }

    /// Reads the syntax of `kubectl get -l`: `app=web,tier in (front, back),!canary`.
    public init(parsing text: String) throws(SelectorError) {
        self.init(sorting: try LabelSelectorParser.requirements(of: text))
    }

    /// Whether labels, `metadata.labels` or ``Value/null``, are selected.
    public func matches(_ labels: Value) -> Bool {
        if matchesNothing { return false }
        for requirement in requirements where !requirement.matches(labels) { return false }
        return true
    }

    /// Whether there is no condition, so that everything is selected.
    public var isEmpty: Bool { requirements.isEmpty && !matchesNothing }
}

extension LabelSelector.Requirement {
    /// A condition whose values fit its operator.
    init(checking key: String, _ comparison: LabelSelector.Operator, _ values: [String]) throws(SelectorError) {
        func invalid(_ reason: String) -> SelectorError {
            let list = values.map { JSONWriter.text(.string($0)) }.joined(separator: ",")
            return SelectorError("values: Invalid value: [\(list)]: \(reason)")
        }
        switch comparison {
        case .isIn, .notIn:
            if values.isEmpty { throw invalid("for 'in', 'notin' operators, values set can't be empty") }
        case .equals, .doubleEquals, .notEquals:
            if values.count != 1 { throw invalid("exact-match compatibility requires one single value") }
        case .exists, .doesNotExist:
            if !values.isEmpty { throw invalid("values set must be empty for exists and does not exist") }
        case .greaterThan, .lessThan:
            if values.count != 1 { throw invalid("for 'Gt', 'Lt' operators, exactly one value is required") }
            if Int64(values[0]) == nil {
                let value = JSONWriter.text(.string(values[0]))
                throw SelectorError(
                    "values[0]: Invalid value: \(value): for 'Gt', 'Lt' operators, the value must be an integer")
            }
        }
        self.init(Key(key), comparison, values)
    }
}

extension LabelSelector: CustomStringConvertible {
    /// The syntax of `kubectl get -l`, as Kubernetes prints it.
    public var description: String {
        requirements.map(\.description).joined(separator: ",")
    }
}

extension LabelSelector.Requirement: CustomStringConvertible {
    /// `app=web`, `tier in (back,front)`, `!canary`.
    public var description: String {
        switch comparison {
        case .exists: "\(key)"
        case .doesNotExist: "!\(key)"
        case .equals, .doubleEquals, .notEquals: "\(key)\(comparison.rawValue)\(values.first ?? "")"
        case .isIn, .notIn: "\(key) \(comparison.rawValue) (\(values.sorted().joined(separator: ",")))"
        case .greaterThan: "\(key)>\(values.first ?? "")"
        case .lessThan: "\(key)<\(values.first ?? "")"
        }
    }
}
