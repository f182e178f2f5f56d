import KubeObjects
import KubeSchema

/// Holds pods to the Pod Security Standards that their namespace's labels ask for (plug-in `PodSecurity`).
public struct PodSecurityAdmission: AdmissionPlugin {
    /// `PodSecurity`
    public let name = "PodSecurity"

    private static let prefix = "pod-security.kubernetes.io/"

    /// Creates the plug-in.
    public init() {}

    /// Refuses pods below the enforced level; warns of pods and pod templates below the warned one.
    public func validate(_ request: inout AdmissionRequest, in cluster: Cluster) throws(StatusError) {
        guard request.subresource == nil, request.operation != .delete else { return }
        if request.kind == .namespace {
            try checkLabels(request)
            warnOfExistingPods(&request, in: cluster)
            return
        }
        guard let template = podTemplate(of: request.object, kind: request.kind),
            let namespace = cluster.object(ObjectKey(.namespace, name: request.key.namespace)),
            !namespace[.metadata][.labels].isNull
        else { return }
        if request.operation == .update, request.kind == .pod, request.old[.spec] == request.object[.spec] { return }
        if request.kind == .pod, let level = level("enforce", namespace) {
            let violations = PodSecurityStandard.violations(of: template, level: level.level)
            if !violations.isEmpty {
                throw request.forbidden(
                    "violates PodSecurity \"\(level.text)\": \(violations.map(\.description).joined(separator: ", "))",
                    in: cluster)
            }
        }
        guard !isControllerOwned(request) else { return }
        if let level = level("warn", namespace) {
            let violations = PodSecurityStandard.violations(of: template, level: level.level)
            if !violations.isEmpty {
                request.warnings.append(
                    "would violate PodSecurity \"\(level.text)\": \(violations.map(\.description).joined(separator: ", "))"
                )
            }
        }
    }

    /// A pod made by a controller: the person who applied its template was warned already.
    private func isControllerOwned(_ request: AdmissionRequest) -> Bool {
        request.kind == .pod && !request.object.controllerReference.isNull
    }

    private func level(_ mode: String, _ namespace: Value) -> (level: PodSecurityStandard.Level, text: String)? {
        guard let text = namespace.label(Key(Self.prefix + mode)),
            let level = PodSecurityStandard.Level(rawValue: text), level != .privileged
        else { return nil }
        let version = namespace.label(Key(Self.prefix + mode + "-version")) ?? "latest"
        return (level, "\(text):\(version)")
    }

    private func podTemplate(of object: Value, kind: Kind) -> Value? {
        switch kind {
        case .pod: object
        case .deployment, .replicaSet, .statefulSet, .daemonSet, .job, .replicationController: object[.spec][.template]
        case .cronJob: object[.spec]["jobTemplate"][.spec][.template]
        default: nil
        }
    }

    /// Refuses labels that name no level or version. Those of a namespace that had such before are let be.
    private func checkLabels(_ request: AdmissionRequest) throws(StatusError) {
        let errors = Self.labelErrors(request.object)
        guard !errors.isEmpty, request.old.isNull || Self.labelErrors(request.old).isEmpty else { return }
        throw .invalid(.namespace, name: request.key.name, errors: errors)
    }

    private static func labelErrors(_ namespace: Value) -> [FieldError] {
        var errors: [FieldError] = []
        func check(_ name: String, _ detail: String, _ isRight: (String) -> Bool) {
            guard let text = namespace.label(Key(prefix + name)), !isRight(text) else { return }
            errors.append(
                FieldError(
                    .invalid, "metadata.labels[\(prefix)\(name)]", value: "\"\(text)\"", detail: "must be \(detail)"))
        }
        for mode in ["enforce", "audit", "warn"] {
            check(mode, "one of privileged, baseline, restricted") { PodSecurityStandard.Level(rawValue: $0) != nil }
            check(mode + "-version", "\"latest\" or \"v1.x\"") {
                $0 == "latest" || $0.hasPrefix("v1.") && Int($0.dropFirst(3)) != nil
            }
        }
        return errors
    }

    private func warnOfExistingPods(_ request: inout AdmissionRequest, in cluster: Cluster) {
        guard request.operation == .update, let level = level("enforce", request.object),
            request.object.label(Key(Self.prefix + "enforce")) != request.old.label(Key(Self.prefix + "enforce"))
        else { return }
        var groups: [(text: String, pods: [String])] = []
        for pod in cluster.objects(.pod, namespace: request.key.name) where !pod.isFinishedPod {
            let violations = PodSecurityStandard.violations(of: pod, level: level.level)
            guard !violations.isEmpty else { continue }
            let text = violations.map(\.check).joined(separator: ", ")
            if let index = groups.firstIndex(where: { $0.text == text }) {
                groups[index].pods.append(pod.objectName)
            } else {
                groups.append((text, [pod.objectName]))
            }
        }
        guard !groups.isEmpty else { return }
        request.warnings.append(
            "existing pods in namespace \"\(request.key.name)\" violate the new PodSecurity enforce level \"\(level.text)\""
        )
        let lines = groups.map { group in
            let names = group.pods.sorted()
            let others = names.count - 1
            let who = others == 0 ? names[0] : "\(names[0]) (and \(others) other pod\(others == 1 ? "" : "s"))"
            return "\(who): \(group.text)"
        }
        request.warnings.append(contentsOf: lines.sorted())
    }
}
