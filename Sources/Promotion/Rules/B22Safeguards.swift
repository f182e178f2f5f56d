import AppSources
import ClusterPlatforms
import KubeObjects

/// B22: containers without the probes that admission asks for.
struct SafeguardProbeMissing: Rule {
    let id = "safeguard-probe-missing"

    func matches(in move: Move) -> [Match] {
        let rules = move.target.admission.rules.filter { rule in
            rule.condition == .present && rule.fields.contains { $0.hasSuffix("Probe") }
        }
        guard let severity = rules.first?.severity else { return [] }
        let probes = rules.flatMap(\.fields).compactMap { $0.split(separator: ".").last.map(String.init) }
        return move.workloads.filter(move.admits).flatMap { workload in
            workload.containers.compactMap { path, container -> Match? in
                // Rules about `spec.containers` pass init containers over.
                guard path.elements.contains(.key(.containers)) else { return nil }
                let missing = probes.filter { container[Key($0)].isNull }
                guard !missing.isEmpty else { return nil }
                return Match(
                    workload.manifest, path, severity: severity,
                    [
                        "container": LocalizedText(verbatim: container[.name].string ?? ""),
                        "workload": .workload(workload), "probes": .codes(missing),
                    ])
            }
        }
    }
}

/// B22: images without a tag that stays.
struct SafeguardImageTag: Rule {
    let id = "safeguard-image-tag"

    func matches(in move: Move) -> [Match] {
        guard let rule = move.target.admission.rules.first(where: { $0.condition == .taggedImage }) else { return [] }
        return move.images.compactMap { use in
            guard move.admits(use.workload), use.name.isMutable else { return nil }
            var match = use.match(["tag": use.name.tagText])
            match.severity = rule.severity
            return match
        }
    }
}

/// B22: classes with a provisioner of old.
struct SafeguardProvisioner: Rule {
    let id = "safeguard-provisioner"

    func matches(in move: Move) -> [Match] {
        move.target.admission.rules.flatMap { rule -> [Match] in
            guard rule.kinds.contains("StorageClass"), rule.condition == .denied, rule.fields.contains("provisioner")
            else {
                return []
            }
            return move.app.manifests(of: .storageClass).compactMap { manifest in
                guard rule.values.contains(manifest.object[.provisioner]) else { return nil }
                return Match(
                    manifest, "provisioner", severity: rule.severity,
                    [
                        "name": LocalizedText(verbatim: manifest.key.name),
                        "provisioner": LocalizedText(verbatim: manifest.object[.provisioner].string ?? ""),
                        "suggestion": .code(move.usualDriver(on: move.managed)?.name ?? ""),
                    ])
            }
        }
    }
}

/// B22: Services that select the same pods.
struct SafeguardSelectorShared: Rule {
    let id = "safeguard-selector-shared"

    func matches(in move: Move) -> [Match] {
        guard
            let rule = move.target.admission.rules.first(where: {
                $0.condition == .unique && $0.kinds.contains("Service")
            })
        else { return [] }
        return move.services.enumerated().compactMap { index, service in
            let selector = service.object[.spec][.selector]
            guard !selector.isEmpty,
                let other = move.services.prefix(index).first(where: {
                    $0.key.namespace == service.key.namespace && $0.object[.spec][.selector] == selector
                })
            else { return nil }
            return Match(
                service, "spec.selector", severity: rule.severity,
                [
                    "name": LocalizedText(verbatim: service.key.name), "other": LocalizedText(verbatim: other.key.name),
                    "selector": .codes(selector.stringMembers.map { "\($0.key)=\($0.value)" }),
                ])
        }
    }
}

/// B22: labels that the platform keeps for itself.
struct SafeguardReservedLabel: Rule {
    let id = "safeguard-reserved-label"

    func matches(in move: Move) -> [Match] {
        move.target.admission.rules.filter { $0.condition == .deniedKeyPrefixes }.flatMap { rule -> [Match] in
            let prefixes = rule.values.compactMap(\.string)
            return move.app.manifests.compactMap { manifest in
                guard rule.kinds.contains(manifest.kind.name) else { return nil }
                let places =
                    [FieldPath(keys: [.metadata, .labels])] + (Workload(manifest).map { [$0.labelsPath] } ?? [])
                for place in places {
                    for (label, _) in manifest.object[place].stringMembers
                    where prefixes.contains(where: { label.hasPrefix($0) }) {
                        return Match(
                            manifest, place.appending(Key(label)), severity: rule.severity,
                            ["object": .object(manifest), "label": LocalizedText(verbatim: label)])
                    }
                }
                return nil
            }
        }
    }
}

extension Workload {
    /// Where the labels of its pods are written.
    var labelsPath: FieldPath { specPath.parent.appending(FieldPath(keys: [.metadata, .labels])) }
}

extension AdmissionRule {
    /// A refusal is an error, a warning is one here too.
    fileprivate var severity: Severity { enforcement == .warn ? .warning : .error }
}
