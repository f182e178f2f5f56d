import AppSources
import ClusterPlatforms
import KubeObjects

/// B32: a pod bound to one node by its name.
struct NodeNameFixed: Rule {
    let id = "node-name-fixed"

    func matches(in move: Move) -> [Match] {
        move.workloads.compactMap { workload in
            let node: String
            let field: FieldPath
            if let name = workload.spec[.nodeName].string {
                (node, field) = (name, workload.specPath.appending(.nodeName))
            } else if let wish = NodeWish.wishes(of: workload).first(where: { $0.key == "kubernetes.io/hostname" }),
                move.refusal(ofSelector: wish.key) == nil, let name = wish.values.first
            {
                (node, field) = (name, wish.field)
            } else {
                return nil
            }
            let isBound = field.lastKey == .nodeName
            return Match(
                workload.manifest, field,
                [
                    "workload": .workload(workload), "node": LocalizedText(verbatim: node),
                    "field": .code(field.lastKey?.text ?? field.description),
                    "pattern": .pattern(move.target.nodes.namePattern),
                    "effect": isBound
                        ? .say("the pod belongs to a node that is not there and is deleted", "Pod は存在しないノードに属し、削除されます")
                        : .say("Pending", "Pending になります"),
                ])
        }
    }
}

/// B32: a label that only the nodes of today carry.
struct NodeLabelAbsent: Rule {
    let id = "node-label-absent"

    func matches(in move: Move) -> [Match] {
        move.workloads.flatMap { workload in
            NodeWish.wishes(of: workload).compactMap { wish -> Match? in
                guard wish.key != "kubernetes.io/hostname", wish.key != "kubernetes.io/arch",
                    move.refusal(ofSelector: wish.key) == nil, !move.mayCarry(wish)
                else { return nil }
                let label = wish.values.isEmpty ? wish.key : "\(wish.key)=\(wish.values.joined(separator: "|"))"
                return Match(
                    workload.manifest, wish.field,
                    ["workload": .workload(workload), "label": LocalizedText(verbatim: label)])
            }
        }
    }
}

/// B32: a selector that the platform's admission refuses.
struct NodeLabelRefused: Rule {
    let id = "node-label-refused"

    func matches(in move: Move) -> [Match] {
        move.workloads.flatMap { workload in
            workload.spec[.nodeSelector].stringMembers.compactMap { key, _ -> Match? in
                guard move.admits(workload), let constraint = move.refusal(ofSelector: key) else { return nil }
                return Match(
                    workload.manifest, workload.specPath.appending(.nodeSelector).appending(Key(key)),
                    [
                        "workload": .workload(workload), "label": LocalizedText(verbatim: key),
                        "constraint": LocalizedText(verbatim: constraint),
                    ])
            }
        }
    }
}

extension Move {
    /// Whether some node of the planned cluster carries a label, or a node pool of the platform's kind can.
    fileprivate func mayCarry(_ wish: NodeWish) -> Bool {
        let nodes = managed.nodes
        let labels = nodes.labels.stringMembers + nodes.spotSelector.stringMembers
        let same = labels.filter { $0.key == wish.key }
        if same.isEmpty {
            // A label in the platform's own domain names a pool or machine that can be chosen when the cluster is made.
            guard let domain = Self.domain(of: wish.key), !domain.hasSuffix("kubernetes.io") else { return false }
            return labels.contains { Self.domain(of: $0.key) == domain }
        }
        // A pattern is filled in by the node; any value may be right.
        return wish.values.isEmpty || same.contains { $0.value.contains("{") || wish.values.contains($0.value) }
            || Self.domain(of: wish.key).map { !$0.hasSuffix("kubernetes.io") } ?? false
    }

    private static func domain(of key: String) -> String? {
        let parts = key.split(separator: "/")
        return parts.count == 2 ? parts.first.map(String.init) : nil
    }
}
