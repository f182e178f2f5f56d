import KubeObjects

extension Validator {
    /// The volumes of a pod; those without errors are put into `context`.
    mutating func volumes(of spec: Value, _ context: inout PodContext) {
        guard case .array(let volumes) = spec[.volumes], !volumes.isEmpty else { return }
        context.volumes.reserveCapacity(volumes.count)
        var claims: [String] = []
        if !context.name.isEmpty {
            for volume in volumes where !volume[.ephemeral].isNull {
                claims.append(context.name + "-" + volume[.name].text)
            }
        }
        within(.volumes) { v in
            for (index, volume) in volumes.enumerated() {
                v.within(index: index) { v in
                    v.volume(volume, &context)
                    let claim = volume[.persistentVolumeClaim][.claimName].text
                    if !claims.isEmpty, claims.contains(claim) {
                        v.within(.persistentVolumeClaim) {
                            $0.invalid(
                                .claimName, was: .string(claim),
                                because: "must not reference a PVC that gets created for an ephemeral volume")
                        }
                    }
                }
            }
        }
    }

    private mutating func volume(_ volume: Value, _ context: inout PodContext) {
        let before = count
        volumeSource(volume, context)
        let name = volume[.name].text
        if name.isEmpty {
            required(.name)
        } else {
            check(.name, name, Format.dnsLabel(name))
        }
        if context.volumes.contains(where: { $0.name == name }) { duplicate(.name, was: .string(name)) }
        if count == before { context.volumes.append((name, volume)) }
    }

    private mutating func volumeSource(_ volume: Value, _ context: PodContext) {
        let sources = volume.members.filter { $0.key != .name && !$0.value.isNull }
        if sources.isEmpty {
            // The server gives a volume without a source an empty directory.
            return
        }
        if sources.count == 1, let source = sources.first {
            within(VolumeSource.path(source.key)) { $0.volumeSource(source.key, source.value, volume, context) }
            return
        }
        var isFirst = true
        for key in VolumeSource.order where !volume[key].isNull {
            if isFirst {
                within(VolumeSource.path(key)) { $0.volumeSource(key, volume[key], volume, context) }
                isFirst = false
            } else {
                forbidden(VolumeSource.forbiddenPath(key), because: "may not specify more than 1 volume type")
            }
        }
    }

    private mutating func volumeSource(_ key: Key, _ source: Value, _ volume: Value, _ context: PodContext) {
        switch key {
        case .projected: projectedVolume(source)
        case .configMap: fileVolume(source, nameField: .name)
        case .secret: fileVolume(source, nameField: .secretName)
        case .downwardAPI:
            fileMode(.defaultMode, of: source)
            for file in source[.items].elements { downwardFile(file) }
        case .emptyDir:
            if let limit = Quantity(source[.sizeLimit]), limit < .zero {
                forbidden(.sizeLimit, because: "SizeLimit field must be a valid resource quantity")
            }
        case .ephemeral: ephemeralVolume(source, name: volume[.name].text, context)
        case .image:
            if context.isPod { nonEmpty(.reference, of: source) }
            if !source[.pullPolicy].isNull { choice(.pullPolicy, of: source, ["Always", "IfNotPresent", "Never"]) }
        case .iscsi: iscsiVolume(source)
        default: commonVolumeSource(key, source)
        }
    }

    /// The sources that pods and persistent volumes share.
    mutating func commonVolumeSource(_ key: Key, _ source: Value) {
        switch key {
        case .hostPath: hostPath(source)
        case .persistentVolumeClaim: nonEmpty(.claimName, of: source)
        case .csi:
            driverName(.driver, source[.driver].text)
            ifPresent(.nodePublishSecretRef, of: source) { v, reference in v.nonEmpty(.name, of: reference) }
        case .nfs: nfsVolume(source)
        case .gcePersistentDisk:
            nonEmpty(.pdName, of: source)
            partition(of: source)
        case .awsElasticBlockStore:
            nonEmpty(.volumeID, of: source)
            partition(of: source)
        case .gitRepo:
            nonEmpty(.repository, of: source)
            descendingPath(.directory, source[.directory].text)
        case .azureDisk: azureDisk(source)
        case .fc: fibreChannel(source)
        default:
            for field in VolumeSource.requiredFields[key] ?? [] where source[field].isEmpty || source[field] == "" {
                required(field)
            }
        }
    }

    // MARK: Files from objects

    private mutating func fileVolume(_ source: Value, nameField: Key) {
        nonEmpty(nameField, of: source)
        fileMode(.defaultMode, of: source)
        forEach(.items, of: source) { v, item, _ in v.keyToPath(item) }
    }

    private mutating func keyToPath(_ item: Value) {
        nonEmpty(.key, of: item)
        nonEmpty(.path, of: item)
        localPath(.path, item[.path].text)
        fileMode(.mode, of: item)
    }

    private mutating func fileMode(_ field: Key, of value: Value) {
        guard case .integer(let mode) = value[field], !(0...0o777).contains(mode) else { return }
        invalid(
            field, was: .integer(mode), because: "must be a number between 0 and 0777 (octal), both inclusive")
    }

    private mutating func downwardFile(_ file: Value) {
        nonEmpty(.path, of: file)
        localPath(.path, file[.path].text)
        let (field, resource) = (file[.fieldRef], file[.resourceFieldRef])
        if !field.isNull {
            within(.fieldRef) { $0.fieldReference(field, supported: fieldsOfVolumes) }
            if !resource.isNull {
                invalid(was: "resource", because: "fieldRef and resourceFieldRef can not be specified simultaneously")
            }
        } else if !resource.isNull {
            within(.resourceFieldRef) { $0.resourceReference(resource, isVolume: true) }
        } else {
            required(because: "one of fieldRef and resourceFieldRef is required")
        }
        fileMode(.mode, of: file)
    }

    private mutating func projectedVolume(_ source: Value) {
        fileMode(.defaultMode, of: source)
        var paths: [String] = []
        forEach(.sources, of: source) { v, projection, _ in
            v.projection(projection, &paths)
            if projection.members.count > 1 {
                v.forbidden(because: "may not specify more than 1 volume type per source")
            }
        }
    }

    private mutating func projection(_ projection: Value, _ paths: inout [String]) {
        for key in [Key.secret, .configMap] {
            ifPresent(key, of: projection) { v, source in
                v.nonEmpty(.name, of: source)
                v.forEach(.items, of: source) { v, item, _ in
                    v.keyToPath(item)
                    v.uniquePath(item[.path].text, was: source[.name].text, &paths)
                }
            }
        }
        ifPresent(.downwardAPI, of: projection) { v, source in
            for file in source[.items].elements {
                v.downwardFile(file)
                v.uniquePath(file[.path].text, was: file[.path].text, &paths)
            }
        }
        ifPresent(.serviceAccountToken, of: projection) { v, source in
            if let seconds = source[.expirationSeconds].integer {
                if seconds < 600 {
                    v.invalid(
                        .expirationSeconds, was: Value(seconds),
                        because: "may not specify a duration less than 10 minutes")
                } else if seconds > 1 << 32 {
                    v.invalid(
                        .expirationSeconds, was: Value(seconds),
                        because: "may not specify a duration larger than 2^32 seconds")
                }
            }
            v.nonEmpty(.path, of: source)
            v.localPath(.path, source[.path].text)
        }
        ifPresent(.clusterTrustBundle, of: projection) { v, source in v.trustBundle(source) }
    }

    private mutating func uniquePath(_ path: String, was value: String, _ paths: inout [String]) {
        if path.isEmpty { return }
        if paths.contains(path) { invalid(was: .string(value), because: "conflicting duplicate paths") }
        paths.append(path)
    }

    private mutating func trustBundle(_ source: Value) {
        let (name, signer) = (source[.name], source[.signerName])
        if !name.isNull, !signer.isNull {
            invalid(
                was: source, as: "ClusterTrustBundleProjection",
                because: "only one of name and signerName may be used")
        } else if name.isNull, signer.isNull {
            required(because: "either name or signerName must be specified")
        } else if !signer.isNull {
            labelSelector(.labelSelector, of: source)
        }
        nonEmpty(.path, of: source)
        localPath(.path, source[.path].text)
    }

    // MARK: Claims

    private mutating func ephemeralVolume(_ source: Value, name: String, _ context: PodContext) {
        let template = source[.volumeClaimTemplate]
        if template.isNull {
            required(.volumeClaimTemplate)
        } else {
            within(.volumeClaimTemplate) { v in
                v.within(.metadata) { v in
                    let meta = template[.metadata]
                    v.annotations(of: meta)
                    v.labels(.labels, of: meta)
                    for member in meta.members.sortedByKey
                    where member.key != .labels && member.key != .annotations && !member.value.isNull {
                        v.forbidden(member.key, because: "cannot be set")
                    }
                }
                v.within(.spec) { $0.claimSpec(template[.spec]) }
            }
        }
        guard !context.name.isEmpty, !name.isEmpty else { return }
        let claim = context.name + "-" + name
        for message in Format.dnsSubdomain(claim) {
            invalid(.name, was: .string(name), because: "PVC name \(GoText.quoted(claim)): \(message)")
        }
    }

    // MARK: Volumes on machines and networks

    private mutating func hostPath(_ source: Value) {
        let path = source[.path].text
        if path.isEmpty {
            required(.path)
            return
        }
        noBacksteps(.path, path)
        optionalChoice(.type, of: source, VolumeSource.hostPathTypes)
    }

    private mutating func nfsVolume(_ source: Value) {
        nonEmpty(.server, of: source)
        let path = source[.path].text
        if path.isEmpty { required(.path) }
        if !path.hasPrefix("/") { invalid(.path, was: .string(path), because: "must be an absolute path") }
    }

    private mutating func partition(of source: Value) {
        if let number = source[.partition].integer, !(0...255).contains(number) {
            invalid(.partition, was: Value(number), because: Message.range(1, 255))
        }
    }

    private mutating func iscsiVolume(_ source: Value) {
        nonEmpty(.targetPortal, of: source)
        let name = source[.iqn].text
        if name.isEmpty {
            required(.iqn)
        } else if !["iqn", "eui", "naa"].contains(where: name.hasPrefix) {
            invalid(.iqn, was: .string(name), because: "must be valid format starting with iqn, eui, or naa")
        }
        if let lun = source[.lun].integer, !(0...255).contains(lun) {
            invalid(.lun, was: Value(lun), because: Message.range(0, 255))
        }
        if source[.chapAuthDiscovery].isTrue || source[.chapAuthSession].isTrue, source[.secretRef].isNull {
            required(.secretRef)
        }
    }

    private mutating func fibreChannel(_ source: Value) {
        let (names, identifiers) = (source[.targetWWNs], source[.wwids])
        if names.isEmpty, identifiers.isEmpty {
            required(.targetWWNs, because: "must specify either targetWWNs or wwids, but not both")
        }
        if names.isEmpty { return }
        if !identifiers.isEmpty {
            invalid(.targetWWNs, was: names, because: "targetWWNs and wwids can not be specified simultaneously")
        }
        if source[.lun].isNull {
            required(.lun, because: "lun is required if targetWWNs is specified")
        } else if !(0...255).contains(source[.lun].number64) {
            invalid(.lun, was: source[.lun], because: Message.range(0, 255))
        }
    }

    private mutating func azureDisk(_ source: Value) {
        nonEmpty(.diskName, of: source)
        nonEmpty(.diskURI, of: source)
        optionalChoice(.cachingMode, of: source, ["None", "ReadOnly", "ReadWrite"])
        optionalChoice(.kind, of: source, ["Dedicated", "Managed", "Shared"])
        let address = source[.diskURI].text
        guard case .string(let kind) = source[.kind] else { return }
        if kind == "Managed", !address.hasPrefix("/subscriptions/") {
            unsupported(
                .diskURI, was: .string(address),
                supported: [
                    "/subscriptions/{sub-id}/resourcegroups/{group-name}/providers/microsoft.compute/disks/{disk-id}"
                ])
        } else if kind != "Managed", !address.hasPrefix("https://") {
            unsupported(
                .diskURI, was: .string(address),
                supported: ["https://{account-name}.blob.core.windows.net/{container-name}/{disk-name}.vhd"])
        }
    }

    /// The name of a CSI driver.
    mutating func driverName(_ field: Key, _ name: String) {
        if name.isEmpty { required(field) }
        if name.utf8.count > 63 { tooLong(field, limit: 63) }
        check(field, name, Format.dnsSubdomain(name.lowercased()))
    }
}

/// The kinds of volume sources, as data.
enum VolumeSource {
    /// In the order in which the server looks at them.
    static let order: [Key] = [
        .emptyDir, .hostPath, .gitRepo, .gcePersistentDisk, .awsElasticBlockStore, .secret, .nfs, .iscsi, .glusterfs,
        .flocker, .persistentVolumeClaim, .rbd, .cinder, .cephfs, .quobyte, .downwardAPI, .fc, .flexVolume, .configMap,
        .azureFile, .vsphereVolume, .photonPersistentDisk, .portworxVolume, .azureDisk, .storageos, .projected,
        .scaleIO, .csi, .ephemeral, .image,
    ]

    /// What must not be empty in the sources that have no other rules.
    static let requiredFields: [Key: [Key]] = [
        .glusterfs: [.endpoints, .path],
        .rbd: [.monitors, .image],
        .cinder: [.volumeID],
        .cephfs: [.monitors],
        .quobyte: [.registry, .volume],
        .flexVolume: [.driver],
        .azureFile: [.secretName, .shareName],
        .vsphereVolume: [.volumePath],
        .photonPersistentDisk: [.pdID],
        .portworxVolume: [.volumeID],
        .scaleIO: [.gateway, .system, .volumeName],
        .storageos: [.volumeName],
    ]

    static let hostPathTypes = [
        "", "BlockDevice", "CharDevice", "Directory", "DirectoryOrCreate", "File", "FileOrCreate", "Socket",
    ]

    /// The name of a source in the paths of its errors; the server's own spelling.
    static func path(_ key: Key) -> Key { key == .gcePersistentDisk ? .persistentDisk : key }

    /// The name of a source that is one too many.
    static func forbiddenPath(_ key: Key) -> Key {
        switch key {
        case .downwardAPI: .downwarAPI
        case .cephfs: .cephFS
        default: key
        }
    }
}
