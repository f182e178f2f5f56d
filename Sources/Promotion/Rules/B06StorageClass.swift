import AppSources
import ClusterPlatforms
import KubeObjects

/// B06: the class that a volume names is not there.
struct StorageClassMissing: Rule {
    let id = "storage-class-missing"

    func matches(in move: Move) -> [Match] {
        move.claims.compactMap { claim in
            guard case .missing(let name) = move.storageClass(of: claim, on: move.target) else { return nil }
            let classes = move.target.storage.classes.map(\.objectName)
            var values = claim.values(move)
            values["class"] = LocalizedText(verbatim: name)
            values["classes"] = classes.isEmpty ? .say("none", "何もなく") : .codes(classes)
            return Match(claim.manifest, claim.classField, values)
        }
    }
}

/// B06: a volume that relies on a default class, where there is none.
struct StorageClassDefaultMissing: Rule {
    let id = "storage-class-default-missing"

    func matches(in move: Move) -> [Match] {
        move.claims.compactMap { claim in
            guard case .noDefault = move.storageClass(of: claim, on: move.target) else { return nil }
            return Match(claim.manifest, claim.classField, claim.values(move))
        }
    }
}

/// B06: a name that both platforms know, for another class.
struct StorageClassLegacy: Rule {
    let id = "storage-class-legacy"

    func matches(in move: Move) -> [Match] {
        move.claims.compactMap { claim in
            guard let name = claim.className, move.origin.storage.storageClass(named: name) != nil,
                case .found(let object, isOwn: false) = move.storageClass(of: claim, on: move.target),
                let standard = move.target.storage.defaultClass, standard.objectName != name,
                object[.volumeBindingMode].string != standard[.volumeBindingMode].string
                    || object[.provisioner].string != standard[.provisioner].string
            else { return nil }
            var values = claim.values(move)
            values["class"] = LocalizedText(verbatim: name)
            values["default"] = LocalizedText(verbatim: standard.objectName)
            values["legacy"] = Self.description(of: object)
            return Match(claim.manifest, claim.classField, values)
        }
    }

    private static func description(of object: Value) -> LocalizedText {
        let mode = object[.volumeBindingMode].string ?? "Immediate"
        let type = object["parameters"][.type].string
        let parts = [object[.provisioner].string, type, "volumeBindingMode \(mode)"].compactMap { $0 }
        return LocalizedText(verbatim: parts.joined(separator: ", "))
    }
}

extension Claim {
    /// What the texts of storage rules say of a claim.
    func values(_ move: Move) -> [String: LocalizedText] {
        [
            "claim": LocalizedText(verbatim: name), "owner": .object(manifest),
            "suggestion": move.suggestedStorageClass,
            "immutable": isTemplate
                ? .say(
                    " volumeClaimTemplates cannot be changed: a StatefulSet that exists has to be made anew.",
                    "volumeClaimTemplates は変更できないため、既存の StatefulSet は作り直しが必要です。")
                : .empty,
        ]
    }
}
