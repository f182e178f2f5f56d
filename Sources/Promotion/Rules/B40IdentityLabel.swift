import AppSources
import ClusterPlatforms
import KubeObjects

/// B40: pods that ask for an identity on their account and not on themselves.
struct IdentityLabelMissing: Rule {
    let id = "identity-label-missing"

    func matches(in move: Move) -> [Match] {
        move.workloads.compactMap { workload in
            guard let account = move.serviceAccount(of: workload), let mechanism = move.identityMechanism(of: account),
                let missing = mechanism.podLabels.stringMembers.first(where: {
                    workload.labels[Key($0.key)].string != $0.value
                })
            else { return nil }
            let annotation = account.object[.metadata][.annotations].stringMembers.map(\.key).first { name in
                name == mechanism.annotation || (mechanism.annotationPrefix.map { name.hasPrefix($0) } ?? false)
            }
            return Match(
                workload.manifest, workload.labelsPath,
                [
                    "workload": .workload(workload), "serviceAccount": LocalizedText(verbatim: account.key.name),
                    "annotation": LocalizedText(verbatim: annotation ?? ""),
                    "label": LocalizedText(verbatim: "\(missing.key): \"\(missing.value)\""),
                ])
        }
    }
}
