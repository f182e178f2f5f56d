import ClusterEngine
import KubeObjects
import KubeSchema

/// Applies manifests to a cluster as `kubectl apply -f` does: in the order they are written, going on after a refusal.
struct Application {
    /// An object that the cluster refused.
    struct Refusal: Sendable, Equatable {
        var object: ObjectKey
        var cause: Cause
    }

    /// What the cluster refused, in order.
    private(set) var refusals: [Refusal] = []
    /// The keys of what was accepted, in order.
    private(set) var accepted: [ObjectKey] = []

    /// Time between two requests of kubectl.
    private static let pace = Duration.milliseconds(20)

    /// Applies `objects`; what was refused for want of something that comes later in the list is tried once more at the end, as a
    /// person would by running the command again.
    mutating func apply(_ objects: [Value], to cluster: Cluster) {
        var again: [Value] = []
        for object in objects {
            cluster.advance(by: Self.pace)
            if let refusal = attempt(object, in: cluster) {
                if refusal.isWorthRetrying { again.append(object) } else { refusals.append(refusal.refusal) }
            }
        }
        guard !again.isEmpty else { return }
        cluster.advance(by: .seconds(2))
        for object in again {
            cluster.advance(by: Self.pace)
            if let refusal = attempt(object, in: cluster) { refusals.append(refusal.refusal) }
        }
    }

    private mutating func attempt(_ object: Value, in cluster: Cluster) -> (refusal: Refusal, isWorthRetrying: Bool)? {
        let apiVersion = object[.apiVersion].string ?? ""
        let kindName = object[.kind].string ?? ""
        let written = object.objectKey ?? ObjectKey(Kind(group: "", name: kindName), name: object.objectName)
        guard cluster.schema.resource(apiVersion: apiVersion, kind: kindName) != nil, let key = cluster.key(of: object)
        else {
            let message = "no matches for kind \"\(kindName)\" in version \"\(apiVersion)\""
            return (
                Refusal(object: written, cause: Cause("NoMatchForKind", object: written.description, message: message)),
                true
            )
        }
        do throws(StatusError) {
            if let existing = cluster.object(key) {
                var merged = existing
                let patch = try cluster.schema.strategicMerge(object, into: existing)
                merged = patch
                try cluster.update(merged)
            } else {
                try cluster.create(object)
            }
            accepted.append(key)
            return nil
        } catch {
            let cause = Cause(Self.word(for: error), object: key.description, message: error.message)
            return (Refusal(object: key, cause: cause), error.reason == .notFound)
        }
    }

    private static func word(for error: StatusError) -> String {
        switch error.reason {
        case .invalid, .badRequest: "Invalid"
        case .forbidden:
            error.message.contains("exceeded quota") || error.message.contains("failed quota")
                ? "QuotaExceeded"
                : error.message.contains("violates PodSecurity") ? "PodSecurityViolation" : "AdmissionDenied"
        case .notFound: "NotFound"
        default: error.reason.rawValue
        }
    }
}
