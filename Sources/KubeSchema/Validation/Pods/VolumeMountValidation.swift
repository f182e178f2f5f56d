import KubeObjects

extension Validator {
    mutating func volumeMounts(of container: Value, _ context: PodContext) {
        guard case .array(let mounts) = container[.volumeMounts], !mounts.isEmpty else { return }
        let devices = container[.volumeDevices].elements
        within(.volumeMounts) { v in
            for (index, mount) in mounts.enumerated() {
                v.within(index: index) { v in
                    v.mountTarget(mount, context)
                    if mounts[..<index].contains(where: { $0[.mountPath].text == mount[.mountPath].text }) {
                        v.invalid(.mountPath, was: .string(mount[.mountPath].text), because: "must be unique")
                    }
                    if !devices.isEmpty { v.notAmong(devices, mount) }
                    v.imageVolumePaths(mount, context)
                }
                // The server names the list, not the element, for the rest.
                v.mountPaths(mount)
                v.mountPropagation(mount, of: container)
            }
        }
    }

    private mutating func mountTarget(_ mount: Value, _ context: PodContext) {
        let name = mount[.name].text
        if name.isEmpty { required(.name) }
        if !context.volumes.contains(where: { $0.name == name }) { notFound(.name, was: .string(name)) }
        nonEmpty(.mountPath, of: mount)
    }

    private mutating func notAmong(_ devices: [Value], _ mount: Value) {
        let (name, path) = (mount[.name].text, mount[.mountPath].text)
        if devices.contains(where: { $0[.name].text == name }) {
            invalid(.name, was: .string(name), because: "must not already exist in volumeDevices")
        }
        if devices.contains(where: { $0[.devicePath].text == path }) {
            invalid(.mountPath, was: .string(path), because: "must not already exist as a path in volumeDevices")
        }
    }

    private mutating func imageVolumePaths(_ mount: Value, _ context: PodContext) {
        let (path, expression) = (mount[.subPath].text, mount[.subPathExpr].text)
        if !path.isEmpty, !expression.isEmpty {
            invalid(
                .subPathExpr, was: .string(expression), because: "subPathExpr and subPath are mutually exclusive")
        }
    }

    private mutating func mountPaths(_ mount: Value) {
        for field in [Key.subPath, .subPathExpr] {
            let path = mount[field].text
            if !path.isEmpty { descendingPath(field, path) }
        }
    }

    private mutating func mountPropagation(_ mount: Value, of container: Value) {
        if case .string(let mode) = mount[.mountPropagation] {
            if !["Bidirectional", "HostToContainer", "None"].contains(mode) {
                unsupported(
                    .mountPropagation, was: .string(mode), supported: ["Bidirectional", "HostToContainer", "None"])
            } else if mode == "Bidirectional", !container[.securityContext][.privileged].isTrue {
                forbidden(
                    .mountPropagation,
                    because: "Bidirectional mount propagation is available only to privileged containers")
            }
        }
        guard case .string(let mode) = mount[.recursiveReadOnly], mode != "Disabled" else { return }
        guard mode == "Enabled" || mode == "IfPossible" else {
            unsupported(
                .recursiveReadOnly, was: .string(mode), supported: ["Disabled", "Enabled", "IfPossible"])
            return
        }
        if !mount[.readOnly].isTrue {
            forbidden(.recursiveReadOnly, because: "may only be specified when readOnly is true")
        }
        if case .string(let propagation) = mount[.mountPropagation], propagation != "None" {
            forbidden(
                .recursiveReadOnly, because: "may only be specified when mountPropagation is None or not specified")
        }
    }

    mutating func volumeDevices(of container: Value, _ context: PodContext) {
        guard case .array(let devices) = container[.volumeDevices], !devices.isEmpty else { return }
        let mounts = container[.volumeMounts].elements
        within(.volumeDevices) { v in
            for (index, device) in devices.enumerated() {
                v.within(index: index) { v in
                    v.volumeDevice(device, before: devices[..<index], mounts: mounts, context)
                }
            }
        }
    }

    private mutating func volumeDevice(
        _ device: Value, before: ArraySlice<Value>, mounts: [Value], _ context: PodContext
    ) {
        let (name, path) = (device[.name].text, device[.devicePath].text)
        if name.isEmpty { required(.name) }
        if !name.isEmpty, before.contains(where: { $0[.name].text == name }) {
            invalid(.name, was: .string(name), because: "must be unique")
        }
        if let volume = context.volumes.first(where: { $0.name == name }) {
            if volume.source[.persistentVolumeClaim].isNull, volume.source[.ephemeral].isNull {
                invalid(
                    .name, was: .string(name),
                    because: "can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode")
            }
        } else {
            notFound(.name, was: .string(name))
        }
        if path.isEmpty { required(.devicePath) }
        if before.contains(where: { $0[.devicePath].text == path }) {
            invalid(.devicePath, was: .string(path), because: "must be unique")
        }
        if path.split(separator: "/").contains("..") {
            invalid(.devicePath, was: .string(path), because: "can not contain backsteps ('..')")
        }
        if mounts.contains(where: { $0[.name].text == name }) {
            invalid(.name, was: .string(name), because: "must not already exist in volumeMounts")
        }
        if mounts.contains(where: { $0[.mountPath].text == path }) {
            invalid(.devicePath, was: .string(path), because: "must not already exist as a path in volumeMounts")
        }
    }

    // MARK: Paths

    /// A relative path without `..`.
    mutating func descendingPath(_ field: Key, _ path: String) {
        if path.hasPrefix("/") { invalid(field, was: .string(path), because: "must be a relative path") }
        noBacksteps(field, path)
    }

    /// A path without `..`.
    mutating func noBacksteps(_ field: Key, _ path: String) {
        guard path.utf8.contains(UInt8(ascii: ".")) else { return }
        if path.split(separator: "/").contains("..") {
            invalid(field, was: .string(path), because: "must not contain '..'")
        }
    }

    /// A relative path that does not begin with two dots either, which are reserved in volumes.
    mutating func localPath(_ field: Key, _ path: String) {
        descendingPath(field, path)
        if path.hasPrefix(".."), !path.hasPrefix("../") {
            invalid(field, was: .string(path), because: "must not start with '..'")
        }
    }
}
