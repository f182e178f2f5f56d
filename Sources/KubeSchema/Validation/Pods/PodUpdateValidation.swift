import KubeObjects

extension Validator {
    /// A pod that is updated.
    mutating func pod(updating old: Value, to new: Value) {
        metadataUpdate(from: old, to: new)
        // A specification that is the same was checked when it came; most updates are of labels or finalizers.
        if old[.spec] == new[.spec] {
            podAnnotationUpdates(from: old, to: new)
            return
        }
        podMetadataAndSpec(new)
        podAnnotationUpdates(from: old, to: new)
        within(.spec) { $0.podSpec(updating: old[.spec], to: new[.spec]) }
    }

    private mutating func podAnnotationUpdates(from old: Value, to new: Value) {
        let (before, after) = (old[.metadata][.annotations], new[.metadata][.annotations])
        if before == after { return }
        let (had, has) = (before[.mirrorPod], after[.mirrorPod])
        guard had != has else { return }
        within(.metadata, .annotations) { v in
            v.within(entry: .mirrorPod) {
                $0.forbidden(
                    because: had.isNull
                        ? "may not add mirror pod annotation" : "may not remove or update mirror pod annotation")
            }
        }
    }

    private mutating func podSpec(updating old: Value, to new: Value) {
        for field in [Key.containers, .initContainers] {
            if old[field].elements.count != new[field].elements.count {
                forbidden(field, because: "pod updates may not add or remove containers")
                return
            }
            forEach(field, of: new) { v, container, _ in
                v.nonEmpty(.image, of: container)
                v.imageOfPod(container)
            }
        }
        guard activeDeadline(from: old, to: new) else { return }
        addedTolerations(from: old, to: new)
        deletedGates(from: old, to: new)
        unchangedPodSpec(from: old, to: new)
    }

    /// The deadline may be set, and then only come nearer. Returns whether to go on.
    private mutating func activeDeadline(from old: Value, to new: Value) -> Bool {
        let before = old[.activeDeadlineSeconds].integer
        guard let after = new[.activeDeadlineSeconds].integer else {
            if before != nil {
                invalid(
                    .activeDeadlineSeconds, was: .null, because: "must not update from a positive integer to nil value")
            }
            return true
        }
        if !(0...Int(Int32.max)).contains(after) {
            invalid(.activeDeadlineSeconds, was: Value(after), because: Message.range(0, Int(Int32.max)))
            return false
        }
        if let before, before < after {
            invalid(
                .activeDeadlineSeconds, was: Value(after), because: "must be less than or equal to previous value")
            return false
        }
        return true
    }

    private mutating func addedTolerations(from old: Value, to new: Value) {
        func withoutSeconds(_ toleration: Value) -> Value {
            var toleration = toleration
            toleration[.tolerationSeconds] = .null
            return toleration
        }
        let after = new[.tolerations].elements.map(withoutSeconds)
        for toleration in old[.tolerations].elements where !after.contains(withoutSeconds(toleration)) {
            forbidden(
                .tolerations, because: "existing toleration can not be modified except its tolerationSeconds")
            return
        }
        tolerations(of: new)
    }

    private mutating func deletedGates(from old: Value, to new: Value) {
        let known = old[.schedulingGates].elements.map { $0[.name] }
        forEach(.schedulingGates, of: new) { v, gate, _ in
            if !known.contains(gate[.name]) {
                v.forbidden(
                    .name, because: "only deletion is allowed, but found new scheduling gate '\(gate[.name].text)'")
            }
        }
    }

    private mutating func unchangedPodSpec(from old: Value, to new: Value) {
        var munged = new
        for field in [Key.containers, .initContainers] where !new[field].isEmpty {
            let before = old[field].elements
            munged[field] = .array(
                zip(new[field].elements, before).map { container, before in
                    var container = container
                    container[.image] = before[.image]
                    return container
                })
        }
        for field in [Key.activeDeadlineSeconds, .schedulingGates, .tolerations] { munged[field] = old[field] }
        if old[.terminationGracePeriodSeconds].number64 < 0, new[.terminationGracePeriodSeconds] == 1 {
            munged[.terminationGracePeriodSeconds] = old[.terminationGracePeriodSeconds]
        }
        if !old[.schedulingGates].isEmpty { gatedPodSpec(from: old, to: &munged) }
        if GoType.same(old, munged, as: "PodSpec") { return }
        let difference = LineDiff.text(
            from: GoType.render(old, as: "PodSpec"), to: GoType.render(munged, as: "PodSpec"))
        forbidden(because: podUpdateMessage + "\n" + difference)
    }

    /// What may still be changed while a pod waits behind a gate.
    private mutating func gatedPodSpec(from old: Value, to new: inout Value) {
        let selector = new[.nodeSelector]
        if old[.nodeSelector].members.contains(where: { selector[$0.key] != $0.value }) {
            invalid(
                .nodeSelector, was: selector,
                because: "only additions to spec.nodeSelector are allowed (no mutations or deletions)")
        }
        new[.nodeSelector] = old[.nodeSelector]
        let before = old[.affinity][.nodeAffinity]
        let after = new[.affinity][.nodeAffinity]
        guard before != after else { return }
        nodeAffinityAdditions(from: before, to: after)
        if new[.affinity].members.allSatisfy({ $0.key == .nodeAffinity }), old[.affinity].isNull {
            new[.affinity] = .null
        } else {
            new[.affinity][.nodeAffinity] = before
        }
    }

    private mutating func nodeAffinityAdditions(from old: Value, to new: Value) {
        let before = old[.requiredDuringScheduling][.nodeSelectorTerms].elements
        if before.isEmpty { return }
        let after = new[.requiredDuringScheduling][.nodeSelectorTerms]
        within(.affinity, .nodeAffinity) { v in
            v.within(.requiredDuringScheduling) { v in
                if before.count != after.elements.count {
                    v.invalid(
                        .nodeSelectorTerms, was: GoType.render(list: after, as: "NodeSelectorTerm"),
                        because: "no additions/deletions to non-empty NodeSelectorTerms list are allowed")
                    return
                }
                v.forEach(.nodeSelectorTerms, of: new[.requiredDuringScheduling]) { v, term, index in
                    if !isExtended(before[index], to: term) {
                        v.invalid(
                            was: term, as: "NodeSelectorTerm",
                            because: "only additions are allowed (no mutations or deletions)")
                    }
                }
            }
        }
    }
}

private func isExtended(_ old: Value, to new: Value) -> Bool {
    let fields: [Key] = [.matchExpressions, .matchFields]
    if fields.allSatisfy({ old[$0].isEmpty }) { return fields.allSatisfy { new[$0].isEmpty } }
    return fields.allSatisfy { field in
        let before = old[field].elements
        return Array(new[field].elements.prefix(before.count)) == before
    }
}

private let podUpdateMessage =
    "pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,"
    + "`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),"
    + "`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)"
