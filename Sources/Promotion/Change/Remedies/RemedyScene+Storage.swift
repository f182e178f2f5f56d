import AppSources
import ClusterPlatforms
import KubeObjects

extension RemedyScene {
    /// The claim that the finding is about.
    private var claim: Claim? {
        let field = finding.field ?? .root
        return move.claims.first { $0.manifest.key == key && field.starts(with: $0.path) }
    }

    /// Names the platform's class in a claim, and makes the class where the platform has none of that name.
    func nameStorageClass(in draft: inout ChangeDraft) {
        guard let claim, let name = move.targetClassName else { return leaveOpen(in: &draft) }
        draft.set(claim.path.appending(.storageClassName), to: .string(name), of: key, answering: answer)
        if move.managed.storage.storageClass(named: name) == nil,
            let object = move.newStorageClass(named: name)
        {
            draft.add(object, answering: answer)
        }
        requireDriver(in: &draft)
    }

    /// Counts on the driver behind the class to move to.
    func requireDriver(in draft: inout ChangeDraft) {
        guard let driver = move.targetDriver, !driver.isInstalled, let addOn = driver.addOn else { return }
        draft.require(addOn: addOn, answering: answer)
    }

    /// Lets claims of a volume that lives on a node have a new one made, and says that the data has to move.
    func releaseVolume(in draft: inout ChangeDraft) {
        guard let volume = move.app[key]?.object, let name = move.targetClassName else { return }
        let volumeClass = volume[.spec][.storageClassName].string
        for claim in move.claims {
            guard claim.spec[.volumeName].string == key.name || (volumeClass != nil && claim.className == volumeClass)
            else { continue }
            let owner = claim.manifest.key
            draft.remove(claim.path.appending(.volumeName), of: owner, answering: answer)
            draft.remove(claim.path.appending(.selector), of: owner, answering: answer)
            draft.set(claim.path.appending(.storageClassName), to: .string(name), of: owner, answering: answer)
            if move.managed.storage.storageClass(named: name) == nil, let object = move.newStorageClass(named: name) {
                draft.add(object, answering: answer)
            }
            requireDriver(in: &draft)
            setAccessMode(of: claim, in: &draft)
        }
        draft.removeObject(key, answering: answer)
    }

    /// Asks of the disk what a disk can do, where one pod is all that mounts it; of a file share what many need, where the platform has
    /// a class for one.
    func setAccessMode(in draft: inout ChangeDraft) {
        guard let claim else { return leaveOpen(in: &draft) }
        setAccessMode(of: claim, in: &draft)
    }

    private func setAccessMode(of claim: Claim, in draft: inout ChangeDraft) {
        guard let driver = move.targetDriver, !claim.isBlock,
            let mode = claim.accessModes.first(where: { !driver.accessModes.contains($0) })
        else { return }
        let owner = claim.manifest.key
        if move.podCount(of: claim) <= 1 {
            let path = claim.path.appending(.accessModes)
            return draft.set(path, to: ["ReadWriteOnce"], of: owner, answering: answer)
        }
        let share = move.managed.storage.classes.first { storageClass in
            let provisioner = storageClass[.provisioner].string ?? ""
            return move.managed.storage.driver(for: provisioner).map {
                $0.isInstalled && $0.accessModes.contains(mode)
            } ?? false
        }
        guard let share else { return leaveOpen(in: &draft) }
        let path = claim.path.appending(.storageClassName)
        draft.set(path, to: .string(share.objectName), of: owner, answering: answer)
    }

    /// Moves a database's files out of the root of its disk.
    func moveDataDirectory(in draft: inout ChangeDraft) {
        let mount = field.parent
        let container = mount.parent.parent
        let object = draft[key]
        guard let directory = DataDirectory.known.first(where: { $0.path == object[field].string }) else { return }
        guard let variable = directory.variable else {
            return draft.set(mount.appending("subPath"), to: "data", of: key, answering: answer)
        }
        let value = Value.string(directory.path + "/data")
        let list = container.appending(.env)
        if let index = object[list].elements.firstIndex(where: { $0[.name].string == variable }) {
            draft.set(list.appending(index).appending(.value), to: value, of: key, answering: answer)
        } else {
            draft.append([.name: .string(variable), .value: value], to: list, of: key, answering: answer)
        }
    }

    /// Gives the disk to the group of the process.
    func setVolumeGroup(in draft: inout ChangeDraft) {
        guard let manifest = draft.app[key], let workload = Workload(manifest) else { return }
        let users = workload.containers.compactMap { NonRootUser(container: $0.container, pod: workload.spec) }
        guard let group = users.lazy.compactMap({ $0.group ?? $0.number }).first else {
            return leaveOpen(in: &draft)
        }
        draft.set(
            workload.specPath.appending(.securityContext).appending("fsGroup"), to: .integer(Int64(group)), of: key,
            answering: answer)
    }
}

extension Move {
    /// The class to move claims to; it may have to be made.
    var targetClassName: String? {
        managed.storage.recommendedClass ?? managed.storage.defaultClass?.objectName
    }

    /// The driver behind that class.
    var targetDriver: StorageDriver? {
        let existing = targetClassName.flatMap { managed.storage.storageClass(named: $0) }
        let provisioner = existing?[.provisioner].string
        let driver = provisioner.flatMap { target.storage.driver(for: $0) } ?? usualDriver(on: target)
        return driver
    }

    /// How many pods may mount a claim at a time.
    func podCount(of claim: Claim) -> Int {
        guard claim.workload == nil else { return 1 }
        return workloads.filter { workload in
            workload.key.namespace == claim.manifest.key.namespace
                && workload.spec[.volumes].elements.contains {
                    $0[.persistentVolumeClaim][.claimName].string == claim.name
                }
        }.reduce(0) { $0 + podCount(of: $1) }
    }

    /// The class to move to, as an object of the app's own.
    func newStorageClass(named name: String) -> Value? {
        guard let driver = usualDriver(on: managed) else { return nil }
        let parameters = managed.fact("storage.recommendedParameters")?.value ?? .null
        return [
            .apiVersion: "storage.k8s.io/v1", .kind: "StorageClass", .metadata: [.name: .string(name)],
            .provisioner: .string(driver.name), "parameters": parameters,
            .reclaimPolicy: "Delete", .volumeBindingMode: "WaitForFirstConsumer", "allowVolumeExpansion": true,
        ]
    }
}
