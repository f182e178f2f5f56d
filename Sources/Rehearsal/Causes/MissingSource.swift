import ClusterEngine
import KubeObjects

/// A Secret or ConfigMap that is not there, or lacks an entry, as the kubelet complains of it: the same whether an environment
/// variable or a volume asks for it.
struct MissingSource {
    /// The object that is missing, or lacks the entry.
    let key: ObjectKey
    /// The entry that is missing in an object that is there.
    let entry: String?

    /// Reads a complaint of the kubelet; `nil` where it is about something else.
    ///
    /// - Parameter volume: the volume that could not be set up, since a complaint about its entries does not name the object.
    init?(_ complaint: some StringProtocol, of pod: Value, volume: String? = nil) {
        let text = String(complaint)
        let namespace = pod.objectNamespace
        // `secret "web-tls" not found`
        for (noun, kind) in [("secret", Kind.secret), ("configmap", .configMap)] {
            if text.hasPrefix("\(noun) \""), text.hasSuffix("\" not found") {
                let name = text.dropFirst(noun.count + 2).dropLast("\" not found".count)
                key = ObjectKey(kind, namespace: namespace, name: String(name))
                entry = nil
                return
            }
        }
        // `couldn't find key password in Secret shop/db`
        if text.hasPrefix("couldn't find key ") {
            for (title, kind) in [("Secret", Kind.secret), ("ConfigMap", .configMap)] {
                guard let middle = text.firstRange(of: " in \(title) \(namespace)/") else { continue }
                key = ObjectKey(kind, namespace: namespace, name: String(text[middle.upperBound...]))
                entry = String(text[..<middle.lowerBound].dropFirst("couldn't find key ".count))
                return
            }
        }
        // `configmap references non-existent config key: app.yaml`
        guard let middle = text.firstRange(of: "references non-existent "),
            let end = text.firstRange(of: " key: "), middle.upperBound <= end.lowerBound
        else { return nil }
        let entry = String(text[end.upperBound...])
        let kind = text.hasPrefix("secret") ? Kind.secret : .configMap
        let volumes = pod[.spec][.volumes].elements.filter { volume == nil || $0[.name].string == volume }
        guard let name = volumes.lazy.compactMap({ $0.source(of: kind, listing: entry) }).first else { return nil }
        key = ObjectKey(kind, namespace: namespace, name: name)
        self.entry = entry
    }

    /// What is missing, in one word.
    var reason: String { key.kind.name + (entry == nil ? "Missing" : "KeyMissing") }
}

extension Value {
    /// The Secret or ConfigMap of a volume that is to give this entry.
    fileprivate func source(of kind: Kind, listing entry: String) -> String? {
        let (place, name): (Key, Key) = kind == .secret ? ("secret", "secretName") : ("configMap", .name)
        let own = [(self[place], name)]
        let parts = self["projected"]["sources"].elements.map { ($0[place], Key.name) }
        return (own + parts).first { source, _ in
            source["items"].elements.contains { $0["key"].string == entry }
        }.flatMap { source, name in source[name].string }
    }
}
