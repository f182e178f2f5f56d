import KubeObjects

/// What makes a pod of a StatefulSet the one with its number: name, labels, host name, claims.
enum StatefulIdentity {
    /// The number of the pod `name` among those of `set`; `nil` where the name is none of them.
    static func ordinal(of name: String, in set: String) -> Int? {
        guard name.hasPrefix(set), name.utf8.count > set.utf8.count + 1 else { return nil }
        let rest = name.dropFirst(set.count)
        guard rest.first == "-" else { return nil }
        let digits = rest.dropFirst()
        guard digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int(digits)
    }

    /// The name of the claim that a template makes for a pod.
    static func claimName(_ template: Value, set: String, ordinal: Int) -> String {
        "\(template.objectName)-\(set)-\(ordinal)"
    }

    /// The claims of the pod with a number.
    static func claims(of set: Value, ordinal: Int) -> [Value] {
        set[.spec][.volumeClaimTemplates].elements.map { template in
            var claim = template
            claim[.apiVersion] = "v1"
            claim[.kind] = "PersistentVolumeClaim"
            claim[.status] = .null
            claim[.metadata][.name] = .string(claimName(template, set: set.objectName, ordinal: ordinal))
            claim[.metadata][.namespace] = set[.metadata][.namespace]
            claim[.metadata][.creationTimestamp] = .null
            for label in set[.spec][.selector][.matchLabels].members {
                claim[.metadata][.labels][label.key] = label.value
            }
            return claim
        }
    }

    /// Gives a pod made from the template its number.
    static func number(_ pod: inout Value, ordinal: Int, of set: Value, revision: String) {
        let name = "\(set.objectName)-\(ordinal)"
        pod[.metadata][.name] = .string(name)
        pod[.metadata][.labels][.podName] = .string(name)
        pod[.metadata][.labels][.podIndex] = .string(String(ordinal))
        pod[.metadata][.labels][.controllerRevisionHash] = .string(revision)
        pod[.spec]["hostname"] = .string(name)
        pod[.spec]["subdomain"] = set[.spec][.serviceName]
        let templates = set[.spec][.volumeClaimTemplates].elements
        guard !templates.isEmpty else { return }
        let names = Set(templates.map(\.objectName))
        let volumes: [Value] = templates.map { template in
            [
                .name: .string(template.objectName),
                .persistentVolumeClaim: [
                    .claimName: .string(claimName(template, set: set.objectName, ordinal: ordinal))
                ],
            ]
        }
        let others = pod[.spec][.volumes].elements.filter { !names.contains($0[.name].string ?? "") }
        pod[.spec][.volumes] = .array(volumes + others)
    }
}

extension Key {
    static let podName = Key("statefulset.kubernetes.io/pod-name")
    static let podIndex = Key("apps.kubernetes.io/pod-index")
    static let retentionPolicy = Key("persistentVolumeClaimRetentionPolicy")
    static let partition = Key("partition")
}
