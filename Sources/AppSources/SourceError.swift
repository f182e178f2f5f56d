import KubeObjects

/// One thing that is wrong with what was read: where, what, and what to do about it.
public struct SourceProblem: Hashable, Sendable {
    /// Where it stands; `nil` where the trouble is not in a text, such as a missing file.
    public let position: SourcePosition?
    /// What is wrong, in one sentence without a full stop.
    public let message: String
    /// What to do about it; empty where the message says it already.
    public let action: String

    /// Creates a problem.
    public init(at position: SourcePosition? = nil, _ message: String, action: String = "") {
        self.position = position
        self.message = message
        self.action = action
    }
}

extension SourceProblem: CustomStringConvertible {
    /// `web.yaml:3:1: metadata.name is missing; give the object a name`.
    public var description: String {
        let place = position.map { "\($0): " } ?? ""
        return place + (action.isEmpty ? message : "\(message); \(action)")
    }
}

/// Why an app could not be loaded.
///
/// Every problem that one pass finds is in it, so that a person mends them in one go.
public struct SourceError: Error, Hashable, Sendable {
    /// What kind of failure this is, which decides the exit code of a command.
    public enum Reason: Sendable {
        /// What was read is not what it should be.
        case invalidInput
        /// A tool that is needed is not installed or did not run.
        case toolUnavailable
    }

    /// What kind of failure this is.
    public let reason: Reason
    /// What was found, in the order of the input; never empty.
    public let problems: [SourceProblem]

    /// Creates an error from what a pass found.
    public init(problems: [SourceProblem], reason: Reason = .invalidInput) {
        self.reason = reason
        self.problems = problems
    }

    /// Creates an error from one problem.
    public init(
        _ message: String, action: String = "", at position: SourcePosition? = nil, reason: Reason = .invalidInput
    ) {
        self.init(problems: [SourceProblem(at: position, message, action: action)], reason: reason)
    }
}

extension SourceError: CustomStringConvertible {
    /// The problems, a line each; past ``shownProblems`` only their number.
    public var description: String {
        var lines = problems.prefix(Self.shownProblems).map(\.description)
        let rest = problems.count - lines.count
        if rest > 0 { lines.append("and \(rest) more like these") }
        return lines.joined(separator: "\n")
    }

    /// How many problems a message spells out: more than a screen of them helps nobody.
    static let shownProblems = 20
}
