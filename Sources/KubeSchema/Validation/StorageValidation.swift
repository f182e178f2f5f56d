import KubeObjects

// PersistentVolumeClaims, PersistentVolumes, StorageClasses, VolumeAttachments, CSIDrivers, CSINodes.

private let accessModes = ["ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod"]

extension Validator {
    // MARK: Claims

    /// The specification of a claim, also of the templates in pods.
    mutating func claimSpec(_ spec: Value) {
        if spec[.accessModes].isEmpty {
            required(.accessModes, because: "at least 1 access mode is required")
        }
        labelSelector(.selector, of: spec)
        accessModes(of: spec)
        storageRequest(of: spec)
        named(.storageClassName, of: spec, Format.dnsSubdomain)
        optionalChoice(.volumeMode, of: spec, ["Block", "Filesystem"])
        ifPresent(.dataSource, of: spec) { v, source in v.dataSource(source) }
        ifPresent(.dataSourceRef, of: spec) { v, source in
            v.dataSource(source)
            v.named(.namespace, of: source, Format.dnsLabel)
        }
        dataSourcesAgree(spec)
        named(.volumeAttributesClassName, of: spec, Format.dnsSubdomain)
    }

    private mutating func accessModes(of spec: Value) {
        let modes = spec[.accessModes].elements.map(\.text)
        for mode in modes where !KubeSchema.accessModes.contains(mode) {
            unsupported(.accessModes, was: .string(mode), supported: KubeSchema.accessModes)
        }
        let known = Set(modes).intersection(KubeSchema.accessModes)
        if known.contains("ReadWriteOncePod"), known.count > 1 {
            forbidden(.accessModes, because: "may not use ReadWriteOncePod with other access modes")
        }
    }

    private mutating func storageRequest(of spec: Value) {
        let request = spec[.resources][.requests][.storage]
        within(.resources) { v in
            v.within(entry: .storage) { v in
                guard let amount = Quantity(request) else {
                    if request.isNull { v.required() }
                    return
                }
                if amount <= .zero { v.invalid(was: .string(amount.description), because: Message.positive) }
            }
        }
    }

    private mutating func dataSource(_ source: Value) {
        nonEmpty(.name, of: source)
        nonEmpty(.kind, of: source)
        let group = source[.apiGroup].text
        if group.isEmpty, source[.kind].text != "PersistentVolumeClaim" {
            invalid(
                was: .string(source[.kind].text),
                because: "must be 'PersistentVolumeClaim' when referencing the default apiGroup")
        }
        named(.apiGroup, of: source, Format.dnsSubdomain)
    }

    private mutating func dataSourcesAgree(_ spec: Value) {
        let (source, reference) = (spec[.dataSource], spec[.dataSourceRef])
        if source.isNull || reference.isNull { return }
        if !reference[.namespace].text.isEmpty {
            invalid(
                was: "spec.dataSource", because: "may not be specified when dataSourceRef.namespace is specified")
        } else if [Key.apiGroup, .kind, .name].contains(where: { source[$0] != reference[$0] }) {
            invalid(was: "spec.dataSource", because: "must match dataSourceRef")
        }
    }

    mutating func claimUpdate(from old: Value, to new: Value) {
        let before = old[.spec]
        var after = new[.spec]
        let isBound = new[.status][.phase] == "Bound" || old[.status][.phase] == "Bound"
        var compared = before
        if before[.volumeName].text.isEmpty { compared[.volumeName] = after[.volumeName] }
        if before[.storageClassName].isNull { after[.storageClassName] = .null }
        if isBound {
            if !after[.resources][.requests].isNull {
                after[.resources][.requests][.storage] = before[.resources][.requests][.storage]
            }
            if !after[.volumeAttributesClassName].isNull {
                after[.volumeAttributesClassName] = before[.volumeAttributesClassName]
            }
        }
        if !GoType.same(compared, after, as: "PersistentVolumeClaimSpec") {
            let difference = LineDiff.text(
                from: GoType.render(compared, as: "PersistentVolumeClaimSpec"),
                to: GoType.render(after, as: "PersistentVolumeClaimSpec"))
            forbidden(
                .spec,
                because: "spec is immutable after creation except resources.requests and volumeAttributesClassName for "
                    + "bound claims\n" + difference)
        }
        claimShrinks(from: old, to: new)
        immutable(.volumeMode, from: before, to: new[.spec])
        attributesClass(from: before, to: new[.spec])
    }

    private mutating func claimShrinks(from old: Value, to new: Value) {
        let size: (Value) -> Quantity = { Quantity($0[.spec][.resources][.requests][.storage]) ?? .zero }
        let capacity = Quantity(old[.status][.capacity][.storage]) ?? .zero
        if size(new) < size(old), size(new) <= capacity {
            within(.spec, .resources) { v in
                v.within(.requests) { $0.forbidden(.storage, because: "field can not be less than status.capacity") }
            }
        }
    }

    private mutating func attributesClass(from old: Value, to new: Value) {
        let (before, after) = (old[.volumeAttributesClassName], new[.volumeAttributesClassName])
        if before.isNull || before == after { return }
        within(.spec) { v in
            if after.isNull {
                v.forbidden(.volumeAttributesClassName, because: "update from non-nil value to nil is forbidden")
            } else if after.text.isEmpty {
                v.forbidden(
                    .volumeAttributesClassName, because: "update from non-nil value to an empty string is forbidden")
            }
        }
    }

    // MARK: Volumes

    mutating func persistentVolume(_ object: Value) {
        within(.spec) { v in
            let spec = object[.spec]
            if spec[.accessModes].isEmpty { v.required(.accessModes) }
            v.accessModes(of: spec)
            v.capacity(of: spec)
            v.optionalChoice(.persistentVolumeReclaimPolicy, of: spec, ["Delete", "Recycle", "Retain"])
            v.ifPresent(.nodeAffinity, of: spec) { v, affinity in
                if affinity[.required].isNull {
                    v.required(.required, because: "must specify required node constraints")
                }
                v.nodeSelector(.required, of: affinity)
            }
            v.persistentSource(of: spec)
            if spec[.hostPath][.path] == "/", spec[.persistentVolumeReclaimPolicy] == "Recycle" {
                v.forbidden(
                    .persistentVolumeReclaimPolicy, because: "may not be 'recycle' for a hostPath mount of '/'")
            }
            v.named(.storageClassName, of: spec, Format.dnsSubdomain)
            v.optionalChoice(.volumeMode, of: spec, ["Block", "Filesystem"])
            if case .string(let name) = spec[.volumeAttributesClassName] {
                if name.isEmpty {
                    v.required(.volumeAttributesClassName, because: "an empty string is disallowed")
                }
                v.named(.volumeAttributesClassName, of: spec, Format.dnsSubdomain)
                if spec[.csi].isNull {
                    v.required(.csi, because: "has to be specified when using volumeAttributesClassName")
                }
            }
        }
    }

    private mutating func capacity(of spec: Value) {
        let capacity = spec[.capacity]
        if capacity.isEmpty { required(.capacity) }
        if capacity[.storage].isNull || capacity.members.count > 1 {
            unsupported(.capacity, was: capacity, supported: ["storage"])
        }
        for member in capacity.members.sortedByKey {
            guard let amount = Quantity(member.value), amount <= .zero else { continue }
            within(.capacity) { v in
                v.within(entry: member.key) { v in
                    if amount.intValue < 0 {
                        v.invalid(was: Value(Int(amount.intValue)), because: "must be a valid resource quantity")
                    }
                    v.invalid(was: .string(amount.description), because: Message.positive)
                }
            }
        }
    }

    private mutating func persistentSource(of spec: Value) {
        var isFirst = true
        for key in persistentSources where !spec[key].isNull {
            if !isFirst {
                forbidden(VolumeSource.forbiddenPath(key), because: "may not specify more than 1 volume type")
                continue
            }
            isFirst = false
            within(VolumeSource.path(key)) { $0.persistentSource(key, spec[key]) }
            if key == .local, spec[.nodeAffinity].isNull {
                required(.nodeAffinity, because: "Local volume requires node affinity")
            }
        }
        if isFirst { required(because: "must specify a volume type") }
    }

    private mutating func persistentSource(_ key: Key, _ source: Value) {
        switch key {
        case .local:
            nonEmpty(.path, of: source)
            noBacksteps(.path, source[.path].text)
        case .csi:
            driverName(.driver, source[.driver].text)
            nonEmpty(.volumeHandle, of: source)
            for field in secretsOfDrivers {
                ifPresent(field, of: source) { v, reference in
                    v.nonEmpty(.name, of: reference)
                    v.named(.name, of: reference, Format.dnsSubdomain)
                    v.nonEmpty(.namespace, of: reference)
                    v.named(.namespace, of: reference, Format.dnsLabel)
                }
            }
        case .iscsi:
            nonEmpty(.targetPortal, of: source)
            nonEmpty(.iqn, of: source)
        default: commonVolumeSource(key, source)
        }
    }

    mutating func persistentVolumeUpdate(from old: Value, to new: Value) {
        var (before, after) = (old[.spec], new[.spec])
        if !before[.csi].isNull, before[.csi][.controllerExpandSecretRef].isNull, !after[.csi].isNull {
            after[.csi][.controllerExpandSecretRef] = .null
        }
        if !GoType.same(before, after, as: "PersistentVolumeSource") {
            let difference = LineDiff.text(
                from: GoType.render(before, as: "PersistentVolumeSource"),
                to: GoType.render(after, as: "PersistentVolumeSource"))
            within(.spec) {
                $0.forbidden(
                    "persistentvolumesource",
                    because: "spec.persistentvolumesource is immutable after creation\n" + difference)
            }
        }
        for key in [Key.volumeMode, .nodeAffinity] where before[key].isNull && key == .nodeAffinity {
            before[key] = after[key]
        }
        immutable(.volumeMode, from: before, to: after)
        if !GoType.equal(before[.nodeAffinity], after[.nodeAffinity]) {
            invalid(
                .nodeAffinity, was: after[.nodeAffinity], as: "VolumeNodeAffinity",
                because: "field is immutable, except for updating from beta label to GA")
        }
    }

    // MARK: Classes

    mutating func storageClass(_ object: Value) {
        provisioner(.provisioner, of: object)
        parameters(of: object)
        optionalChoice(.reclaimPolicy, of: object, ["Delete", "Retain"])
        optionalChoice(.volumeBindingMode, of: object, ["Immediate", "WaitForFirstConsumer"])
        forEach(.allowedTopologies, of: object) { v, term, _ in v.topologyTerm(term) }
    }

    /// Who makes volumes of a class.
    mutating func provisioner(_ field: Key, of object: Value) {
        let name = object[field].text
        if name.isEmpty {
            required(field)
        } else {
            check(field, name, Format.qualifiedName(name.lowercased()))
        }
    }

    /// What a class tells its driver.
    mutating func parameters(of object: Value) {
        let parameters = object[.parameters].members
        guard parameters.count <= 512 else { return tooLong(.parameters, limit: 512) }
        for member in parameters where member.key.text.isEmpty {
            invalid(.parameters, was: "", because: "field can not be empty.")
        }
        let size = parameters.reduce(0) { $0 + $1.key.text.utf8.count + $1.value.text.utf8.count }
        if size > 262_144 { tooLong(.parameters, limit: 262_144) }
    }

    private mutating func topologyTerm(_ term: Value) {
        var keys: [String] = []
        forEach(.matchLabelExpressions, of: term) { v, expression, _ in
            let values = expression[.values].elements
            if values.isEmpty { v.required(.values) }
            v.forEach(.values, of: expression) { v, value, index in
                if values[..<index].contains(value) { v.duplicate(was: value) }
            }
            let key = expression[.key].text
            v.check(.key, key, Format.qualifiedName(key))
            if keys.contains(key) { v.duplicate(.key, was: .string(key)) }
            keys.append(key)
        }
    }

    mutating func storageClassUpdate(from old: Value, to new: Value) {
        if !GoType.equal(old[.parameters], new[.parameters]) {
            forbidden(.parameters, because: "updates to parameters are forbidden.")
        }
        immutable(.provisioner, from: old, to: new)
        if old[.reclaimPolicy] != new[.reclaimPolicy] {
            forbidden(.reclaimPolicy, because: "updates to reclaimPolicy are forbidden.")
        }
        immutable(.volumeBindingMode, from: old, to: new)
    }

    // MARK: Attachments and drivers

    mutating func volumeAttachment(_ object: Value) {
        within(.spec) { v in
            let spec = object[.spec]
            v.driverName(.attacher, spec[.attacher].text)
            let source = spec[.source]
            let (name, inline) = (source[.persistentVolumeName], source[.inlineVolumeSpec])
            v.within(.source) { v in
                if name.isNull, inline.isNull {
                    v.required(because: "must specify exactly one of inlineVolumeSpec and persistentVolumeName")
                } else if !name.isNull, !inline.isNull {
                    v.forbidden(because: "must specify exactly one of inlineVolumeSpec and persistentVolumeName")
                } else if name == "" {
                    v.required(.persistentVolumeName, because: "must specify non empty persistentVolumeName")
                }
            }
            let node = spec[.nodeName].text
            v.check(.nodeName, node, Format.dnsSubdomain(node))
        }
    }

    mutating func volumeAttachmentUpdate(from old: Value, to new: Value) {
        if !GoType.equal(old[.spec], new[.spec]) {
            invalid(.spec, was: new[.spec], because: Message.immutable)
        }
    }

    mutating func csiDriver(_ object: Value) {
        within(.metadata) { $0.driverName(.name, object.objectName) }
        within(.spec) { v in
            let spec = object[.spec]
            v.optionalChoice(.fsGroupPolicy, of: spec, ["File", "None", "ReadWriteOnceWithFSType"])
            for mode in spec[.volumeLifecycleModes].elements where !["Ephemeral", "Persistent"].contains(mode.text) {
                v.unsupported(.volumeLifecycleModes, was: mode, supported: ["Ephemeral", "Persistent"])
            }
        }
    }

    mutating func csiNode(_ object: Value) {
        within(.spec) { v in
            var names: [String] = []
            v.forEach(.drivers, of: object[.spec]) { v, driver, _ in
                let name = driver[.name].text
                v.driverName(.name, name)
                let node = driver[.nodeID].text
                if node.isEmpty { v.required(.nodeID) }
                if node.utf8.count > 256 {
                    v.invalid(.nodeID, was: .string(node), because: "must be 256 characters or less")
                }
                if names.contains(name) { v.duplicate(.name, was: .string(name)) }
                names.append(name)
                v.forEach(.topologyKeys, of: driver) { v, key, _ in
                    v.check(key.text, Format.qualifiedName(key.text))
                }
            }
        }
    }
}

private let persistentSources: [Key] = [
    .hostPath, .gcePersistentDisk, .awsElasticBlockStore, .glusterfs, .flocker, .nfs, .rbd, .quobyte, .cephfs, .iscsi,
    .cinder, .fc, .flexVolume, .azureFile, .vsphereVolume, .photonPersistentDisk, .portworxVolume, .azureDisk,
    .scaleIO, .local, .storageos, .csi,
]

private let secretsOfDrivers: [Key] = [
    .controllerPublishSecretRef, .controllerExpandSecretRef, .nodePublishSecretRef, .nodeExpandSecretRef,
]
