/// Where the engine, on purpose, does not do what the recorded Kubernetes did. One row for one value of one object.
struct DeliberateDifference {
    let scenario: String
    /// The object as the comparison names it, such as `Pod/web#1-pod`.
    let object: String
    /// The path or event as the comparison names it.
    let path: String
    let reason: String

    static let all: [DeliberateDifference] = []
}
