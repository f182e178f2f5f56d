import KubeObjects

/// Defaults of pods that depend on other fields.
enum PodDefaults {
    /// A pod, as opposed to a pod template.
    static func pod(_ edit: inout ObjectEdit) {
        var spec = edit[.spec]
        guard case .object = spec else { return }
        var isChanged = false
        if spec[.enableServiceLinks].isNull {
            spec[.enableServiceLinks] = true
            isChanged = true
        }
        let usesHostNetwork = spec[.hostNetwork].bool == true
        for list in [Key.containers, .initContainers] {
            if let containers = defaultedContainers(spec[list], usesHostNetwork: usesHostNetwork) {
                spec[list] = .array(containers)
                isChanged = true
            }
        }
        if let requests = PodLevelResources.requests(of: spec) {
            spec[.resources][.requests] = requests
            isChanged = true
        }
        if isChanged { edit[.spec] = spec }
    }

    /// The containers with requests taken from limits and, on the host's network, host ports from container ports;
    /// `nil` where nothing changes.
    private static func defaultedContainers(_ list: Value, usesHostNetwork: Bool) -> [Value]? {
        guard case .array(let containers) = list else { return nil }
        var result: [Value]?
        for index in containers.indices {
            if let requests = defaultedRequests(containers[index][.resources]) {
                if result == nil { result = containers }
                result?[index][.resources][.requests] = requests
            }
            if usesHostNetwork, let ports = hostPorts(containers[index][.ports]) {
                if result == nil { result = containers }
                result?[index][.ports] = .array(ports)
            }
        }
        return result
    }

    private static func defaultedRequests(_ resources: Value) -> Value? {
        guard case .object(let limits) = resources[.limits] else { return nil }
        let given = resources[.requests]
        var requests: Value?
        for limit in limits where given[limit.key].isNull {
            if requests == nil { requests = given }
            requests?[limit.key] = limit.value
        }
        return requests
    }

    private static func hostPorts(_ list: Value) -> [Value]? {
        guard case .array(let ports) = list else { return nil }
        var result: [Value]?
        for index in ports.indices where (ports[index][.hostPort].integer ?? 0) == 0 {
            if ports[index][.containerPort].isNull { continue }
            if result == nil { result = ports }
            result?[index][.hostPort] = ports[index][.containerPort]
        }
        return result
    }

    /// The two names of the service account are always written together.
    static func spec(_ edit: inout ObjectEdit) {
        if edit.isUnset(.serviceAccountName) {
            guard !edit.isUnset(.serviceAccount) else { return }
            edit[.serviceAccountName] = edit[.serviceAccount]
        } else if edit[.serviceAccount].string != edit[.serviceAccountName].string {
            edit[.serviceAccount] = edit[.serviceAccountName]
        }
    }

    /// Images that move are always pulled.
    static func container(_ edit: inout ObjectEdit) {
        guard edit.isUnset(.imagePullPolicy) else { return }
        edit[.imagePullPolicy] = isLatest(edit[.image].string ?? "") ? "Always" : "IfNotPresent"
    }

    /// Whether an image reference means the tag `latest`: written so, or with neither tag nor digest.
    static func isLatest(_ image: String) -> Bool {
        let parts = image.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        guard let named = parts.first, !named.isEmpty else { return false }
        let path = named.split(separator: "/", omittingEmptySubsequences: false)
        guard let last = path.last else { return false }
        let tagged = last.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        // The first part is a registry where it looks like a host; repositories are in lower case.
        let isHost = path.count > 1 && path[0].contains { $0 == "." || $0 == ":" || $0.isUppercase }
        let repository = path.dropLast().dropFirst(isHost ? 1 : 0) + tagged.prefix(1)
        guard !repository.contains(where: { $0.isEmpty || $0.contains(where: \.isUppercase) }) else { return false }
        if tagged.count == 2 { return tagged[1] == "latest" }
        return parts.count == 1
    }

    /// A volume without a source is an empty directory.
    static func volume(_ edit: inout ObjectEdit) {
        for member in edit.members where member.key != .name && !member.value.isNull { return }
        edit[.emptyDir] = .emptyObject
    }
}
