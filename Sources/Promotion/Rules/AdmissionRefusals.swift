import AppSources
import ClusterPlatforms
import KubeObjects

/// A use of the node that an admission may refuse.
enum HostFeature: CaseIterable {
    case privileged
    case hostNetwork
    case hostPID
    case hostIPC
    case hostPort
    case hostPath
    case capabilities

    /// How the field ends by which an admission rule is about it.
    fileprivate var fieldEnding: String {
        switch self {
        case .privileged: ".privileged"
        case .hostNetwork: "spec.hostNetwork"
        case .hostPID: "spec.hostPID"
        case .hostIPC: "spec.hostIPC"
        case .hostPort: ".hostPort"
        case .hostPath: ".hostPath.path"
        case .capabilities: ".capabilities.add"
        }
    }
}

/// A refusal by the platform's admission.
struct Refusal {
    /// The name of what refuses, as the platform says it.
    let constraint: String
    /// What is allowed all the same: prefixes of paths, or capabilities.
    let allowed: [String]
    /// Whether it is refused or only warned of.
    let severity: Severity
}

extension Move {
    /// What refuses a use of the node; `nil` where it is allowed.
    func refusal(of feature: HostFeature) -> Refusal? {
        for rule in target.admission.rules where rule.kinds.contains("Pod") {
            guard rule.fields.contains(where: { $0.hasSuffix(feature.fieldEnding) }) else { continue }
            return Refusal(
                constraint: rule.id, allowed: rule.condition == .denied ? [] : rule.values.compactMap(\.string),
                severity: rule.enforcement == .warn ? .warning : .error)
        }
        // Pod Security Standards, level Baseline, which the level Restricted includes.
        guard ["baseline", "restricted"].contains(target.admission.podSecurityLevel) else { return nil }
        return Refusal(
            constraint: "PodSecurity \"\(target.admission.podSecurityLevel)\"",
            allowed: feature == .capabilities ? Self.baselineCapabilities : [], severity: .error)
    }

    /// The capabilities that the level Baseline allows to be added (Pod Security Standards).
    private static let baselineCapabilities = [
        "AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE", "SETFCAP",
        "SETGID",
        "SETPCAP", "SETUID", "SYS_CHROOT",
    ]

    /// What refuses a directory of the node; `nil` where it may be mounted like this.
    func refusal(ofHostPath volume: HostPathVolume) -> Refusal? {
        guard let refusal = refusal(of: .hostPath) else { return nil }
        let isAllowed = refusal.allowed.contains { prefix in
            volume.path.hasPrefix(prefix) || volume.path + "/" == prefix
        }
        return isAllowed && !volume.isWritable ? nil : refusal
    }

    /// What refuses a node selector on `key`; `nil` where it is allowed.
    func refusal(ofSelector key: String) -> String? {
        for rule in target.admission.rules where rule.condition == .allowedKeys {
            guard rule.fields.contains(where: { $0.hasSuffix("nodeSelector") }) else { continue }
            let isAllowed = rule.values.compactMap(\.string).contains { entry in
                entry.hasSuffix("/") ? key.hasPrefix(entry) : key == entry
            }
            if !isAllowed { return rule.id }
        }
        return nil
    }

    /// Whether the platform's rules look at a workload's namespace.
    func admits(_ workload: Workload) -> Bool {
        !target.admission.exemptNamespaces.contains { pattern in
            pattern.hasSuffix("*")
                ? workload.key.namespace.hasPrefix(pattern.dropLast()) : workload.key.namespace == pattern
        }
    }

    /// Whether images with no tag or with `latest` are refused.
    var refusesMutableTags: Bool { target.admission.rules.contains { $0.condition == .taggedImage } }

    /// How a refusal of pods shows for an object that makes them.
    func seenAs(_ workload: Workload) -> LocalizedText {
        workload.key.kind.name == "Pod"
            ? .empty
            : .say(", seen as FailedCreate events", "（FailedCreate イベントとして現れます）")
    }
}
