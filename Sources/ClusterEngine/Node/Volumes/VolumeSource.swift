import KubeObjects

/// A source of files in a volume that comes from an object: a ConfigMap or a Secret.
struct VolumeSource {
    var kind: Kind
    var name: String
    var items: [Value]
    var isOptional: Bool

    /// The objects a volume is made of; none for volumes that are disks or made by the kubelet.
    static func sources(of volume: Value) -> [VolumeSource] {
        if !volume[.configMap].isNull { return [VolumeSource(.configMap, volume[.configMap], name: .name)] }
        if !volume[.secret].isNull { return [VolumeSource(.secret, volume[.secret], name: .secretName)] }
        var result: [VolumeSource] = []
        for part in volume[.projected][.sources].elements {
            if !part[.configMap].isNull { result.append(VolumeSource(.configMap, part[.configMap], name: .name)) }
            if !part[.secret].isNull { result.append(VolumeSource(.secret, part[.secret], name: .name)) }
        }
        return result
    }

    private init(_ kind: Kind, _ source: Value, name: Key) {
        self.kind = kind
        self.name = source[name].string ?? ""
        items = source[.items].elements
        isOptional = source[.optional].bool == true
    }

    /// Why the volume cannot be set up for this source, in the kubelet's words; `nil` where it can.
    func problem(in cluster: Cluster, namespace: String) -> String? {
        let noun = kind == .secret ? "secret" : "configmap"
        guard let object = cluster.object(ObjectKey(kind, namespace: namespace, name: name)) else {
            return isOptional ? nil : "\(noun) \"\(name)\" not found"
        }
        guard !items.isEmpty, !isOptional else { return nil }
        for item in items {
            let key = Key(item[.key].string ?? "")
            if object[.data][key].isNull, object[.binaryData][key].isNull {
                return "\(noun) references non-existent \(kind == .secret ? "secret" : "config") key: \(key.text)"
            }
        }
        return nil
    }

    /// The content of a file of this source, by its path in the volume.
    func file(_ path: String, in cluster: Cluster, namespace: String) -> String? {
        guard let object = cluster.object(ObjectKey(kind, namespace: namespace, name: name)) else { return nil }
        if items.isEmpty { return object.entry(path) }
        guard let item = items.first(where: { $0[.path].string == path }) else { return nil }
        return object.entry(item[.key].string ?? "")
    }
}
