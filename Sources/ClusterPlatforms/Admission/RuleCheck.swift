import ClusterEngine
import KubeObjects

/// An admission rule of a profile, ready to look at objects.
struct RuleCheck: Sendable {
    private let rule: AdmissionRule
    private let paths: [WildcardPath]

    init(_ rule: AdmissionRule) {
        self.rule = rule
        paths = rule.fields.map(WildcardPath.init)
    }

    var id: String { rule.id }
    var enforcement: AdmissionRule.Enforcement { rule.enforcement }

    /// Whether the rule is about the request. Pods are looked at when they are made.
    func looksAt(_ request: AdmissionRequest) -> Bool {
        rule.kinds.contains(request.kind.name) && (request.kind != .pod || request.operation == .create)
    }

    /// What the rule says against the object; empty where nothing.
    func messages(for request: AdmissionRequest, in cluster: Cluster) -> [String] {
        if rule.condition == .readOnlyHostPath { return hostPathMessages(request) }
        return paths.flatMap { path in
            path.places(in: request.object).compactMap { place -> String? in
                problem(place, request, in: cluster).map { message(place, value: $0, request) }
            }
        }
    }

    /// The offending part of a value; `nil` where the value is as it should be.
    private func problem(_ place: WildcardPath.Match, _ request: AdmissionRequest, in cluster: Cluster) -> String? {
        let value = place.value
        switch rule.condition {
        case .present: return value.isNull ? "" : nil
        case _ where value.isNull: return nil
        case .absent: return value == 0 ? nil : PlatformReport.inline(value)
        case .denied: return rule.values.contains(value) ? PlatformReport.inline(value) : nil
        case .allowed:
            let parts = value.elements.isEmpty ? [value] : value.elements
            let bad = parts.filter { !rule.values.contains($0) }
            return bad.isEmpty ? nil : bad.map(PlatformReport.inline).joined(separator: ",")
        case .allowedPrefixes:
            let text = value.string ?? ""
            return prefixes.contains { text.hasPrefix($0) } ? nil : text
        case .allowedKeys:
            return value.members.keys.map(\.text).sorted().first { key in
                !prefixes.contains { $0.hasSuffix("/") ? key.hasPrefix($0) : key == $0 }
            }
        case .deniedKeyPrefixes:
            return value.members.keys.map(\.text).sorted().first { key in prefixes.contains { key.hasPrefix($0) } }
        case .taggedImage: return Self.hasFixedTag(value.string ?? "") ? nil : value.string
        case .unique: return twin(of: request, path: place, in: cluster)
        case .readOnlyHostPath: return nil
        }
    }

    private var prefixes: [String] { rule.values.compactMap(\.string) }

    /// Whether an image has a digest, or a tag other than `latest`.
    private static func hasFixedTag(_ image: String) -> Bool {
        if image.contains("@") { return true }
        let name = image.split(separator: "/").last ?? ""
        guard let colon = name.lastIndex(of: ":") else { return false }
        return name[name.index(after: colon)...] != "latest"
    }

    /// The name of another object of the kind with the same value.
    private func twin(of request: AdmissionRequest, path: WildcardPath.Match, in cluster: Cluster) -> String? {
        guard !path.value.isEmpty else { return nil }
        return cluster.objects(request.kind, namespace: request.key.namespace).first { other in
            other.objectName != request.key.name
                && paths.contains { $0.matches(in: other).contains { $0.value == path.value } }
        }?.objectName
    }

    private func message(_ place: WildcardPath.Match, value: String, _ request: AdmissionRequest) -> String {
        message(
            rule.message, value: value, container: place.names["containers"] ?? place.names["initContainers"] ?? "",
            volume: place.names["volumes"] ?? "", field: place.field, request)
    }

    private func message(
        _ pattern: String, value: String, container: String, volume: String, field: String,
        _ request: AdmissionRequest
    ) -> String {
        let name =
            request.object.objectName.isEmpty
            ? request.object[.metadata][.generateName].string ?? "" : request.object.objectName
        return NamePattern([
            "value": value, "other": value, "container": container, "volume": volume, "field": field,
            "name": name, "namespace": request.key.namespace, "kind": request.kind.name,
            "allowed": prefixes.joined(separator: ","),
        ]).fill(pattern)
    }

    private func hostPathMessages(_ request: AdmissionRequest) -> [String] {
        let spec = request.object[.spec]
        return spec[.volumes].elements.flatMap { volume -> [String] in
            guard let path = volume["hostPath"]["path"].string, let name = volume[.name].string else { return [] }
            return (spec[.initContainers].elements + spec[.containers].elements).compactMap { container in
                let mounts = container[.volumeMounts].elements.filter { $0[.name].string == name }
                guard !mounts.isEmpty else { return nil }
                let isWritten = mounts.contains { $0["readOnly"].bool != true }
                let isAllowed = prefixes.contains { "\(path)/".hasPrefix($0) }
                guard isWritten || !isAllowed else { return nil }
                let pattern = isWritten ? rule.writableMessage ?? rule.message : rule.message
                return message(
                    pattern, value: path, container: container[.name].string ?? "", volume: name, field: "hostPath",
                    request)
            }
        }
    }
}
