import ClusterEngine
import Foundation
import KubeObjects
import KubeSchema

/// The part of kubectl that the recordings use: what each command asks of the API.
struct KubectlCommand {
    let arguments: [String]
    let object: Value
    let namespace: String
    /// The name that a pod of the recording has here.
    let playedName: (String) -> String

    struct Unknown: Error {
        let command: String
    }

    /// The arguments that are not flags, after the verb.
    var words: [String] {
        var words: [String] = []
        var skipsNext = false
        for argument in arguments.dropFirst() {
            if skipsNext {
                skipsNext = false
            } else if argument == "-l" || argument == "-p" || argument == "-c" {
                skipsNext = true
            } else if !argument.hasPrefix("-") {
                words.append(argument)
            }
        }
        return words
    }

    func flag(_ name: String) -> String? {
        for (index, argument) in arguments.enumerated() {
            if argument == name { return index + 1 < arguments.count ? arguments[index + 1] : "" }
            if argument.hasPrefix(name + "=") { return String(argument.dropFirst(name.count + 1)) }
        }
        return nil
    }

    func run(on cluster: Cluster) throws {
        switch arguments.first {
        case "apply": try apply(on: cluster)
        case "scale": try scale(on: cluster)
        case "set": try set(on: cluster)
        case "rollout": try rollout(on: cluster)
        case "annotate": try mark(.annotations, on: cluster)
        case "label": try mark(.labels, on: cluster)
        case "patch": try patch(on: cluster)
        case "delete": try delete(on: cluster)
        case "cordon", "uncordon": try cordon(arguments[0] == "cordon", on: cluster)
        case "taint": try taint(on: cluster)
        case "create": try create(on: cluster)
        case "evict": try evict(on: cluster)
        case "drain": try drain(on: cluster)
        case "expose": try expose(on: cluster)
        case "exec": ReplayEnvironment.execute(words, flags: arguments, namespace: namespace, in: cluster)
        default: throw Unknown(command: arguments.joined(separator: " "))
        }
    }

    // MARK: Targets

    private static let kinds: [String: Kind] = [
        "deployment": .deployment, "deploy": .deployment, "statefulset": .statefulSet, "sts": .statefulSet,
        "daemonset": .daemonSet, "ds": .daemonSet, "job": .job, "cronjob": .cronJob, "cj": .cronJob, "pod": .pod,
        "node": .node, "pvc": .persistentVolumeClaim, "pv": .persistentVolume, "configmap": .configMap,
        "secret": .secret, "service": .service, "rs": .replicaSet, "quota": .resourceQuota, "pods": .pod,
        "pdb": .podDisruptionBudget, "ns": .namespace, "cm": .configMap, "svc": .service,
    ]

    func key(_ kind: String, _ name: String) throws -> ObjectKey {
        guard let known = Self.kinds[kind] else { throw Unknown(command: arguments.joined(separator: " ")) }
        let isClustered = known == .node || known == .persistentVolume || known == .namespace
        return ObjectKey(known, namespace: isClustered ? "" : namespace, name: name)
    }

    /// The object that `words` name from `start` on, as `kind/name` or `kind name`, and the words after it.
    private func target(after start: Int = 0) throws -> (ObjectKey, [String]) {
        let words = Array(words.dropFirst(start))
        guard let first = words.first else { throw Unknown(command: arguments.joined(separator: " ")) }
        let parts = first.split(separator: "/", maxSplits: 1).map(String.init)
        if parts.count == 2 { return (try key(parts[0], parts[1]), Array(words.dropFirst())) }
        guard words.count > 1 else { throw Unknown(command: arguments.joined(separator: " ")) }
        return (try key(first, words[1]), Array(words.dropFirst(2)))
    }

    // MARK: Commands

    private func apply(on cluster: Cluster) throws {
        var object = object
        if object[.metadata][.namespace].isNull, object.objectKind != .namespace {
            object[.metadata][.namespace] = .string(namespace)
        }
        guard let key = cluster.key(of: object) else { throw Unknown(command: "apply") }
        for index in object[.metadata][.ownerReferences].elements.indices {
            let reference = object[.metadata][.ownerReferences][index]
            guard reference[.uid].string?.hasPrefix("uid of ") == true, let kind = reference.objectKind else {
                continue
            }
            let owner = ObjectKey(kind, namespace: namespace, name: reference[.name].string ?? "")
            object[.metadata][.ownerReferences].elements[index][.uid] = cluster.object(owner)?[.metadata][.uid] ?? .null
        }
        if cluster.object(key) == nil {
            try cluster.create(object)
        } else {
            try cluster.patch(key, .strategic(object))
        }
    }

    private func scale(on cluster: Cluster) throws {
        let (key, _) = try target()
        let replicas = flag("--replicas").flatMap { Int($0) } ?? 0
        try cluster.modify(key, WriteOptions()) { $0[.spec][.replicas] = Value(replicas) }
    }

    private func set(on cluster: Cluster) throws {
        let (key, settings) = try target(after: 1)
        try cluster.modify(key, WriteOptions()) { object in
            for setting in settings {
                let (name, value) = Self.pair(setting)
                for index in object[.spec][.template][.spec][.containers].elements.indices {
                    var container = object[.spec][.template][.spec][.containers][index]
                    if words.first == "env" {
                        container[.env].elements.append([.name: .string(name), .value: .string(value)])
                    } else if container[.name].string == name {
                        container[.image] = .string(value)
                    }
                    object[.spec][.template][.spec][.containers].elements[index] = container
                }
            }
        }
    }

    private func rollout(on cluster: Cluster) throws {
        let (key, _) = try target(after: 1)
        let now = cluster.now.timestamp
        switch words.first {
        case "pause": try cluster.modify(key, WriteOptions()) { $0[.spec][.paused] = true }
        case "resume": try cluster.modify(key, WriteOptions()) { $0[.spec][.paused] = .null }
        case "restart":
            try cluster.modify(key, WriteOptions()) { object in
                object[.spec][.template][.metadata][.annotations]["kubectl.kubernetes.io/restartedAt"] = .string(now)
            }
        case "undo": try undo(key, on: cluster)
        default: throw Unknown(command: arguments.joined(separator: " "))
        }
    }

    private static let revision: Key = "deployment.kubernetes.io/revision"

    private func undo(_ key: ObjectKey, on cluster: Cluster) throws {
        let wanted = flag("--to-revision").flatMap { Int($0) }
        let uid = cluster.object(key)?.uid ?? ""
        let isDeployment = key.kind == .deployment
        let history = cluster.objects(isDeployment ? .replicaSet : .controllerRevision, ownedBy: uid)
            .map { item in
                (
                    isDeployment
                        ? item.annotation(Self.revision).flatMap { Int($0) } ?? 0 : item["revision"].integer ?? 0, item
                )
            }
            .sorted { $0.0 < $1.0 }
        let chosen = wanted.map { number in history.first { $0.0 == number } } ?? history.dropLast().last
        guard let item = chosen?.1 else { throw Unknown(command: arguments.joined(separator: " ")) }
        try cluster.modify(key, WriteOptions()) { object in
            guard isDeployment else {
                var template = item[.data][.spec][.template]
                template["$patch"] = .null
                object[.spec][.template] = template
                return
            }
            var template = item[.spec][.template]
            template[.metadata][.labels]["pod-template-hash"] = .null
            object[.spec][.template] = template
            Self.takeAnnotations(of: item, for: &object)
        }
    }

    /// A rolled back Deployment gets the annotations its ReplicaSet had.
    private static func takeAnnotations(of set: Value, for object: inout Value) {
        let own: Set<Key> = [
            "kubectl.kubernetes.io/last-applied-configuration", revision, "deployment.kubernetes.io/revision-history",
            "deployment.kubernetes.io/desired-replicas", "deployment.kubernetes.io/max-replicas",
        ]
        var annotations = Value.emptyObject
        for member in object[.metadata][.annotations].members where own.contains(member.key) {
            annotations[member.key] = member.value
        }
        for member in set[.metadata][.annotations].members where !own.contains(member.key) {
            annotations[member.key] = member.value
        }
        object[.metadata][.annotations] = annotations
    }

    private func mark(_ member: Key, on cluster: Cluster) throws {
        let (keys, marks): ([ObjectKey], [String])
        if flag("-l") != nil {
            (keys, marks) = (try selected(from: cluster), Array(words.dropFirst()))
        } else {
            let (key, rest) = try target()
            (keys, marks) = ([key], rest)
        }
        for key in keys {
            try cluster.modify(key, WriteOptions()) { object in
                for mark in marks {
                    if mark.hasSuffix("-") {
                        object[.metadata][member][Key(String(mark.dropLast()))] = .null
                    } else {
                        let (name, value) = Self.pair(mark)
                        object[.metadata][member][Key(name)] = .string(value)
                    }
                }
            }
        }
    }

    private func patch(on cluster: Cluster) throws {
        let (key, _) = try target()
        let text = flag("-p") ?? "{}"
        let value = try JSONReader.value(text, file: "-p")
        switch flag("--type") {
        case "json": try cluster.patch(key, .json(value))
        case "merge": try cluster.patch(key, .merge(value))
        default: try cluster.patch(key, .strategic(value))
        }
    }

    private func delete(on cluster: Cluster) throws {
        let grace = flag("--grace-period").flatMap { Int($0) }
        let cascade = flag("--cascade").flatMap { DeletionPropagation(rawValue: $0.capitalized) } ?? .background
        let options = DeleteOptions(gracePeriodSeconds: grace, propagation: cascade)
        for key in try deleted(from: cluster) {
            guard cluster.object(key) != nil || arguments.contains("--all") == false else { continue }
            try cluster.delete(key, options)
        }
    }

    /// What a deletion names: by label, all of a kind, or by name.
    private func deleted(from cluster: Cluster) throws -> [ObjectKey] {
        if flag("-l") != nil || arguments.contains("--all") { return try selected(from: cluster) }
        let (first, others) = try target()
        return [first] + (try others.map { try key(words[0], $0) })
    }

    /// The objects of a kind that have a label; all of them where none is named.
    private func selected(from cluster: Cluster) throws -> [ObjectKey] {
        let kind = words.first.flatMap { Self.kinds[$0] } ?? .pod
        let (name, value) = Self.pair(flag("-l") ?? "")
        return cluster.objects(kind, namespace: namespace)
            .filter { name.isEmpty || $0.label(Key(name)) == value }
            .compactMap { cluster.key(of: $0) }
    }

    private func cordon(_ isCordoned: Bool, on cluster: Cluster) throws {
        guard let name = words.first else { return }
        try cluster.modify(ObjectKey(.node, name: name), WriteOptions()) { node in
            node[.spec]["unschedulable"] = isCordoned ? true : .null
        }
    }

    private func taint(on cluster: Cluster) throws {
        let (key, marks) = try target()
        try cluster.modify(key, WriteOptions()) { node in
            for mark in marks {
                let (name, effect) = Self.pair(mark.hasSuffix("-") ? String(mark.dropLast()) : mark, separator: ":")
                let (label, value) = Self.pair(name)
                var taints = node[.spec][.taints].elements.filter {
                    $0[.key].string != label || (!effect.isEmpty && $0[.effect].string != effect)
                }
                if !mark.hasSuffix("-") {
                    taints.append([
                        .key: .string(label), .value: value.isEmpty ? .null : .string(value), .effect: .string(effect),
                    ])
                }
                node[.spec][.taints] = taints.isEmpty ? .null : .array(taints)
            }
        }
    }

    static func pair(_ text: String, separator: Character = "=") -> (String, String) {
        let parts = text.split(separator: separator, maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        return (parts.first ?? "", parts.count > 1 ? parts[1] : "")
    }
}
