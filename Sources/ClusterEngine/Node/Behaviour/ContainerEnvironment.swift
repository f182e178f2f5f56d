import KubeObjects

/// The environment of a container as the kubelet makes it, or why it cannot.
struct ContainerEnvironment {
    var values: [(name: String, value: String)] = []
    /// The names of variables whose values come from Secrets.
    var secretNames: Set<String> = []
    /// Why the container cannot be created, in the kubelet's words.
    var problem: String?

    var dictionary: [String: String] {
        Dictionary(values.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    }

    var secrets: [String] { values.filter { secretNames.contains($0.name) }.map(\.value) }

    init(of manifest: Value, in pod: Value, cluster: Cluster, node: String) {
        let namespace = pod.objectNamespace
        for source in manifest[.envFrom].elements {
            guard problem == nil else { return }
            addAll(from: source, cluster, namespace)
        }
        for entry in manifest[.env].elements {
            guard problem == nil, let name = entry[.name].string else { return }
            if let text = entry[.value].string {
                set(name, expand(text))
            } else {
                add(name, entry[.valueFrom], manifest, pod, cluster, node: node)
            }
        }
    }

    private mutating func set(_ name: String, _ value: String) { values.append((name, value)) }

    private func expand(_ text: String) -> String {
        text.contains("$(") ? Self.expand(text, dictionary) : text
    }

    /// Replaces `$(NAME)` by the variable's value, as Kubernetes does in env values, command and args.
    static func expand(_ text: String, _ variables: [String: String]) -> String {
        var result = ""
        var rest = Substring(text)
        while let dollar = rest.firstIndex(of: "$") {
            result += rest[..<dollar]
            rest = rest[rest.index(after: dollar)...]
            if rest.first == "$" {
                result += "$"
                rest = rest.dropFirst()
            } else if rest.first == "(", let end = rest.firstIndex(of: ")") {
                let name = String(rest[rest.index(after: rest.startIndex)..<end])
                result += variables[name] ?? "$(\(name))"
                rest = rest[rest.index(after: end)...]
            } else {
                result += "$"
            }
        }
        return result + rest
    }

    private mutating func addAll(from source: Value, _ cluster: Cluster, _ namespace: String) {
        for (reference, kind, noun) in [
            (source[.configMapRef], Kind.configMap, "configmap"), (source[.secretRef], Kind.secret, "secret"),
        ] where !reference.isNull {
            let name = reference[.name].string ?? ""
            guard let object = cluster.object(ObjectKey(kind, namespace: namespace, name: name)) else {
                if reference[.optional].bool != true { problem = "\(noun) \"\(name)\" not found" }
                continue
            }
            let prefix = source[.prefix].string ?? ""
            for (key, value) in object.entries.sorted(by: { $0.key < $1.key }) {
                set(prefix + key, value)
                if kind == .secret { secretNames.insert(prefix + key) }
            }
        }
    }

    private mutating func add(
        _ name: String, _ source: Value, _ manifest: Value, _ pod: Value, _ cluster: Cluster, node: String
    ) {
        let namespace = pod.objectNamespace
        for (reference, kind, noun, title) in [
            (source[.configMapKeyRef], Kind.configMap, "configmap", "ConfigMap"),
            (source[.secretKeyRef], Kind.secret, "secret", "Secret"),
        ] where !reference.isNull {
            let (object, key) = (reference[.name].string ?? "", reference[.key].string ?? "")
            let isOptional = reference[.optional].bool == true
            guard let found = cluster.object(ObjectKey(kind, namespace: namespace, name: object)) else {
                if !isOptional { problem = "\(noun) \"\(object)\" not found" }
                return
            }
            guard let value = found.entry(key) else {
                if !isOptional { problem = "couldn't find key \(key) in \(title) \(namespace)/\(object)" }
                return
            }
            if kind == .secret { secretNames.insert(name) }
            set(name, value)
            return
        }
        if let path = source[.fieldRef][.fieldPath].string {
            set(name, pod.downwardField(path, node: node, cluster: cluster))
        } else if let resource = source[.resourceFieldRef][.resource].string {
            set(name, manifest.downwardResource(resource, source[.resourceFieldRef]))
        }
    }
}

extension Value {
    /// The entries of a ConfigMap or Secret. Call it on one.
    var entries: [(key: String, value: String)] {
        let isSecret = self[.kind].string == "Secret"
        var result = self[.data].stringMembers.map { (key: $0.key, value: isSecret ? Base64.text($0.value) : $0.value) }
        if isSecret { result += self[Key("stringData")].stringMembers }
        return result
    }

    /// The entry of a ConfigMap or Secret with a key, `nil` where there is none. Call it on one.
    func entry(_ key: String) -> String? {
        if let found = entries.last(where: { $0.key == key }) { return found.value }
        return self[.binaryData][Key(key)].string.map { Base64.text($0) }
    }

    /// A field of a pod as the downward API gives it. Call it on a Pod.
    fileprivate func downwardField(_ path: String, node: String, cluster: Cluster) -> String {
        switch path {
        case "metadata.name": return objectName
        case "metadata.namespace": return objectNamespace
        case "metadata.uid": return uid
        case "spec.nodeName": return node
        case "spec.serviceAccountName": return self[.spec][.serviceAccountName].string ?? "default"
        case "status.hostIP": return cluster.machines.machines[node]?.hostAddress ?? ""
        case "status.podIP": return podAddress ?? ""
        default:
            for (field, values) in [
                ("labels", self[.metadata][.labels]), ("annotations", self[.metadata][.annotations]),
            ] {
                let start = "metadata.\(field)['"
                if path.hasPrefix(start), path.hasSuffix("']") {
                    return values[Key(String(path.dropFirst(start.utf8.count).dropLast(2)))].string ?? ""
                }
            }
            return ""
        }
    }

    /// A resource of a container as the downward API gives it. Call it on a container.
    fileprivate func downwardResource(_ resource: String, _ reference: Value) -> String {
        let parts = resource.split(separator: ".")
        guard parts.count == 2, let amount = Quantity(self[.resources][Key(String(parts[0]))][Key(String(parts[1]))])
        else { return "0" }
        let divisor = Quantity(reference[Key("divisor")]) ?? .zero
        let unit = max(1, divisor.milliValue == 0 ? 1_000 : divisor.milliValue)
        return String((amount.milliValue + unit - 1) / unit)
    }
}

/// Base64, as Secrets hold their values.
enum Base64 {
    /// The text that is encoded; bytes that are no UTF-8 are replaced. Wrong characters are skipped.
    static func text(_ encoded: String) -> String {
        var bytes: [UInt8] = []
        var buffer: UInt32 = 0
        var bits: UInt32 = 0
        for character in encoded.utf8 {
            let value: UInt32
            switch character {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = UInt32(character - 65)
            case UInt8(ascii: "a")...UInt8(ascii: "z"): value = UInt32(character - 71)
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = UInt32(character + 4)
            case UInt8(ascii: "+"), UInt8(ascii: "-"): value = 62
            case UInt8(ascii: "/"), UInt8(ascii: "_"): value = 63
            default: continue
            }
            buffer = buffer << 6 | value
            bits += 6
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(buffer >> bits & 255))
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
