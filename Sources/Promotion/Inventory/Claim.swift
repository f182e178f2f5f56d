import AppSources
import ClusterPlatforms
import KubeObjects

/// A volume that an app asks for: a claim of its own, a template of a StatefulSet, or a generic ephemeral volume.
struct Claim: Sendable {
    /// The object it is written in.
    let manifest: Manifest
    /// Where its specification stands.
    let path: FieldPath
    /// The claim's name, or the name of its template or volume.
    let name: String
    /// What it asks for.
    let spec: Value
    /// The workload it is a part of; `nil` for a claim of its own.
    let workload: Workload?
    /// How many volumes are made of it.
    let count: Int

    /// The class it names; `nil` where it leaves that to the default, and empty where it wants none.
    var className: String? { spec[.storageClassName].string }

    /// Where the class is written, or where it is missing.
    var classField: FieldPath { className == nil ? path : path.appending(.storageClassName) }

    /// Whether it names the volume it wants rather than have one made.
    var isStatic: Bool { spec[.volumeName].string != nil || className == "" || !spec[.selector].isNull }

    /// How its volume may be mounted.
    var accessModes: [String] { spec[.accessModes].elements.compactMap(\.string) }

    /// How much it asks for.
    var size: String? { spec[.resources][.requests]["storage"].stringOrInteger }

    /// Whether it is a raw device.
    var isBlock: Bool { spec["volumeMode"].string == "Block" }

    /// Whether it belongs to a StatefulSet, whose templates cannot be changed.
    var isTemplate: Bool { workload?.key.kind == .statefulSet }

    static func claims(of app: App) -> [Claim] {
        app.manifests.flatMap { manifest -> [Claim] in
            if manifest.kind == .persistentVolumeClaim {
                return [
                    Claim(
                        manifest: manifest, path: "spec", name: manifest.key.name, spec: manifest.object[.spec],
                        workload: nil, count: 1)
                ]
            }
            guard let workload = Workload(manifest) else { return [] }
            return templates(of: workload) + ephemeral(of: workload)
        }
    }

    private static func templates(of workload: Workload) -> [Claim] {
        guard workload.key.kind == .statefulSet else { return [] }
        let templates = workload.manifest.object[.spec][.volumeClaimTemplates].elements
        return templates.enumerated().map { index, template in
            Claim(
                manifest: workload.manifest,
                path: FieldPath(keys: [.spec, .volumeClaimTemplates]).appending(index).appending(.spec),
                name: template.objectName, spec: template[.spec], workload: workload,
                count: workload.plannedReplicas ?? 1)
        }
    }

    private static func ephemeral(of workload: Workload) -> [Claim] {
        workload.spec[.volumes].elements.enumerated().compactMap { index, volume in
            let spec = volume["ephemeral"]["volumeClaimTemplate"][.spec]
            guard !spec.isNull else { return nil }
            let path = workload.specPath.appending(.volumes).appending(index)
                .appending(FieldPath(keys: ["ephemeral", "volumeClaimTemplate", .spec]))
            return Claim(
                manifest: workload.manifest, path: path, name: volume[.name].string ?? "", spec: spec,
                workload: workload, count: workload.plannedReplicas ?? 1)
        }
    }
}

/// The class a claim gets on a platform.
enum ClaimedClass {
    /// A class, as its complete object; `isOwn` where the app brings it.
    case found(Value, isOwn: Bool)
    /// The named class is neither the platform's nor the app's.
    case missing(String)
    /// None is named and there is no default.
    case noDefault
    /// The claim wants a volume that exists already.
    case none
}

extension Move {
    /// The class that `claim` gets on `platform`.
    func storageClass(of claim: Claim, on platform: Platform) -> ClaimedClass {
        if claim.isStatic { return .none }
        let own = app.manifests(of: .storageClass).map(\.object)
        if let name = claim.className {
            if let object = own.first(where: { $0.objectName == name }) { return .found(object, isOwn: true) }
            return platform.storage.storageClass(named: name).map { .found($0, isOwn: false) } ?? .missing(name)
        }
        if let object = own.first(where: { $0.annotation(.isDefaultStorageClass) == "true" }) {
            return .found(object, isOwn: true)
        }
        return platform.storage.defaultClass.map { .found($0, isOwn: false) } ?? .noDefault
    }

    /// The driver that makes the volume of `claim` on `platform`; the platform's usual one where no class is found.
    func storageDriver(of claim: Claim, on platform: Platform) -> StorageDriver? {
        guard case .found(let object, _) = storageClass(of: claim, on: platform) else {
            if case .none = storageClass(of: claim, on: platform) { return nil }
            return usualDriver(on: platform)
        }
        return object[.provisioner].string.flatMap { platform.storage.driver(for: $0) }
    }

    /// The driver behind the class to move to: the default class's, or the first of the platform.
    func usualDriver(on platform: Platform) -> StorageDriver? {
        let provisioner = platform.storage.defaultClass?[.provisioner].string
        return provisioner.flatMap { platform.storage.driver(for: $0) } ?? platform.storage.drivers.first
    }

    /// The class to name instead.
    var suggestedStorageClass: LocalizedText {
        let recommended = managed.fact("storage.recommendedClass")?.value.string
        let existing = recommended.flatMap { managed.storage.storageClass(named: $0) } ?? managed.storage.defaultClass
        if let existing { return .code(existing.objectName) }
        let driver = usualDriver(on: managed)?.name ?? ""
        guard let name = recommended else { return .code(driver) }
        return .say(
            "a class of your own (`\(name)`, provisioner `\(driver)`)", "独自のクラス（`\(name)`、プロビジョナー `\(driver)`）")
    }

    /// The claims that a workload's pods mount, with the volume that mounts each.
    func claims(mountedBy workload: Workload) -> [(claim: Claim, volume: String)] {
        claims.compactMap { claim in
            if claim.workload?.key == workload.key { return (claim, claim.name) }
            guard claim.workload == nil, claim.manifest.key.namespace == workload.key.namespace else { return nil }
            let volume = workload.spec[.volumes].elements.first {
                $0[.persistentVolumeClaim][.claimName].string == claim.name
            }
            return volume.map { (claim, $0[.name].string ?? "") }
        }
    }
}

extension Key {
    static let isDefaultStorageClass = Key("storageclass.kubernetes.io/is-default-class")
}
