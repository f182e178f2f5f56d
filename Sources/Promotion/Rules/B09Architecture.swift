import AppSources
import ClusterPlatforms
import KubeObjects

/// B09: an image built here, for whatever processor this machine has.
struct ImageArchitecture: Rule {
    let id = "image-architecture"

    func matches(in move: Move) -> [Match] {
        guard let type = move.defaultNodeType else { return [] }
        var seen: Set<String> = []
        return move.images.compactMap { use in
            guard seen.insert(use.image).inserted else { return nil }
            let known = move.app.settings.image(use.image)?.architectures ?? []
            if known.contains(type.architecture) { return nil }
            if known.isEmpty {
                switch use.name.origin {
                case .registry, .dockerHub: return nil
                case .unknownAccount where !use.isLoaded(move): return nil
                default: break
                }
            }
            return Match(
                use.workload.manifest, use.path.appending(.image), severity: known.isEmpty ? .info : .error,
                [
                    "image": LocalizedText(verbatim: use.image), "nodeType": LocalizedText(verbatim: type.name),
                    "architecture": LocalizedText(verbatim: type.architecture),
                ])
        }
    }
}

/// B09: pods that want nodes of another processor.
struct NodeArchitectureAbsent: Rule {
    let id = "node-architecture-absent"

    func matches(in move: Move) -> [Match] {
        guard let type = move.defaultNodeType, !move.managed.nodes.addsNodes else { return [] }
        return move.workloads.compactMap { workload in
            let wanted = NodeWish.wishes(of: workload).first { wish in
                wish.key == "kubernetes.io/arch" && !wish.values.isEmpty && !wish.values.contains(type.architecture)
            }
            guard let wanted else { return nil }
            return Match(
                workload.manifest, wanted.field,
                [
                    "workload": .workload(workload),
                    "wanted": LocalizedText(verbatim: wanted.values.joined(separator: ", ")),
                    "nodeType": LocalizedText(verbatim: type.name),
                    "architecture": LocalizedText(verbatim: type.architecture),
                ])
        }
    }
}

/// A label that a workload's pods ask of a node.
struct NodeWish {
    let key: String
    /// Values it may have; empty for any.
    let values: [String]
    let field: FieldPath

    /// What `nodeSelector` and a required node affinity with one term ask for; several terms are a choice.
    static func wishes(of workload: Workload) -> [NodeWish] {
        let selector = workload.spec[.nodeSelector].stringMembers.map { key, value in
            NodeWish(
                key: key, values: [value], field: workload.specPath.appending(.nodeSelector).appending(Key(key)))
        }
        let keys: [Key] = [
            .affinity, "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution", "nodeSelectorTerms",
        ]
        let terms = workload.spec[path: keys].elements
        guard terms.count == 1, let term = terms.first else { return selector }
        let list = workload.specPath.appending(FieldPath(keys: keys)).appending(0).appending(.matchExpressions)
        return selector
            + term[.matchExpressions].elements.enumerated().compactMap { index, expression in
                guard let key = expression[.key].string, ["In", "Exists"].contains(expression[.operator].string) else {
                    return nil
                }
                return NodeWish(
                    key: key, values: expression[.values].elements.compactMap(\.string), field: list.appending(index))
            }
    }
}

extension Move {
    /// The planned machine.
    var defaultNodeType: NodeType? { managed.nodes.type(named: managed.nodes.defaultType) }
}
